using System.Linq.Expressions;
using CleanBlog.Application.Audit;
using CleanBlog.Application.Common;
using CleanBlog.Domain.Common;
using Microsoft.EntityFrameworkCore;

namespace CleanBlog.Infrastructure.Persistence.Audit;

/// <summary>Reads the primary alone: whoever looks into the log after something happened shall see it.</summary>
internal sealed class AuditReader(BlogDbContext context) : IAuditReader
{
    private static readonly Expression<Func<AuditEvent, AuditEventDetails>> Details = entry => new AuditEventDetails(
        entry.Id.Value,
        entry.At,
        entry.Event.Name,
        entry.ActorId,
        entry.SubjectKind == null ? null : NameOf(entry.SubjectKind.Value),
        entry.SubjectId,
        entry.Address,
        entry.TraceId,
        entry.Detail == null ? null : entry.Detail.Name);

    public Task<Page<AuditEventDetails>> ListAsync(Specification<AuditEvent> specification, CancellationToken cancellationToken) =>
        context.Set<AuditEvent>().AsNoTracking().ToPageAsync(specification, Details, cancellationToken);

    public IAsyncEnumerable<AuditEventDetails> StreamAsync(Specification<AuditEvent> specification, CancellationToken cancellationToken) =>
        SpecificationEvaluator.GetQuery(context.Set<AuditEvent>().AsNoTracking(), specification).Select(Details).StreamAsync(context, cancellationToken);

    private static string NameOf(AuditSubjectKind kind) => kind.ToString().ToLowerInvariant();
}
