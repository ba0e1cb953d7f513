using CleanBlog.Domain.Sessions;
using CleanBlog.Domain.Users;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CleanBlog.Infrastructure.Persistence.Sessions;

internal sealed class SessionConfiguration : IEntityTypeConfiguration<Session>
{
    public void Configure(EntityTypeBuilder<Session> builder)
    {
        builder.ToTable("sessions");
        builder.Property(session => session.Id).ValueGeneratedNever();
        builder.Property(session => session.FamilyHash).HasMaxLength(Session.HashSize).IsFixedLength();
        builder.Property(session => session.TokenHash).HasMaxLength(Session.HashSize).IsFixedLength().IsConcurrencyToken();
        builder.Property(session => session.PreviousTokenHash).HasMaxLength(Session.HashSize).IsFixedLength();
        builder.Property(session => session.Salt).HasMaxLength(Session.HashSize).IsFixedLength();
        builder.Property(session => session.CreatedAt);
        builder.Property(session => session.Device).HasMaxLength(SessionClient.MaxDeviceLength);
        builder.Property(session => session.Address).HasMaxLength(SessionClient.MaxAddressLength);
        builder.HasOne<User>().WithMany().HasForeignKey(session => session.UserId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(session => new { session.UserId, session.LastUsedAt });
        builder.HasIndex(session => session.ExpiresAt);
    }
}
