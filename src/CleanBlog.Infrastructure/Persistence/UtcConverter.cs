using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace CleanBlog.Infrastructure.Persistence;

/// <summary>Stores an instant as a UTC date and time: SQLite cannot order a DateTimeOffset, PostgreSQL refuses one with an offset.</summary>
public sealed class UtcConverter() : ValueConverter<DateTimeOffset, DateTime>(
    instant => instant.UtcDateTime,
    stored => new DateTimeOffset(DateTime.SpecifyKind(stored, DateTimeKind.Utc)));
