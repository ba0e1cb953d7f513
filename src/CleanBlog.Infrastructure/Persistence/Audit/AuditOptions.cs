namespace CleanBlog.Infrastructure.Persistence.Audit;

/// <summary>Section <c>Audit</c>: the audit log.</summary>
public sealed class AuditOptions
{
    public const string Section = "Audit";

    public static readonly TimeSpan MinRetention = TimeSpan.FromDays(1);

    public static readonly TimeSpan MaxRetention = TimeSpan.FromDays(3650);

    /// <summary>How long an event is kept.</summary>
    public TimeSpan Retention { get; set; } = TimeSpan.FromDays(365);
}
