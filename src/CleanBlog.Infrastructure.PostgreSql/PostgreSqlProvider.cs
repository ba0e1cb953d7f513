using System.Data.Common;
using System.Globalization;
using CleanBlog.Infrastructure.Persistence;
using CleanBlog.Infrastructure.PostgreSql.CompiledModel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Npgsql;

namespace CleanBlog.Infrastructure.PostgreSql;

/// <summary>PostgreSQL 13 or newer, through Npgsql.</summary>
public sealed class PostgreSqlProvider : IDatabaseProvider
{
    private const string Example = "Host=localhost;Database=cleanblog;Username=cleanblog;…";
    private const string ExampleUrl = "postgresql://cleanblog@localhost:5432/cleanblog";
    private const string MaintenanceDatabase = "postgres";

    /// <summary>More than the statements that CleanBlog sends again and again; each is prepared once a connection.</summary>
    private const int MaxAutoPrepare = 100;

    private static readonly string? Driver = typeof(NpgsqlConnection).Assembly.GetName().Name;

    private static readonly string[] OutageClasses = ["08", "28", "3D", "53", "57P", "58"];

    public string Name => "PostgreSql";

    public string? DefaultConnectionString => null;

    public bool MigratesOnStart => false;

    public bool HasIdempotentScripts => true;

    /// <summary>What lies between two Sync messages is one transaction (postgresql.org/docs/current/protocol-flow.html#PROTOCOL-FLOW-PIPELINING).</summary>
    public bool BatchesAreAtomic => true;

    /// <summary>As PostgreSQL has it; Npgsql parses a statement only where it meets a name (npgsql.org/doc/basic-usage.html#positional-and-named-placeholders).</summary>
    public string? PositionalParameter => "$1";

    /// <summary>Of the transaction, so that a pooler may give the session to somebody else afterwards; released after its writes are to be seen. The key is arbitrary: the letters “CleanBlc”. An instance that stands still in the middle of it loses the lock.</summary>
    public string? LockChanges => "SET LOCAL idle_in_transaction_session_timeout = '10s'; SELECT pg_advisory_xact_lock(4858369567162002531)";

    public IReplication? Replication { get; } = new PostgreSqlReplication();

    public string? ParseUrl(string url)
    {
        if (!DatabaseUrl.HasScheme(url, "postgresql", "postgres"))
            return null;

        return ConnectionStrings.Build(() => PostgreSqlUrl.ToConnectionString(url))
            ?? throw new StartupException($"DATABASE_URL is no connection URI of PostgreSQL. Write it like: {ExampleUrl}");
    }

    public string LimitPool(string connectionString, int maxPoolSize)
    {
        var builder = Resolve(connectionString);
        builder.MaxPoolSize = maxPoolSize;
        builder.MinPoolSize = Math.Min(builder.MinPoolSize, maxPoolSize);
        return builder.ConnectionString;
    }

    public int? FindPoolSize(string connectionString)
    {
        var builder = Resolve(connectionString);
        return builder.Pooling ? builder.MaxPoolSize : null;
    }

    public string Describe(string connectionString)
    {
        var builder = Resolve(connectionString);
        return $"PostgreSQL database {builder.Database} at {builder.Host}:{builder.Port}";
    }

    /// <summary>Makes the database where it is missing, and takes the lock that lets one instance at a time migrate it.</summary>
    public async Task<IAsyncDisposable?> PrepareToMigrateAsync(string connectionString, CancellationToken cancellationToken)
    {
        var settings = Resolve(connectionString);
        settings.Pooling = false;

        try
        {
            return await PostgreSqlMigrationLock.AcquireAsync(settings, cancellationToken);
        }
        catch (PostgresException exception) when (exception.SqlState is PostgresErrorCodes.InvalidCatalogName)
        {
            await CreateDatabaseAsync(settings, cancellationToken);
            return await PostgreSqlMigrationLock.AcquireAsync(settings, cancellationToken);
        }
    }

    public DbConnection ConnectToExisting(string connectionString) => new NpgsqlConnection(Resolve(connectionString).ConnectionString);

    public void Configure(DbContextOptionsBuilder options, string connectionString) =>
        Configure(options, Resolve(connectionString), RetryPolicy.Patience);

    public string SelectUnnumberedChanges(int count) =>
        string.Create(CultureInfo.InvariantCulture, $"SELECT id FROM changes WHERE \"position\" IS NULL ORDER BY id LIMIT {count}");

    public bool IsUniqueViolation(DbUpdateException exception) =>
        exception.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation };

    public bool IsForeignKeyViolation(DbException exception) =>
        exception is PostgresException { SqlState: PostgresErrorCodes.ForeignKeyViolation or PostgresErrorCodes.RestrictViolation };

    /// <summary>
    /// Whatever does not come from the server (no connection, no answer, no free connection), and of what does: connection,
    /// resource and operator errors, a login or a database that is gone, and a standby that takes no writes
    /// (postgresql.org/docs/current/errcodes-appendix.html, classes 08, 28, 3D, 53, 57P, 58 and 25006).
    /// </summary>
    public bool IsOutage(Exception exception) => exception switch
    {
        PostgresException { IsTransient: true } => true,
        PostgresException { SqlState: var state } => IsOutage(state),
        NpgsqlException => true,
        _ => HasLostConnection(exception),
    };

    /// <summary>Where a server dies between a command and its answer, Npgsql can meet the connection that it has lost as a null instead of saying so.</summary>
    internal static bool HasLostConnection(Exception? exception) => exception is NullReferenceException && string.Equals(exception.Source, Driver, StringComparison.Ordinal);

    internal static void Configure(DbContextOptionsBuilder options, NpgsqlConnectionStringBuilder settings, TimeSpan patience) =>
        options
            .UseNpgsql(settings.ConnectionString, npgsql => npgsql
                .MigrationsAssembly(typeof(PostgreSqlProvider).Assembly)
                .ExecutionStrategy(dependencies => new PostgreSqlRetries(dependencies, patience)))
            .UseModel(BlogDbContextModel.Instance)
            .ReplaceService<IModelCustomizer, PostgreSqlModelCustomizer>();

    private static bool IsOutage(string state) =>
        state is PostgresErrorCodes.ReadOnlySqlTransaction || OutageClasses.Any(code => state.StartsWith(code, StringComparison.Ordinal));

    private static async Task CreateDatabaseAsync(NpgsqlConnectionStringBuilder settings, CancellationToken cancellationToken)
    {
        var maintenance = new NpgsqlConnectionStringBuilder(settings.ConnectionString) { Database = MaintenanceDatabase };
        var name = new NpgsqlCommandBuilder().QuoteIdentifier(settings.Database!);

        await using var connection = new NpgsqlConnection(maintenance.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand($"CREATE DATABASE {name} ENCODING 'UTF8' TEMPLATE template0", connection);

        try
        {
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
        catch (PostgresException exception) when (exception.SqlState is PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.UniqueViolation)
        {
            // Another instance was faster.
        }
    }

    internal static NpgsqlConnectionStringBuilder Resolve(string connectionString)
    {
        var builder = ConnectionStrings.Build(() => new NpgsqlConnectionStringBuilder(connectionString))
            ?? throw new StartupException($"Persistence:ConnectionString is no connection string of PostgreSQL. Write it like: {Example}");

        if (string.IsNullOrWhiteSpace(builder.Host) || string.IsNullOrWhiteSpace(builder.Database))
            throw new StartupException($"The connection string of PostgreSQL has to name host and database. Write it like: {Example}, or as DATABASE_URL: {ExampleUrl}");

        builder.ApplicationName ??= "CleanBlog";

        if (!builder.ShouldSerialize("Max Auto Prepare"))
            builder.MaxAutoPrepare = MaxAutoPrepare;

        // Nothing changes the state of a session, so there is nothing to undo before a connection's next use.
        if (!builder.ShouldSerialize("No Reset On Close"))
            builder.NoResetOnClose = true;

        // Only a connection finds settings that contradict each other.
        using var connection = ConnectionStrings.Build(() => new NpgsqlConnection(builder.ConnectionString))
            ?? throw new StartupException($"The settings in the connection string of PostgreSQL contradict each other. Write it like: {Example}");

        return builder;
    }
}
