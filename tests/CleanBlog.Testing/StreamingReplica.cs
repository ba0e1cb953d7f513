using System.Globalization;
using Npgsql;

namespace CleanBlog.Testing;

/// <summary>A hot standby of a cluster, made by pg_basebackup, which follows it by streaming replication; the test may kill it, start it again, hold it back and promote it.</summary>
public sealed class StreamingReplica : IAsyncDisposable
{
    internal const string Program = "pg_basebackup";

    private const string Slot = "replica";

    private const string Functions = $$"""
        prepare() {
          "$BINARIES/{{Program}}" --dbname="$PRIMARY" --pgdata=data --checkpoint=fast --wal-method=stream --create-slot --slot={{Slot}} --write-recovery-conf --no-sync &&
          printf 'port = %s\n' "$PORT" >> data/postgresql.conf
        }
        {{PostgreSqlCluster.Running}}
        """;

    private readonly ThrowAwayServer process;
    private readonly string primary;

    private StreamingReplica(ThrowAwayServer process, string primary, string connectionString) =>
        (this.process, this.primary, ConnectionString) = (process, primary, connectionString);

    /// <summary>Why there is none here, or null.</summary>
    public static string? Absence =>
        PostgreSqlCluster.Absence ?? (File.Exists(Path.Combine(PostgreSqlCluster.Binaries!, Program)) ? null : $"{Program} is not installed where PostgreSQL's server is.");

    /// <summary>Leads a superuser to the database postgres.</summary>
    public string ConnectionString { get; }

    /// <summary>A new one, which runs and has all that the cluster has.</summary>
    public static async Task<StreamingReplica> CreateAsync(PostgreSqlCluster cluster)
    {
        var followed = new NpgsqlConnectionStringBuilder(cluster.ConnectionString);
        var own = new NpgsqlConnectionStringBuilder(cluster.ConnectionString) { Port = FreePort.Find() };
        var source = string.Create(CultureInfo.InvariantCulture, $"host={followed.Host} port={followed.Port} user={followed.Username} password={followed.Password}");
        var server = new ThrowAwayServer("replica", Functions,
            [("BINARIES", PostgreSqlCluster.Binaries!), ("PRIMARY", source), ("PORT", own.Port.ToString(CultureInfo.InvariantCulture))]);
        var replica = new StreamingReplica(server, cluster.ConnectionString, own.ConnectionString);

        try
        {
            await server.OrderAsync("prepare");
            await replica.StartAsync();
            await replica.CatchUpAsync();
            return replica;
        }
        catch
        {
            await replica.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts it again after it was killed; it answers when this is done, and may lag behind.</summary>
    public Task StartAsync() => process.OrderAsync("start");

    /// <summary>Ends all its processes at once.</summary>
    public Task KillAsync() => process.OrderAsync("crash");

    /// <summary>From now on it goes on receiving what the cluster commits, and does not show it.</summary>
    public async Task HoldReplayAsync()
    {
        await using var session = await PostgreSqlSession.OpenAsync(ConnectionString);
        await session.ExecuteAsync("SELECT pg_wal_replay_pause()");
        await Eventually.HoldsAsync("replay was held", async () => await session.AskAsync<string>("SELECT pg_get_wal_replay_pause_state()") is "paused");
    }

    public async Task ResumeReplayAsync()
    {
        await using var session = await PostgreSqlSession.OpenAsync(ConnectionString);
        await session.ExecuteAsync("SELECT pg_wal_replay_resume()");
    }

    /// <summary>Waits until it shows everything that the cluster has committed by now.</summary>
    public async Task CatchUpAsync()
    {
        await using var cluster = await PostgreSqlSession.OpenAsync(primary);

        // What is not flushed is not sent either, and may stay so for seconds where nobody commits.
        var position = await cluster.AskAsync<string>("SELECT pg_current_wal_flush_lsn()::text");

        await using var session = await PostgreSqlSession.OpenAsync(ConnectionString);
        await Eventually.HoldsAsync("the replica caught up", () => session.AskAsync<bool>($"SELECT coalesce(pg_last_wal_replay_lsn() >= '{position}', false)"));
    }

    /// <summary>Makes a primary of it, as an operator does when the old one is gone for good; it takes writes when this is done.</summary>
    public async Task PromoteAsync()
    {
        await using var session = await PostgreSqlSession.OpenAsync(ConnectionString);

        if (!await session.AskAsync<bool>("SELECT pg_promote()"))
            throw new InvalidOperationException("The replica was not promoted within a minute.");
    }

    public ValueTask DisposeAsync() => process.DisposeAsync();
}
