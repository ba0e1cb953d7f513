using System.Security.Cryptography;
using CleanBlog.Domain.Invitations;
using CleanBlog.Domain.Users;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CleanBlog.Infrastructure.Persistence.Invitations;

/// <summary>Without a reference to users: who made or used an invitation can be deleted, and it stays known that it was used.</summary>
internal sealed class InvitationConfiguration : IEntityTypeConfiguration<Invitation>
{
    public void Configure(EntityTypeBuilder<Invitation> builder)
    {
        builder.ToTable("invitations");
        builder.Property(invitation => invitation.Id).ValueGeneratedNever();
        builder.Property(invitation => invitation.TokenHash).HasMaxLength(SHA256.HashSizeInBytes).IsFixedLength();
        builder.Property(invitation => invitation.Email)
            .HasConversion(email => email!.Value, stored => EmailAddress.FromStored(stored))
            .HasMaxLength(EmailAddress.MaxLength);
        builder.Property(invitation => invitation.Role);
        builder.Property(invitation => invitation.CreatedBy);
        builder.Property(invitation => invitation.ExpiresAt);
        builder.Property(invitation => invitation.CreatedAt);
        builder.Property(invitation => invitation.Version).IsConcurrencyToken();
        builder.HasIndex(invitation => invitation.TokenHash).IsUnique();
        builder.HasIndex(invitation => invitation.ExpiresAt);
        builder.HasIndex(invitation => new { invitation.CreatedAt, invitation.Id });
    }
}
