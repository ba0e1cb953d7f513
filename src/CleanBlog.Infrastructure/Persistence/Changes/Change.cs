using CleanBlog.Application.Changes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CleanBlog.Infrastructure.Persistence.Changes;

/// <summary>
/// Says that something was created, changed or deleted, and who could see it before and after. Stored in the same transaction as the write
/// that it tells of, and numbered later by <see cref="ChangeSequence"/>.
/// </summary>
public sealed class Change
{
    internal Change(ChangeKind kind, Guid entityId, Guid ownerId, bool? wasPublic, bool? isPublic, int version, DateTimeOffset at) =>
        (Kind, EntityId, OwnerId, WasPublic, IsPublic, Version, At) = (kind, entityId, ownerId, wasPublic, isPublic, version, at);

    /// <summary>Of the order in which rows were inserted: of two changes of one thing the earlier has the lower one. It is not the order of commits.</summary>
    public long Id { get; }

    /// <summary>Null until it is numbered; without gaps from the oldest that is kept to the newest.</summary>
    public long? Position { get; }

    public ChangeKind Kind { get; }

    public Guid EntityId { get; }

    /// <inheritdoc cref="RecordedChange.OwnerId"/>
    public Guid OwnerId { get; }

    /// <inheritdoc cref="RecordedChange.WasPublic"/>
    public bool? WasPublic { get; }

    /// <inheritdoc cref="RecordedChange.IsPublic"/>
    public bool? IsPublic { get; }

    /// <summary>Of the thing, after the change; of what was deleted, the last one.</summary>
    public int Version { get; }

    public DateTimeOffset At { get; }
}

internal sealed class ChangeConfiguration : IEntityTypeConfiguration<Change>
{
    public void Configure(EntityTypeBuilder<Change> builder)
    {
        builder.ToTable("changes");
        builder.HasKey(change => change.Id);
        builder.Property(change => change.Id).ValueGeneratedOnAdd();
        builder.Property(change => change.Position);
        builder.Property(change => change.Kind);
        builder.Property(change => change.EntityId);
        builder.Property(change => change.OwnerId);
        builder.Property(change => change.WasPublic);
        builder.Property(change => change.IsPublic);
        builder.Property(change => change.Version);
        builder.Property(change => change.At);

        // What is written has no position yet, and need not be in it.
        builder.HasIndex(change => change.Position).IsUnique().HasFilter("\"position\" IS NOT NULL");

        // Empty as soon as everything is numbered, so that a look at it costs next to nothing.
        builder.HasIndex(change => change.Id).HasFilter("\"position\" IS NULL").HasDatabaseName("ix_changes_unnumbered");
    }
}

internal static class ChangeQueries
{
    /// <summary>Those with a position, as the index of positions has them: a database takes it only for a query that says so.</summary>
    public static IQueryable<Change> Numbered(this IQueryable<Change> changes) => changes.Where(change => change.Position != null);
}
