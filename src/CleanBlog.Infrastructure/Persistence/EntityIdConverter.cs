using CleanBlog.Domain.Common;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace CleanBlog.Infrastructure.Persistence;

/// <summary>Stores an identifier as its UUID.</summary>
internal sealed class EntityIdConverter<TId>() : ValueConverter<TId, Guid>(id => id.Value, value => From(value))
    where TId : IEntityId<TId>
{
    private static TId From(Guid value) => TId.From(value);
}
