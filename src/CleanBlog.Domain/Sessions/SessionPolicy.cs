namespace CleanBlog.Domain.Sessions;

/// <summary>How long sessions go on, and how many a user has.</summary>
/// <param name="IdleLifetime">How long a session lasts that nobody refreshes.</param>
/// <param name="AbsoluteLifetime">How long it lasts at the most, from its login on.</param>
/// <param name="MaxPerUser">With one login more the session ends that was used the longest ago.</param>
public sealed record SessionPolicy(TimeSpan IdleLifetime, TimeSpan AbsoluteLifetime, int MaxPerUser)
{
    public const int GreatestMaxPerUser = 100;

    public static readonly TimeSpan LeastIdleLifetime = TimeSpan.FromMinutes(1);

    public static readonly TimeSpan GreatestIdleLifetime = TimeSpan.FromDays(90);

    public static readonly TimeSpan GreatestAbsoluteLifetime = TimeSpan.FromDays(365);

    /// <summary>
    /// How long a refresh token that was replaced still gives its successor, to the same device: two tabs may refresh at once, and an
    /// answer may be lost on its way.
    /// </summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);
}
