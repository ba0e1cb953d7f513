namespace CleanBlog.Application.Audit;

/// <summary>An event of the audit log.</summary>
/// <param name="Id">A version 7 UUID in lower case.</param>
/// <param name="At">When it happened; UTC, in microseconds.</param>
/// <param name="Event">What happened, such as <c>login.failed</c>. New names can come.</param>
/// <param name="ActorId">The user whose token the request showed; null where it showed none, and for commands on the machine.</param>
/// <param name="SubjectKind">What sort of thing it happened to, such as <c>user</c>; null where it happened to nothing that is known. New kinds can come.</param>
/// <param name="SubjectId">The id of that thing, which may be gone.</param>
/// <param name="Address">The IP address that the request came from; null for commands on the machine.</param>
/// <param name="TraceId">Names the request in the server's log (W3C Trace Context); null for commands on the machine.</param>
/// <param name="Detail">A word more, such as <c>wrong_password</c>. New words can come.</param>
public sealed record AuditEventDetails(
    Guid Id,
    DateTimeOffset At,
    string Event,
    Guid? ActorId,
    string? SubjectKind,
    Guid? SubjectId,
    string? Address,
    string? TraceId,
    string? Detail);
