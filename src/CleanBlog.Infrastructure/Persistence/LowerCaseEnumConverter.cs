using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace CleanBlog.Infrastructure.Persistence;

/// <summary>Stores an enum by its name in lower case, as the reference does.</summary>
public sealed class LowerCaseEnumConverter<TEnum>() : ValueConverter<TEnum, string>(
    value => value.ToString().ToLowerInvariant(),
    stored => Enum.Parse<TEnum>(stored, ignoreCase: true))
    where TEnum : struct, Enum;
