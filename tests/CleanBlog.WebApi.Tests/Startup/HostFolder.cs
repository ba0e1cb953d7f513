using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace CleanBlog.WebApi.Tests.Startup;

/// <summary>A server that has said that it is ready.</summary>
internal sealed record RunningServer(HostProcess Process, string Announcement, HttpClient Http);

/// <summary>An empty content root, and the host run in it with these settings; processes and files go with the test.</summary>
internal sealed class HostFolder : IDisposable
{
    private readonly Stack<IDisposable> started = new();
    private readonly List<HostProcess> processes = [];

    public string Root { get; } = Directory.CreateTempSubdirectory("cleanblog-host-").FullName;

    /// <summary>Makes the client of each server.</summary>
    public Func<Uri, HttpClient> Connect { get; init; } = address => new HttpClient { BaseAddress = address };

    public string DatabasePath => PathOf(Path.Combine("data", "cleanblog.db"));

    /// <summary>Environment variables beside those of the machine, from which everything that the host reads is taken out.</summary>
    public Dictionary<string, string> Settings { get; } = new(StringComparer.Ordinal)
    {
        ["ASPNETCORE_ENVIRONMENT"] = "Development",
        ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",

        // Profiling pays off after minutes; these processes live for a second.
        ["DOTNET_TieredPGO"] = "0",
    };

    /// <summary>Of databases, in these settings. None may be said by any process, and is looked for when they end.</summary>
    public ISet<string> Passwords { get; } = new HashSet<string>(StringComparer.Ordinal) { "hunter2" };

    public string PathOf(string relativePath) => Path.Combine(Root, relativePath);

    /// <summary>Makes a file in the folder.</summary>
    /// <returns>Its path.</returns>
    public async Task<string> WriteAsync(string name, string text)
    {
        await File.WriteAllTextAsync(PathOf(name), text);
        return PathOf(name);
    }

    public HostProcess Start(params string[] arguments)
    {
        var process = new HostProcess(StartInfo(arguments));
        started.Push(process);
        processes.Add(process);
        return process;
    }

    /// <summary>How to start it, for those who end it themselves.</summary>
    public ProcessStartInfo StartInfo(params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", ["exec", typeof(Program).Assembly.Location, .. arguments])
        {
            UseShellExecute = false,
            WorkingDirectory = Root,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        foreach (var name in start.Environment.Keys.Where(IsReadByTheHost).ToList())
            start.Environment.Remove(name);

        foreach (var (name, value) in Settings)
            start.Environment[name] = value;

        return start;
    }

    /// <summary>Runs it to its end.</summary>
    public async Task<HostExit> RunAsync(string input, params string[] arguments)
    {
        var process = Start(arguments);
        await process.WriteAsync(input);
        return await process.WaitForExitAsync();
    }

    public Task<HostExit> ImportAsync(string path) => RunAsync("", "import", "--file", path);

    public async Task<RunningServer> ServeAsync(params string[] arguments)
    {
        var process = Start(arguments);
        var announcement = await process.FindLineAsync("is ready") ?? throw new AssertionException($"It did not start: {await process.WaitForExitAsync()}");
        var address = announcement.Split("API: ")[1].Split("/api")[0];
        var http = Connect(new Uri(address));

        started.Push(http);
        return new RunningServer(process, announcement, http);
    }

    public IReadOnlyList<string> ReadUsers() => Read("SELECT * FROM users ORDER BY id");

    public IReadOnlyList<string> ReadPosts() => Read("SELECT * FROM posts ORDER BY id");

    public IReadOnlyList<string> Read(string sql)
    {
        using var connection = Open();
        using var command = new SqliteCommand(sql, connection);
        using var reader = command.ExecuteReader();
        var rows = new List<string>();

        while (reader.Read())
            rows.Add(string.Join(" | ", Enumerable.Range(0, reader.FieldCount).Select(reader.GetValue)));

        return rows;
    }

    public void ChangeDatabase(string sql)
    {
        using var connection = Open();
        using var command = new SqliteCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    /// <summary>Ends whatever still runs, and removes the folder.</summary>
    /// <returns>All that the processes said.</returns>
    public async Task<string> EndAsync()
    {
        var said = string.Concat(await Task.WhenAll(processes.Select(process => process.EndAsync())));
        Dispose();
        return said;
    }

    public void Dispose()
    {
        while (started.TryPop(out var item))
            item.Dispose();

        Directory.Delete(Root, recursive: true);
    }

    private static bool IsReadByTheHost(string name) =>
        name.StartsWith("ASPNETCORE_", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("OTEL_", StringComparison.Ordinal)
        || name.Contains("__", StringComparison.Ordinal)
        || name is "DOTNET_ENVIRONMENT" or "DOTNET_URLS" or "DOTNET_CONTENTROOT" or "DATABASE_URL" or "SECRET_KEY" or "URLS" or "HTTP_PORTS";

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = DatabasePath, Mode = SqliteOpenMode.ReadWrite, Pooling = false }.ConnectionString);
        connection.Open();
        return connection;
    }
}
