using CleanBlog.Domain.Sessions;

namespace CleanBlog.Infrastructure.Security;

/// <summary>Section <c>Sessions</c>: how long users stay signed in, and how soon everybody knows that they do not any more.</summary>
public sealed class SessionOptions
{
    public const string Section = "Sessions";

    public static readonly TimeSpan MaxRevocationDelay = TimeSpan.FromMinutes(1);

    /// <inheritdoc cref="SessionPolicy.IdleLifetime"/>
    public TimeSpan IdleLifetime { get; set; } = TimeSpan.FromDays(14);

    /// <summary>How long a session lasts at the most, from its login on: by default the 30 days of NIST SP 800-63B-4, 2.1.3.</summary>
    public TimeSpan AbsoluteLifetime { get; set; } = TimeSpan.FromDays(30);

    /// <inheritdoc cref="SessionPolicy.MaxPerUser"/>
    public int MaxPerUser { get; set; } = SessionPolicy.GreatestMaxPerUser;

    /// <summary>
    /// How long an instance goes by what it knows of a caller: for so long it can take the access token of a session that ended on another
    /// instance, where the two share no Redis. Zero asks the database with each request.
    /// </summary>
    public TimeSpan RevocationDelay { get; set; } = TimeSpan.FromSeconds(5);

    internal SessionPolicy Policy => new(IdleLifetime, AbsoluteLifetime, MaxPerUser);
}
