using System.Security.Cryptography;
using System.Text.Json;

namespace CleanBlog.Benchmarks.Servers;

/// <summary>What was published, and how each is set up.</summary>
/// <param name="Folder">Holds a folder for each program.</param>
internal sealed record Installation(string Folder)
{
    private const string GarbageCollection = "System.GC.";

    /// <summary>Signs the tokens of all servers.</summary>
    private readonly string key = RandomNumberGenerator.GetHexString(64);

    public string CleanBlogAssembly => Path.Combine(Folder, "cleanblog", "CleanBlog.WebApi.dll");

    public string HookAssembly => Path.Combine(Folder, "hook", "CleanBlog.Benchmarks.Hook.dll");

    /// <summary>As the baseline's: a chapter signs in once.</summary>
    private static (string, string) TokensForALongRun => ("AccessTokens__Lifetime", "1.00:00:00");

    /// <summary>All of the load comes from one address.</summary>
    private static (string, string) Unlimited => ("RateLimits__Enabled", "false");

    private string BaselineAssembly => Path.Combine(Folder, "baseline", "CleanBlog.Benchmarks.Baseline.dll");

    private string EmptyAssembly => Path.Combine(Folder, "empty", "CleanBlog.Benchmarks.EmptyApi.dll");

    /// <summary>CleanBlog on PostgreSQL as shipped: with its cache, and its log on standard output.</summary>
    public ServerSpec CleanBlog(string connectionString) =>
        new ServerSpec("CleanBlog", CleanBlogAssembly, Folder, "/health")
            .With(("SECRET_KEY", key), TokensForALongRun, Unlimited, ("Persistence__Provider", "PostgreSql"), ("Persistence__ConnectionString", connectionString)) with
        {
            IsOnPostgreSql = true,
        };

    /// <summary>CleanBlog that asks the database each time.</summary>
    public ServerSpec CleanBlogWithoutCache(string connectionString) =>
        CleanBlog(connectionString).With(("Caching__Enabled", "false")) with { Name = "CleanBlog, no cache" };

    /// <summary>CleanBlog as it starts without any setting but the key and the limits: on a file in its folder.</summary>
    public ServerSpec CleanBlogOnSqlite(string contentRoot) =>
        new ServerSpec("CleanBlog on SQLite", CleanBlogAssembly, contentRoot, "/health").With(("SECRET_KEY", key), TokensForALongRun, Unlimited);

    public ServerSpec Baseline(string connectionString) =>
        new ServerSpec("baseline", BaselineAssembly, Folder, "/health")
            .With(("SECRET_KEY", key), ("ConnectionStrings__Blog", connectionString)) with
        {
            IsOnPostgreSql = true,
        };

    /// <summary>The baseline on a database file that CleanBlog made.</summary>
    public ServerSpec BaselineOnSqlite(string path) =>
        new ServerSpec("baseline on SQLite", BaselineAssembly, Folder, "/health").With(("SECRET_KEY", key), ("ConnectionStrings__Blog", $"Data Source={path}"));

    public ServerSpec Empty() => new("empty API", EmptyAssembly, Folder, "/");

    /// <summary>Two servers that collect garbage in different ways cannot be compared.</summary>
    public void RequireEqualGarbageCollection()
    {
        var (ours, its) = (GarbageCollectionOf(CleanBlogAssembly), GarbageCollectionOf(BaselineAssembly));

        if (!string.Equals(ours, its, StringComparison.Ordinal))
            throw new BenchException($"CleanBlog runs with {ours}, the baseline with {its}: set both alike.");
    }

    private static string GarbageCollectionOf(string assembly)
    {
        using var configuration = JsonDocument.Parse(File.ReadAllText(Path.ChangeExtension(assembly, "runtimeconfig.json")));

        return string.Join(", ", configuration.RootElement.GetProperty("runtimeOptions").GetProperty("configProperties").EnumerateObject()
            .Where(property => property.Name.StartsWith(GarbageCollection, StringComparison.Ordinal)).Select(property => property.ToString()).Order(StringComparer.Ordinal));
    }
}
