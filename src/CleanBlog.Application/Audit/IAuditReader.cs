using CleanBlog.Application.Common;
using CleanBlog.Domain.Common;

namespace CleanBlog.Application.Audit;

/// <summary>Reads the audit log.</summary>
public interface IAuditReader
{
    /// <summary>At most two statements: the count where it is asked for, and the page unless it lies past the end.</summary>
    Task<Page<AuditEventDetails>> ListAsync(Specification<AuditEvent> specification, CancellationToken cancellationToken);

    /// <summary>One statement, read row by row as it is consumed.</summary>
    IAsyncEnumerable<AuditEventDetails> StreamAsync(Specification<AuditEvent> specification, CancellationToken cancellationToken);
}
