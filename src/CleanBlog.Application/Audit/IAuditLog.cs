namespace CleanBlog.Application.Audit;

/// <summary>Keeps what happens to the security of accounts. Who did it, from where and in which trace it knows by itself.</summary>
public interface IAuditLog
{
    /// <summary>Stages an event that is stored by the next commit, in the same transaction as what it tells of; a refused commit leaves none.</summary>
    void Stage(SecurityEvent what, AuditSubject? whom = null, EventDetail? detail = null);

    /// <summary>
    /// Stores an event that tells of no write, at once and whatever becomes of the request. To be called before the request has stored
    /// anything: where there is one writer at a time, it would wait for itself.
    /// </summary>
    Task StoreAsync(SecurityEvent what, AuditSubject? whom, EventDetail? detail, CancellationToken cancellationToken);
}
