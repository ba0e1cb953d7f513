namespace CleanBlog.Infrastructure.Persistence;

/// <summary>Section <c>Idempotency</c>: requests that carry an <c>Idempotency-Key</c>.</summary>
public sealed class IdempotencyOptions
{
    public const string Section = "Idempotency";

    public static readonly TimeSpan MinRetention = TimeSpan.FromMinutes(1);

    public static readonly TimeSpan MaxRetention = TimeSpan.FromDays(30);

    /// <summary>How long a request is remembered with its answer.</summary>
    public TimeSpan Retention { get; set; } = TimeSpan.FromHours(24);
}
