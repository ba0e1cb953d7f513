using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using CleanBlog.Benchmarks.Driving;
using CleanBlog.Benchmarks.Servers;
using CleanBlog.Testing;
using Npgsql;

namespace CleanBlog.Benchmarks.Data;

/// <summary>The databases on a PostgreSQL server of the bench's own, which commits to disk.</summary>
internal sealed class Blogs : IAsyncDisposable
{
    /// <summary>What most is measured on.</summary>
    public const int Posts = 10_000;

    private const string Email = "reader@example.com";
    private const string Password = "Analytical-Engine-1843";

    /// <summary>Loaded, but counting only when it is told to.</summary>
    private const string Settings = """
        shared_preload_libraries = 'pg_stat_statements'
        pg_stat_statements.track = none
        """;

    private readonly PostgreSqlCluster cluster;

    private Blogs(PostgreSqlCluster cluster) => this.cluster = cluster;

    /// <summary>What a user sends to log in.</summary>
    public static string Credentials { get; } = JsonSerializer.Serialize(new { email = Email, password = Password });

    /// <summary>The sample's posts and generated ones. Nothing writes to it, so that a page is always the same.</summary>
    public string Reading => Lead("reading");

    /// <summary>A copy that is written to.</summary>
    public string Writing => Lead("writing");

    private string Great => Lead("great");

    /// <summary>The newest published posts.</summary>
    public IReadOnlyList<Guid> Newest { get; private set; } = [];

    /// <summary>Of the reader, for the servers on all copies.</summary>
    public string Token { get; private set; } = "";

    public static async Task<Blogs> CreateAsync(Installation installation, string samples)
    {
        if (PostgreSqlCluster.Absence is { } absence)
            throw new BenchException(absence);

        var blogs = new Blogs(await PostgreSqlCluster.CreateAsync(durable: true, Settings));

        try
        {
            await blogs.FillAsync(installation, samples);
            return blogs;
        }
        catch
        {
            await blogs.DisposeAsync();
            throw;
        }
    }

    public ValueTask DisposeAsync() => cluster.DisposeAsync();

    /// <summary>Opens an account through the API and logs in.</summary>
    /// <returns>The token.</returns>
    public static async Task<string> SignUpAsync(ServerSpec spec)
    {
        await using var server = await ServerProcess.StartAsync(spec);

        using var registered = await server.Http.PostAsJsonAsync("/api/auth/register", new { email = Email, first_name = "Ada", last_name = "Lovelace", password = Password });
        registered.EnsureSuccessStatusCode();

        using var content = new StringContent(Credentials, mediaType: new("application/json"));
        using var loggedIn = await server.Http.PostAsync(new Uri("/api/auth/login", UriKind.Relative), content);
        loggedIn.EnsureSuccessStatusCode();

        return (await loggedIn.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("access_token").GetString()!;
    }

    /// <summary>How many bytes the body has that answers a load's first request.</summary>
    public static async Task<int> LengthOfAsync(ServerSpec spec, Load load)
    {
        await using var server = await ServerProcess.StartAsync(spec);

        return (await server.Http.GetByteArrayAsync(new Uri(load.Paths[0], UriKind.Relative))).Length;
    }

    /// <summary>Runs a command of the host.</summary>
    public static async Task RunHostAsync(ServerSpec spec, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [spec.Assembly, .. arguments])
        {
            WorkingDirectory = spec.ContentRoot,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        foreach (var (name, value) in spec.Environment)
            start.Environment[name] = value;

        using var host = Process.Start(start)!;
        var said = await Task.WhenAll(host.StandardOutput.ReadToEndAsync(), host.StandardError.ReadToEndAsync());
        await host.WaitForExitAsync();

        if (host.ExitCode != 0)
            throw new BenchException($"{string.Join(' ', arguments)} ended with {host.ExitCode}: {string.Concat(said)}");
    }

    /// <summary>Makes a copy with many more posts.</summary>
    /// <returns>Its connection string.</returns>
    public async Task<string> GrowAsync(int posts)
    {
        await CopyAsync(Great);
        await ExecuteAsync(Great, GeneratedPosts.With(GeneratedPosts.ShortContent, GeneratedPosts.BothEnds, posts));
        await ExecuteAsync(Great, "VACUUM ANALYZE");
        await ExecuteAsync(cluster.ConnectionString, "CHECKPOINT");

        return Great;
    }

    /// <summary>Some published posts from all over a database, the same every time.</summary>
    public static Task<IReadOnlyList<Guid>> SampleAsync(string connectionString, int count) =>
        ReadAsync(connectionString, string.Create(CultureInfo.InvariantCulture, $"SELECT id FROM posts WHERE published ORDER BY md5(id::text) LIMIT {count}"), row => row.GetGuid(0));

    public async Task<string> DescribeAsync() =>
        (await ReadAsync(cluster.ConnectionString, "SELECT 'PostgreSQL ' || current_setting('server_version') || ' with its default settings'", row => row.GetString(0)))[0];

    /// <summary>How many statements clients send while something happens, whatever they do.</summary>
    public async Task<long> CountStatementsAsync(Func<Task> meanwhile)
    {
        await TrackAsync("top");
        await ExecuteAsync(cluster.ConnectionString, "SELECT pg_stat_statements_reset()");

        await meanwhile();

        await TrackAsync("none");
        var counted = await ReadAsync(
            cluster.ConnectionString,
            "SELECT coalesce(sum(calls), 0)::bigint FROM pg_stat_statements JOIN pg_database ON pg_database.oid = dbid WHERE datname <> 'postgres'",
            row => row.GetInt64(0));

        return counted[0];
    }

    private async Task TrackAsync(string what)
    {
        await ExecuteAsync(cluster.ConnectionString, $"ALTER SYSTEM SET pg_stat_statements.track = {what}");
        await ExecuteAsync(cluster.ConnectionString, "SELECT pg_reload_conf()");

        // Each process of the server takes notice at its own next statement.
        await Task.Delay(TimeSpan.FromMilliseconds(200));
    }

    private async Task FillAsync(Installation installation, string samples)
    {
        await ExecuteAsync(cluster.ConnectionString, "CREATE EXTENSION pg_stat_statements");

        var server = installation.CleanBlog(Reading);
        await RunHostAsync(server, "migrate");
        await RunHostAsync(server, "import", "--file", samples);
        Token = await SignUpAsync(server);

        await ExecuteAsync(Reading, GeneratedPosts.With(GeneratedPosts.LongContent, GeneratedPosts.Before, Posts));
        await ExecuteAsync(Reading, "VACUUM ANALYZE");
        Newest = await ReadAsync(Reading, "SELECT id FROM posts WHERE published ORDER BY created_at DESC, id DESC LIMIT 100", row => row.GetGuid(0));

        await CopyAsync(Writing);
    }

    private Task CopyAsync(string copy) =>
        ExecuteAsync(cluster.ConnectionString, $"CREATE DATABASE {new NpgsqlConnectionStringBuilder(copy).Database} TEMPLATE reading");

    private string Lead(string database) => new NpgsqlConnectionStringBuilder(cluster.ConnectionString) { Database = database }.ConnectionString;

    private static async Task ExecuteAsync(string connectionString, string sql)
    {
        await using var connection = await ConnectAsync(connectionString);
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<IReadOnlyList<T>> ReadAsync<T>(string connectionString, string sql, Func<NpgsqlDataReader, T> read)
    {
        await using var connection = await ConnectAsync(connectionString);
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<T>();

        while (await reader.ReadAsync())
            rows.Add(read(reader));

        return rows;
    }

    /// <summary>None of a pool: a database that somebody is connected to cannot be copied.</summary>
    private static async Task<NpgsqlConnection> ConnectAsync(string connectionString)
    {
        var connection = new NpgsqlConnection($"{connectionString};Pooling=False");
        await connection.OpenAsync();
        return connection;
    }
}
