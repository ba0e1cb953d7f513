using System.Security.Cryptography;
using Npgsql;

namespace CleanBlog.Testing.Scaling;

/// <summary>Two servers behind nginx, on one PostgreSQL primary with a streaming replica, and the Redis that they share: docs/scaling.md on one machine.</summary>
public sealed class ScaledBlog : IAsyncDisposable
{
    private const string Database = "cleanblog";

    private readonly DirectoryInfo folder;
    private readonly Stack<object> started = new();

    private ScaledBlog(DirectoryInfo folder) => this.folder = folder;

    public PostgreSqlCluster Primary { get; private set; } = null!;

    public StreamingReplica Replica { get; private set; } = null!;

    public RedisServer Redis { get; private set; } = null!;

    public IReadOnlyList<BlogInstance> Instances { get; private set; } = [];

    public NginxProxy Proxy { get; private set; } = null!;

    /// <summary>Leads to the blog on the primary.</summary>
    public string ConnectionString { get; private set; } = "";

    /// <summary>Leads to the blog on the replica.</summary>
    public string ReplicaConnectionString { get; private set; } = "";

    /// <summary>Skips the test where a server is missing, with the reason; fails it where the run requires that server.</summary>
    public static void SkipWithout()
    {
        RequiredDatabases.SkipWithout("PostgreSql", StreamingReplica.Absence);
        RequiredServers.SkipWithout(NginxProxy.Name, NginxProxy.Absence);
        RequiredServers.SkipWithout(RedisServer.Name, RedisServer.Absence);
    }

    /// <summary>Starts all of it, on an empty blog.</summary>
    /// <param name="assembly">The server, built or published.</param>
    /// <param name="settings">What the servers are told beside where everything is.</param>
    /// <param name="findsPrimary">Whether the servers know both database servers and look for the one that takes writes.</param>
    /// <param name="outlivesMachine">Whether the database waits for its disk, which the end of a process does not ask for.</param>
    public static async Task<ScaledBlog> CreateAsync(string assembly, IReadOnlyDictionary<string, string> settings, bool findsPrimary = false, bool outlivesMachine = true)
    {
        var blog = new ScaledBlog(Directory.CreateTempSubdirectory("cleanblog-scaled-"));

        try
        {
            await blog.StartAsync(assembly, settings, findsPrimary, outlivesMachine);
            return blog;
        }
        catch
        {
            await blog.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        while (started.TryPop(out var item))
        {
            if (item is IAsyncDisposable server)
                await server.DisposeAsync();
            else
                ((IDisposable)item).Dispose();
        }

        folder.Delete(recursive: true);
    }

    private async Task StartAsync(string assembly, IReadOnlyDictionary<string, string> settings, bool findsPrimary, bool outlivesMachine)
    {
        var redis = RedisServer.CreateAsync();
        Primary = Keep(await PostgreSqlCluster.CreateAsync(furtherSettings: outlivesMachine ? "" : "fsync = off"));
        Replica = Keep(await StreamingReplica.CreateAsync(Primary));
        Redis = Keep(await redis);

        ConnectionString = Locate(Primary.ConnectionString);
        ReplicaConnectionString = Locate(Replica.ConnectionString);

        var all = new Dictionary<string, string>(settings, StringComparer.Ordinal)
        {
            ["SECRET_KEY"] = RandomNumberGenerator.GetHexString(64),
            ["AccessTokens__Lifetime"] = "1.00:00:00",
            ["Logging__LogLevel__Default"] = "Warning",
            ["Persistence__Provider"] = "PostgreSql",
            ["Persistence__ConnectionString"] = ConnectionString,
            ["Persistence__MigrateOnStart"] = "true",
            ["Persistence__ReplicaConnectionString"] = ReplicaConnectionString,
            ["Redis__ConnectionString"] = Redis.ConnectionString,

            // The load comes from one address.
            ["RateLimits__Enabled"] = "false",
        };

        if (findsPrimary)
            all["Persistence__ConnectionString"] = EitherServer();

        Instances = [.. Enumerable.Range(0, 2).Select(_ => Keep(new BlogInstance(assembly, folder.FullName, all)))];
        await Task.WhenAll(Instances.Select(instance => instance.StartAsync()));
        Proxy = Keep(await NginxProxy.CreateAsync(Instances.Select(instance => instance.Address)));
    }

    private T Keep<T>(T item)
        where T : class
    {
        started.Push(item);
        return item;
    }

    private static string Locate(string cluster) => new NpgsqlConnectionStringBuilder(cluster) { Database = Database }.ConnectionString;

    private string EitherServer()
    {
        var (primary, replica) = (new NpgsqlConnectionStringBuilder(ConnectionString), new NpgsqlConnectionStringBuilder(ReplicaConnectionString));

        return new NpgsqlConnectionStringBuilder(ConnectionString)
        {
            Host = $"{primary.Host}:{primary.Port},{replica.Host}:{replica.Port}",
            TargetSessionAttributes = "primary",
            HostRecheckSeconds = 1,
        }.ConnectionString;
    }
}
