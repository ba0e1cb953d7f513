using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Npgsql;

namespace CleanBlog.Testing;

/// <summary>A PostgreSQL server of its own for a test, from installed binaries, which the test may kill and start again on the same port and files.</summary>
public sealed class PostgreSqlCluster : IAsyncDisposable
{
    /// <summary>Orders to a server whose files are in the folder data.</summary>
    internal const string Running = """
        start() {
          # What a killed server had in memory can take a moment to go.
          for attempt in 1 2 3 4 5 6 7 8 9 10; do
            "$BINARIES/pg_ctl" start --pgdata=data --log=log --timeout=60 --wait --silent && return
            sleep 0.2
          done
          return 1
        }
        crash() {
          pid=$(head -n 1 data/postmaster.pid)
          # A stopped postmaster starts no more children while they are counted.
          kill -STOP "$pid" && kill -9 $(cat "/proc/$pid/task/$pid/children" 2> /dev/null || pgrep -P "$pid") "$pid" &&
          # Where nobody collects dead processes, this file would say that the server still runs.
          rm data/postmaster.pid
        }
        stop() {
          "$BINARIES/pg_ctl" stop --pgdata=data --mode=immediate --silent
        }
        """;

    private const string Functions = $$"""
        prepare() {
          printf '%s' "$PASSWORD" > password &&
          "$BINARIES/initdb" --pgdata=data --username=postgres --pwfile=password --auth=scram-sha-256 --encoding=UTF8 --locale="$LOCALE" --no-sync &&
          printf '%s\n' "$SETTINGS" >> data/postgresql.conf
        }
        {{Running}}
        """;

    private const string NotDurable = """
        fsync = off
        synchronous_commit = off
        full_page_writes = off
        """;

    private static readonly Lazy<string?> FoundBinaries = new(FindBinaries);

    private readonly ThrowAwayServer process;

    private PostgreSqlCluster(ThrowAwayServer process, string connectionString) => (this.process, ConnectionString) = (process, connectionString);

    /// <summary>Why there is no such server here, or null.</summary>
    public static string? Absence =>
        ThrowAwayServer.Absence ?? (Binaries is null ? "No PostgreSQL server is installed: initdb, pg_ctl and postgres are neither on the PATH nor where packages put them." : null);

    /// <summary>The folder of the installed programs, or null.</summary>
    internal static string? Binaries => FoundBinaries.Value;

    /// <summary>Leads a superuser to the database postgres.</summary>
    public string ConnectionString { get; }

    /// <summary>A new cluster that runs. Only a durable one keeps what was committed when it is killed.</summary>
    /// <param name="durable">Or else fast.</param>
    /// <param name="furtherSettings">Lines of postgresql.conf.</param>
    public static async Task<PostgreSqlCluster> CreateAsync(bool durable = true, string furtherSettings = "")
    {
        var port = FreePort.Find();
        var password = RandomNumberGenerator.GetHexString(32);
        var settings = $"""
            port = {port}
            listen_addresses = '127.0.0.1'
            unix_socket_directories = ''
            max_connections = 300
            {(durable ? "" : NotDurable)}
            {furtherSettings}
            """;
        var connection = new NpgsqlConnectionStringBuilder { Host = "127.0.0.1", Port = port, Username = "postgres", Password = password, Database = "postgres" };
        var server = new ThrowAwayServer("postgresql", Functions,
            [("BINARIES", Binaries!), ("PASSWORD", password), ("SETTINGS", settings), ("LOCALE", OperatingSystem.IsMacOS() ? "C" : "C.UTF-8")]);
        var cluster = new PostgreSqlCluster(server, connection.ConnectionString);

        try
        {
            await server.OrderAsync("prepare");
            await cluster.StartAsync();
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts it again after it was killed; it answers when this is done.</summary>
    public Task StartAsync() => process.OrderAsync("start");

    /// <summary>Ends all its processes at once, as a loss of power would.</summary>
    public Task KillAsync() => process.OrderAsync("crash");

    public ValueTask DisposeAsync() => process.DisposeAsync();

    /// <summary>Rather with what makes replicas: packages of some systems have it apart from the server.</summary>
    private static string? FindBinaries() =>
        InstalledProgram.FindFolder(UsualFolders(), "initdb", "pg_ctl", "postgres", StreamingReplica.Program) ?? InstalledProgram.FindFolder(UsualFolders(), "initdb", "pg_ctl", "postgres");

    private static IEnumerable<string> UsualFolders()
    {
        if (InstalledProgram.FindFolder([], "pg_config") is { } folder)
            yield return AskForBinaries(Path.Combine(folder, "pg_config"));

        string[] parents = ["/usr/lib/postgresql", "/opt/homebrew/opt", "/usr/local/opt"];

        foreach (var found in parents.Where(Directory.Exists).SelectMany(NewestFirst))
            yield return Path.Combine(found, "bin");
    }

    private static IEnumerable<string> NewestFirst(string parent) => Directory.GetDirectories(parent).OrderByDescending(VersionOf);

    private static int VersionOf(string folder) =>
        int.TryParse(Path.GetFileName(folder).Replace("postgresql@", "", StringComparison.Ordinal), CultureInfo.InvariantCulture, out var version) ? version : 0;

    private static string AskForBinaries(string program)
    {
        using var asked = Process.Start(new ProcessStartInfo(program, ["--bindir"]) { RedirectStandardOutput = true, UseShellExecute = false })!;
        return asked.StandardOutput.ReadToEnd().Trim();
    }
}
