namespace CleanBlog.Application.Audit;

/// <summary>
/// That something happened to the security of accounts: who did what, to whom, from where. It refers to nothing that is stored, so that it
/// outlives whom it is about, and nothing changes it.
/// </summary>
public sealed class AuditEvent
{
    /// <summary>Of an IPv6 address.</summary>
    public const int MaxAddressLength = 45;

    public const int TraceIdLength = 32;

    private AuditEvent(
        AuditEventId id, DateTimeOffset at, SecurityEvent @event, Guid? actorId, AuditSubjectKind? subjectKind, Guid? subjectId, string? address, string? traceId, EventDetail? detail)
    {
        (Id, At, Event, ActorId) = (id, at, @event, actorId);
        (SubjectKind, SubjectId, Address, TraceId, Detail) = (subjectKind, subjectId, address, traceId, detail);
    }

    public AuditEventId Id { get; }

    public DateTimeOffset At { get; }

    public SecurityEvent Event { get; }

    /// <inheritdoc cref="AuditEventDetails.ActorId"/>
    public Guid? ActorId { get; }

    public AuditSubjectKind? SubjectKind { get; }

    public Guid? SubjectId { get; }

    /// <inheritdoc cref="AuditEventDetails.Address"/>
    public string? Address { get; }

    /// <inheritdoc cref="AuditEventDetails.TraceId"/>
    public string? TraceId { get; }

    public EventDetail? Detail { get; }

    public static AuditEvent Record(SecurityEvent what, AuditSubject? whom, EventDetail? detail, Guid? actorId, string? address, string? traceId, DateTimeOffset now) =>
        new(AuditEventId.New(), now, what, actorId, whom?.Kind, whom?.Id, address, traceId, detail);
}
