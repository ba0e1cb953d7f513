using CleanBlog.Domain.Common;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace CleanBlog.Infrastructure.Persistence;

/// <summary>Stores an identifier as its UUID.</summary>
public sealed class EntityIdConverter<TId>() : ValueConverter<TId, Guid>(id => id.Value, value => EntityIds.From<TId>(value))
    where TId : IEntityId<TId>;

/// <summary>An expression tree, such as a converter's, cannot call a static member of an interface itself.</summary>
public static class EntityIds
{
    public static TId From<TId>(Guid value)
        where TId : IEntityId<TId> => TId.From(value);
}
