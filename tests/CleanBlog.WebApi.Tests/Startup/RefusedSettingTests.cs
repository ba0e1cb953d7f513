namespace CleanBlog.WebApi.Tests.Startup;

public sealed class RefusedSettingTests : HostTest
{
    private const string Mend = "Set it to at least 32 random bytes, such as the output of: openssl rand -base64 48";

    [SetUp]
    public void InProduction()
    {
        Host.Settings["ASPNETCORE_ENVIRONMENT"] = "Production";
        Host.Settings["SECRET_KEY"] = ApiTest.SigningKey;
    }

    [TestCase("", "is missing")]
    [TestCase("31 bytes are one less than ask.", "is shorter than 32 bytes")]
    [TestCase("dev-secret-key", "is a well-known default")]
    [TestCase("09d25e094faa6ca2556c818166b7a9563b93f7099f6f0f4caa6cf63b88e8d3e7", "is a well-known default")]
    [TestCase("a-string-secret-at-least-256-bits-long", "is a well-known default")]
    public async Task A_secret_that_others_can_guess_stops_the_start(string secret, string reason)
    {
        Host.Settings["SECRET_KEY"] = secret;

        var exit = await Host.RunAsync("");

        Assert.ThatRefused(exit, "CleanBlog cannot start. SECRET_KEY", reason, Mend);
        Assert.That(secret.Length > 0 && exit.Error.Contains(secret, StringComparison.Ordinal), Is.False);
        Assert.That(Host.PathOf("data"), Does.Not.Exist);
    }

    [Test]
    public async Task A_start_without_any_secret_says_so()
    {
        Host.Settings.Remove("SECRET_KEY");

        var exit = await Host.RunAsync("");

        Assert.ThatRefused(exit, "CleanBlog cannot start. SECRET_KEY (or AccessTokens:SigningKey) is missing.", Mend);
        Assert.That(Host.PathOf("data"), Does.Not.Exist);
    }

    [TestCase("Persistence__Provider", "Oracle", "Persistence:Provider is 'Oracle'. Set it to one of: Sqlite")]
    [TestCase("Persistence__ConnectionString", "blog.db", "Write it like: Data Source=data/cleanblog.db")]
    [TestCase("DATABASE_URL", "blog.db", "DATABASE_URL has no scheme")]
    [TestCase("DATABASE_URL", "sqlite://", "Write sqlite:///relative/blog.db or sqlite:////absolute/blog.db")]
    [TestCase("DATABASE_URL", "sqlite:///:memory:", "DATABASE_URL names no SQLite file")]
    [TestCase("Cors__AllowedOrigins__0", "*", "Cors:AllowedOrigins must hold origins such as https://blog.example.com")]
    [TestCase("Cors__AllowedOrigins__0", "https://*.example.com", "no wildcard")]
    [TestCase("Cors__AllowedOrigins__0", "https://blog.example.com/path", "no path")]
    [TestCase("Cors__AllowedOrigins__0", "blog.example.com", "scheme, host and port")]
    [TestCase("Passwords__Iterations", "209999", "Passwords:Iterations must lie between 210000 and 10000000")]
    [TestCase("Passwords__MinLength", "7", "Passwords:MinLength must lie between 8 and 64")]
    [TestCase("Passwords__MinLength", "65", "Passwords:MinLength must lie between 8 and 64")]
    [TestCase("Passwords__RequireComposition", "perhaps", "'perhaps' at 'Passwords:RequireComposition'")]
    [TestCase("Passwords__MaxConcurrency", "0", "Passwords:MaxConcurrency must lie between 1 and 1024")]
    [TestCase("AccessTokens__Lifetime", "00:00:59", "AccessTokens:Lifetime must lie between 00:01:00 and 1.00:00:00")]
    [TestCase("AccessTokens__Lifetime", "1.00:00:01", "AccessTokens:Lifetime must lie between 00:01:00 and 1.00:00:00")]
    [TestCase("AccessTokens__Issuer", "", "AccessTokens:Issuer and AccessTokens:Audience must not be empty")]
    [TestCase("Idempotency__Retention", "00:00:59", "Idempotency:Retention must lie between 00:01:00 and 30.00:00:00")]
    [TestCase("Idempotency__Retention", "30.00:00:01", "Idempotency:Retention must lie between 00:01:00 and 30.00:00:00")]
    [TestCase("Audit__Retention", "23:59:59", "Audit:Retention must lie between 1.00:00:00 and 3650.00:00:00")]
    [TestCase("Audit__Retention", "3650.00:00:01", "Audit:Retention must lie between 1.00:00:00 and 3650.00:00:00")]
    [TestCase("Changes__Retention", "00:00:59", "Changes:Retention must lie between 00:01:00 and 3650.00:00:00")]
    [TestCase("Changes__Retention", "3650.00:00:01", "Changes:Retention must lie between 00:01:00 and 3650.00:00:00")]
    [TestCase("Changes__MaxWaitingReaders", "0", "Changes:MaxWaitingReaders must lie between 1 and 100000")]
    [TestCase("Changes__MaxWaitingReaders", "100001", "Changes:MaxWaitingReaders must lie between 1 and 100000")]
    [TestCase("RateLimits__SignIn__Quota", "0", "RateLimits:SignIn:Quota must lie between 1 and 1000000, and RateLimits:SignIn:Window between 00:00:01 and 1.00:00:00")]
    [TestCase("RateLimits__Account__Quota", "1000001", "RateLimits:Account:Quota must lie between 1 and 1000000")]
    [TestCase("RateLimits__Password__Window", "00:00:00.9", "RateLimits:Password:Window between 00:00:01 and 1.00:00:00")]
    [TestCase("RateLimits__User__Window", "1.00:00:01", "RateLimits:User:Window between 00:00:01 and 1.00:00:00")]
    [TestCase("RateLimits__Address__Quota", "-1", "RateLimits:Address:Quota must lie between 1 and 1000000")]
    [TestCase("RateLimits__PercentOfPlaces", "0", "RateLimits:PercentOfPlaces must lie between 1 and 100")]
    [TestCase("RateLimits__PercentOfPlaces", "101", "RateLimits:PercentOfPlaces must lie between 1 and 100")]
    [TestCase("RateLimits__Enabled", "perhaps", "'perhaps' at 'RateLimits:Enabled'")]
    [TestCase("Proxies__Trusted__0", "nginx", "Proxies:Trusted must hold addresses such as 10.0.0.2 and networks such as 10.0.0.0/24")]
    [TestCase("Proxies__Trusted__0", "10.0.0.0/33", "networks such as 10.0.0.0/24")]
    [TestCase("ASPNETCORE_FORWARDEDHEADERS_ENABLED", "true", "name your proxies in Proxies:Trusted")]
    [TestCase("Registration__Mode", "invited", "Registration:Mode must be open, invite or closed")]
    [TestCase("Registration__Mode", "1", "Registration:Mode must be open, invite or closed")]
    [TestCase("Registration__InvitationLifetime", "00:00:59", "Registration:InvitationLifetime must lie between 00:01:00 and 90.00:00:00")]
    [TestCase("Registration__InvitationLifetime", "90.00:00:01", "Registration:InvitationLifetime must lie between 00:01:00 and 90.00:00:00")]
    [TestCase("Registration__InvitationUrl", "https://blog.example.com/join", "Write it like: https://blog.example.com/join#{token}")]
    [TestCase("Registration__InvitationUrl", "https://blog.example.com/join?invitation={token}", "behind its #, where it reaches no log")]
    [TestCase("Registration__InvitationUrl", "https://blog.example.com/join?invitation={token}#{token}", "behind its #, where it reaches no log")]
    [TestCase("Registration__InvitationUrl", "https://blog.example.com/join#{token}{token}", "{token} once")]
    [TestCase("Registration__InvitationUrl", "/join#{token}", "must be an address")]
    [TestCase("Registration__InvitationUrl", "javascript:join#{token}", "must be an address")]
    [TestCase("Users__Directory", "everybody", "Users:Directory must be signed_in or administrators")]
    [TestCase("Idempotency__Retention", "a while", "'a while' at 'Idempotency:Retention'")]
    [TestCase("Concurrency__RequireIfMatch", "perhaps", "'perhaps' at 'Concurrency:RequireIfMatch'")]
    [TestCase("Logging__Console__FormatterName", "xml", "Logging:Console:FormatterName is 'xml'. Set it to one of: json, simple, systemd.")]
    [TestCase("Passwords__Iterations", "many", "'many' at 'Passwords:Iterations'")]
    [TestCase("Sessions__IdleLifetime", "00:00:59", "Sessions:IdleLifetime must lie between 00:01:00 and 90.00:00:00")]
    [TestCase("Sessions__IdleLifetime", "90.00:00:01", "Sessions:IdleLifetime must lie between 00:01:00 and 90.00:00:00")]
    [TestCase("Sessions__AbsoluteLifetime", "13.23:59:59", "Sessions:AbsoluteLifetime must lie between Sessions:IdleLifetime and 365.00:00:00")]
    [TestCase("Sessions__AbsoluteLifetime", "365.00:00:01", "Sessions:AbsoluteLifetime must lie between Sessions:IdleLifetime and 365.00:00:00")]
    [TestCase("Sessions__MaxPerUser", "0", "Sessions:MaxPerUser must lie between 1 and 100")]
    [TestCase("Sessions__MaxPerUser", "101", "Sessions:MaxPerUser must lie between 1 and 100")]
    [TestCase("Sessions__RevocationDelay", "-00:00:01", "Sessions:RevocationDelay must lie between 00:00:00 and 00:01:00")]
    [TestCase("Sessions__RevocationDelay", "00:01:01", "Sessions:RevocationDelay must lie between 00:00:00 and 00:01:00")]
    [TestCase("AccessTokens__Lifetime", "soon", "'soon' at 'AccessTokens:Lifetime'")]
    [TestCase("Persistence__MigrateOnStart", "perhaps", "'perhaps' at 'Persistence:MigrateOnStart'")]
    [TestCase("OTEL_EXPORTER_OTLP_ENDPOINT", "localhost:4317", "Write it like: http://localhost:4317")]
    [TestCase("OTEL_EXPORTER_OTLP_ENDPOINT", "collector", "Write it like: http://localhost:4317")]
    [TestCase("Https__Hsts", "maybe", "'maybe' at 'Https:Hsts'")]
    public async Task A_setting_that_cannot_be_meant_stops_the_start(string key, string value, string sentence)
    {
        Host.Settings[key] = value;

        var exit = await Host.RunAsync("");

        Assert.ThatRefused(exit, "CleanBlog cannot start.", sentence);
        Assert.That(Directory.EnumerateFileSystemEntries(Host.Root), Is.Empty);
    }

    [TestCase("mysql://user:hunter2@db.example.com/blog")]
    [TestCase("oracle+cx_oracle://user:hunter2@db.example.com/blog")]
    [TestCase("user:hunter2@db.example.com/blog")]
    public async Task An_unknown_database_is_refused_without_its_password(string url)
    {
        Host.Settings["DATABASE_URL"] = url;

        var exit = await Host.RunAsync("");

        Assert.ThatRefused(exit, "CleanBlog cannot start. DATABASE_URL has", "It can be: Sqlite, PostgreSql, SqlServer");
        Assert.That(exit.Error + exit.Output, Does.Not.Contain("hunter2"));
        Assert.That(Directory.EnumerateFileSystemEntries(Host.Root), Is.Empty);
    }

    [Test]
    public async Task Settings_at_their_limits_are_good()
    {
        Host.Settings["Passwords__Iterations"] = "210000";
        Host.Settings["AccessTokens__Lifetime"] = "00:01:00";
        Host.Settings["Cors__AllowedOrigins__0"] = "https://blog.example.com:8443";
        Host.Settings["SECRET_KEY"] = "32 bytes are exactly as asked...";

        var server = await Host.ServeAsync();

        Assert.That(server.Announcement, Does.Contain("is ready"));
    }
}
