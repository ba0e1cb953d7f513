using System.Data.Common;
using CleanBlog.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CleanBlog.Infrastructure.PostgreSql;

/// <summary>Streaming replication: positions are those of the write-ahead log (postgresql.org/docs/current/functions-admin.html, 9.28.3 and 9.28.4).</summary>
internal sealed class PostgreSqlReplication : IReplication
{
    private const int ConnectTimeoutSeconds = 2;

    /// <summary>
    /// What is flushed is what replicas get, and a commit that has been answered is flushed; with <c>synchronous_commit = off</c> it
    /// need not be, and the end of what is inserted is the only position that covers it.
    /// </summary>
    public string CurrentPosition => """
        SELECT ((CASE current_setting('synchronous_commit') WHEN 'off' THEN pg_current_wal_insert_lsn() ELSE pg_current_wal_flush_lsn() END) - '0/0')::bigint
        """;

    public string ReplayedPosition => "SELECT CASE WHEN pg_is_in_recovery() THEN (pg_last_wal_replay_lsn() - '0/0')::bigint END";

    public DbConnection Connect(string connectionString) => new NpgsqlConnection(Resolve(connectionString).ConnectionString);

    public void Configure(DbContextOptionsBuilder options, string connectionString) =>
        PostgreSqlProvider.Configure(options, Resolve(connectionString), patience: TimeSpan.Zero);

    private static NpgsqlConnectionStringBuilder Resolve(string connectionString)
    {
        var settings = PostgreSqlProvider.Resolve(connectionString);

        if (!settings.ShouldSerialize("Timeout"))
            settings.Timeout = ConnectTimeoutSeconds;

        return settings;
    }
}
