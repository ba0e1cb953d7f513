using CleanBlog.Application.Audit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CleanBlog.Infrastructure.Persistence.Audit;

internal sealed class AuditEventConfiguration : IEntityTypeConfiguration<AuditEvent>
{
    public void Configure(EntityTypeBuilder<AuditEvent> builder)
    {
        builder.ToTable("audit_events");
        builder.Property(entry => entry.Id).ValueGeneratedNever();
        builder.Property(entry => entry.At);
        builder.Property(entry => entry.Event).HasConversion(what => what.Name, stored => SecurityEvent.FromStored(stored)).HasMaxLength(SecurityEvent.MaxNameLength);
        builder.Property(entry => entry.ActorId);
        builder.Property(entry => entry.SubjectKind);
        builder.Property(entry => entry.SubjectId);
        builder.Property(entry => entry.Address).HasMaxLength(AuditEvent.MaxAddressLength);
        builder.Property(entry => entry.TraceId).HasMaxLength(AuditEvent.TraceIdLength);
        builder.Property(entry => entry.Detail).HasConversion(detail => detail!.Name, stored => EventDetail.FromStored(stored)).HasMaxLength(EventDetail.MaxNameLength);
        builder.HasIndex(entry => new { entry.At, entry.Id });
        builder.HasIndex(entry => new { entry.ActorId, entry.At, entry.Id });
        builder.HasIndex(entry => new { entry.SubjectId, entry.At, entry.Id });
    }
}
