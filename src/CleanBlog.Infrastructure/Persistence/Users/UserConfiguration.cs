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
        builder.HasIndex(user => user.Email).IsUnique();
        builder.HasIndex(user => new { user.Email, user.IsActive });
        builder.HasIndex(user => user.Role);
        builder.HasIndex(user => new { user.CreatedAt, user.Id });
    }
}
