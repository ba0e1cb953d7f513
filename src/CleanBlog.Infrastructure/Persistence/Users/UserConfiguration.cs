using CleanBlog.Domain.Users;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CleanBlog.Infrastructure.Persistence.Users;

internal sealed class UserConfiguration : IEntityTypeConfiguration<User>
{
    public void Configure(EntityTypeBuilder<User> builder)
    {
        builder.ToTable("users");
        builder.Property(user => user.Id).ValueGeneratedNever();
        builder.Property(user => user.Email)
            .HasConversion(email => email.Value, stored => EmailAddress.FromStored(stored))
            .HasMaxLength(EmailAddress.MaxLength);
        builder.Property(user => user.PasswordHash).HasMaxLength(User.MaxPasswordHashLength);
        builder.Property(user => user.FirstName).HasMaxLength(User.MaxNameLength);
        builder.Property(user => user.LastName).HasMaxLength(User.MaxNameLength);
        builder.Property(user => user.CreatedAt);
        builder.Property(user => user.SessionStamp);
        builder.Property(user => user.Version).IsConcurrencyToken();
        builder.Property(user => user.SearchText);
        builder.Property(user => user.DeletedAt);
        builder.Property(user => user.LosesPosts);
        builder.HasIndex(user => user.Email).IsUnique();
        builder.HasIndex(user => new { user.Email, user.IsActive });
        builder.HasIndex(user => user.Role);
        builder.HasIndex(user => new { user.CreatedAt, user.Id });

        // Of the few who are gone, and of those whom an older version stored: empty as soon as that is done.
        builder.HasIndex(user => user.DeletedAt).HasFilter("\"deleted_at\" IS NOT NULL");
        builder.HasIndex(user => user.Id).HasFilter("\"search_text\" IS NULL").HasDatabaseName("ix_users_unsearchable");
    }
}
