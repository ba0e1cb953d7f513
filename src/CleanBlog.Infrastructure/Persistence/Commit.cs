using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CleanBlog.Infrastructure.Persistence;

/// <summary>
/// Stored in the same transaction as the write that it stands for, so that a repeated attempt can tell whether an earlier one, whose
/// answer was lost with its connection, was committed. See <see cref="UnitOfWork"/>.
/// </summary>
public sealed class Commit
{
    private Commit(Guid id, DateTimeOffset committedAt) => (Id, CommittedAt) = (id, committedAt);

    public Guid Id { get; }

    public DateTimeOffset CommittedAt { get; }

    internal static Commit New(DateTimeOffset now) => new(Guid.CreateVersion7(now), now);
}

internal sealed class CommitConfiguration : IEntityTypeConfiguration<Commit>
{
    public void Configure(EntityTypeBuilder<Commit> builder)
    {
        builder.ToTable("commits");
        builder.Property(commit => commit.Id).ValueGeneratedNever();
        builder.Property(commit => commit.CommittedAt);
        builder.HasIndex(commit => commit.CommittedAt);
    }
}
