using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CleanBlog.Infrastructure.Persistence;

/// <summary>A request that was carried out, and its answer. See <see cref="Idempotency"/>.</summary>
public sealed class RememberedRequest
{
    internal RememberedRequest(Guid id, Guid fingerprint, byte[] answer, DateTimeOffset createdAt) =>
        (Id, Fingerprint, Answer, CreatedAt) = (id, fingerprint, answer, createdAt);

    /// <summary>A keyed hash of the caller and the key.</summary>
    public Guid Id { get; }

    /// <summary>A keyed hash of caller, key, method, target and body.</summary>
    public Guid Fingerprint { get; }

    /// <summary>Encrypted: an answer can hold an access token.</summary>
    public byte[] Answer { get; }

    public DateTimeOffset CreatedAt { get; }
}

internal sealed class RememberedRequestConfiguration : IEntityTypeConfiguration<RememberedRequest>
{
    public void Configure(EntityTypeBuilder<RememberedRequest> builder)
    {
        builder.ToTable("idempotency_keys");
        builder.Property(request => request.Id).ValueGeneratedNever();
        builder.Property(request => request.Fingerprint);
        builder.Property(request => request.Answer);
        builder.Property(request => request.CreatedAt);
        builder.HasIndex(request => request.CreatedAt);
    }
}
