using System.Diagnostics;
using Npgsql;

namespace CleanBlog.Testing;

/// <summary>An installed PgBouncer in front of a PostgreSQL server; it gives a server connection to each transaction, not to each client.</summary>
public sealed class PgBouncer : IAsyncDisposable
{
    private const string Functions = """
        start() {
          printf '%s' "$USERS" > users.txt && printf '%s' "$SETTINGS" > pgbouncer.ini || return
          "$PROGRAM" pgbouncer.ini &
          pid=$!
        }
        give_up() {
          return 1
        }
        stop() {
          kill -9 "$pid" && wait "$pid"
        }
        """;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static readonly string? Folder = InstalledProgram.FindFolder(["/usr/sbin", "/opt/homebrew/bin", "/usr/local/bin"], "pgbouncer");

    private readonly ThrowAwayServer process;

    private PgBouncer(ThrowAwayServer process, string connectionString) => (this.process, ConnectionString) = (process, connectionString);

    /// <summary>Why there is none here, or null.</summary>
    public static string? Absence => ThrowAwayServer.Absence ?? (Folder is null ? "No PgBouncer is installed: pgbouncer is neither on the PATH nor where packages put it." : null);

    /// <summary>The connection string of the server, led through the bouncer.</summary>
    public string ConnectionString { get; }

    /// <summary>Starts one before the server, for this role and for every database.</summary>
    /// <param name="connectionString">Where the server is.</param>
    /// <param name="poolSize">The most connections that it opens to a database.</param>
    public static async Task<PgBouncer> StartAsync(string connectionString, int poolSize = 20)
    {
        var target = new NpgsqlConnectionStringBuilder(connectionString);
        var through = new NpgsqlConnectionStringBuilder(connectionString) { Host = "127.0.0.1", Port = FreePort.Find(), SslMode = SslMode.Disable };
        var settings = $"""
            [databases]
            * = host={target.Host} port={target.Port}
            [pgbouncer]
            listen_addr = 127.0.0.1
            listen_port = {through.Port}
            unix_socket_dir =
            auth_type = scram-sha-256
            auth_file = users.txt
            pool_mode = transaction
            default_pool_size = {poolSize}
            max_client_conn = 300
            server_tls_sslmode = prefer
            ignore_startup_parameters = extra_float_digits,options,search_path

            """;
        var server = new ThrowAwayServer("pgbouncer", Functions,
            [("PROGRAM", Path.Combine(Folder!, "pgbouncer")), ("SETTINGS", settings), ("USERS", $"{Quoted(target.Username)} {Quoted(target.Password)}\n")]);
        var bouncer = new PgBouncer(server, through.ConnectionString);

        try
        {
            await server.OrderAsync("start");
            await bouncer.WaitUntilItAnswersAsync();
            return bouncer;
        }
        catch
        {
            await bouncer.DisposeAsync();
            throw;
        }
    }

    public ValueTask DisposeAsync() => process.DisposeAsync();

    private static string Quoted(string? text) => $"\"{text?.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private async Task WaitUntilItAnswersAsync()
    {
        var started = Stopwatch.GetTimestamp();

        while (!await AnswersAsync())
        {
            // An order that fails brings what the bouncer wrote to its log.
            if (Stopwatch.GetElapsedTime(started) > Patience)
                await process.OrderAsync("give_up");

            await Task.Delay(20);
        }
    }

    private async Task<bool> AnswersAsync()
    {
        try
        {
            await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(ConnectionString) { Pooling = false }.ConnectionString);
            await connection.OpenAsync();
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }
}
