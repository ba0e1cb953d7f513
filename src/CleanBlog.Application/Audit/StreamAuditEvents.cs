using CleanBlog.Application.Common;
using CleanBlog.Domain.Common;

namespace CleanBlog.Application.Audit;

/// <summary>Reads all of the audit log as it is consumed: one state of the database, however much there is.</summary>
public sealed class StreamAuditEvents(IAuditReader audit) : IUseCase
{
    public IAsyncEnumerable<AuditEventDetails> ExecuteAsync(Selection<AuditEvent>? selection, CancellationToken cancellationToken) =>
        audit.StreamAsync(new AuditEventsPage(window: null, selection), cancellationToken);
}
