using System.Net;
using CleanBlog.Application.Common;

namespace CleanBlog.Application.Audit;

/// <summary>What administrators may ask of the audit log.</summary>
public sealed class AuditEventFields : CollectionFields<AuditEvent>
{
    private static readonly Dictionary<string, AuditSubjectKind> Kinds = new(StringComparer.Ordinal) { ["user"] = AuditSubjectKind.User, ["invitation"] = AuditSubjectKind.Invitation };

    private AuditEventFields()
        : base(entry => entry.Id)
    {
        Uuid("id", entry => entry.Id);
        Instant("at", entry => entry.At);
        Word("event", entry => entry.Event, SecurityEvent.ByName);
        Uuid("actor_id", entry => entry.ActorId);
        Word("subject_kind", entry => entry.SubjectKind!.Value, Kinds);
        Uuid("subject_id", entry => entry.SubjectId);
        Parsed("address", entry => entry.Address!, text => IPAddress.TryParse(text, out var address) ? $"{address}" : text);
        Parsed("trace_id", entry => entry.TraceId!, text => text);
        Word("detail", entry => entry.Detail!, EventDetail.ByName);
    }

    public static AuditEventFields All { get; } = new();
}
