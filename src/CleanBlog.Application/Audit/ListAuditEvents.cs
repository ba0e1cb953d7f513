using CleanBlog.Application.Common;
using CleanBlog.Domain.Common;

namespace CleanBlog.Application.Audit;

/// <summary>Reads one page of the audit log, the newest event first unless another order was chosen.</summary>
public sealed class ListAuditEvents(IAuditReader audit) : IUseCase
{
    public Task<Page<AuditEventDetails>> ExecuteAsync(Window window, Selection<AuditEvent>? selection, CancellationToken cancellationToken) =>
        audit.ListAsync(new AuditEventsPage(window, selection), cancellationToken);
}
