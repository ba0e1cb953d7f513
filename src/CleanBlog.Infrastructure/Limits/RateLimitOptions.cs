namespace CleanBlog.Infrastructure.Limits;

/// <summary>Section <c>RateLimits</c>: how often one may ask.</summary>
public sealed class RateLimitOptions
{
    public const string Section = "RateLimits";

    /// <summary>False where a gateway limits callers already.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>Of an address: logins and registrations.</summary>
    public RateOptions SignIn { get; set; } = new() { Quota = 30, Window = TimeSpan.FromMinutes(1) };

    /// <summary>Against an account: logins and registrations that fail.</summary>
    public RateOptions Account { get; set; } = new() { Quota = 10, Window = TimeSpan.FromMinutes(15) };

    /// <summary>Of a user: what asks for the current password.</summary>
    public RateOptions Password { get; set; } = new() { Quota = 10, Window = TimeSpan.FromMinutes(15) };

    /// <summary>Of a user: everything else, refreshes included.</summary>
    public RateOptions User { get; set; } = new() { Quota = 1200, Window = TimeSpan.FromMinutes(1) };

    /// <summary>Of an address: everything else without a token.</summary>
    public RateOptions Address { get; set; } = new() { Quota = 600, Window = TimeSpan.FromMinutes(1) };

    /// <summary>How many of the places for streams and for those who wait one caller may take, in percent.</summary>
    public int PercentOfPlaces { get; set; } = 25;

    /// <summary>The most places of so many that one caller may take.</summary>
    public int ShareOf(int places) => Enabled ? (int)Math.Max(1, (long)places * PercentOfPlaces / 100) : places;

    internal static IReadOnlyList<string> Names { get; } = [nameof(SignIn), nameof(Account), nameof(Password), nameof(User), nameof(Address)];

    internal RateOptions Of(string name) => name switch
    {
        nameof(SignIn) => SignIn,
        nameof(Account) => Account,
        nameof(Password) => Password,
        nameof(User) => User,
        nameof(Address) => Address,
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, message: null),
    };
}

/// <summary>One of the limits.</summary>
public sealed class RateOptions
{
    public const int GreatestQuota = 1_000_000;

    public static readonly TimeSpan MinWindow = TimeSpan.FromSeconds(1);
    public static readonly TimeSpan MaxWindow = TimeSpan.FromDays(1);

    /// <summary>So many at once.</summary>
    public int Quota { get; set; }

    /// <summary>In which as many come back, evenly.</summary>
    public TimeSpan Window { get; set; }

    internal bool IsValid => Quota is >= 1 and <= GreatestQuota && Window >= MinWindow && Window <= MaxWindow;

    public Rate ToRate(string name) => new(name, Quota, Window);
}
