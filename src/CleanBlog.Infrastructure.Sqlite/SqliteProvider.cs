using System.Data.Common;
using System.Globalization;
using CleanBlog.Infrastructure.Persistence;
using CleanBlog.Infrastructure.Sqlite.CompiledModel;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Update;
using Microsoft.Extensions.Hosting;
using SQLitePCL;

namespace CleanBlog.Infrastructure.Sqlite;

/// <summary>SQLite in one file: the embedded default. Relative paths start at the content root.</summary>
public sealed class SqliteProvider(string contentRootPath, TimeProvider clock) : IDatabaseProvider
{
    private const int BusyTimeoutSeconds = 30;

    /// <summary>One writes at a time, and a reader may wait for the disk.</summary>
    private const int SpareThreadCount = 2;

    public SqliteProvider(IHostEnvironment environment, TimeProvider clock)
        : this(environment.ContentRootPath, clock)
    {
    }

    public SqliteProvider(string contentRootPath)
        : this(contentRootPath, TimeProvider.System)
    {
    }

    public string Name => "Sqlite";

    public string DefaultConnectionString => "Data Source=data/cleanblog.db";

    public bool MigratesOnStart => true;

    public bool HasIdempotentScripts => false;

    public bool BatchesAreAtomic => true;

    public string? PositionalParameter => null;

    /// <summary>A transaction begins with the lock of the file.</summary>
    public string? LockChanges => null;

    public IReplication? Replication => null;

    /// <summary>As SQLAlchemy has it: <c>sqlite:///relative.db</c>, <c>sqlite:////absolute.db</c>; a driver suffix is accepted.</summary>
    public string? ParseUrl(string url)
    {
        if (url.Split("://", 2) is not [var scheme, var location] || scheme.Split('+')[0] is not "sqlite")
            return null;

        var path = Uri.UnescapeDataString(location.Split('?')[0]);

        if (path is not ['/', .. var file] || !IsFile(file))
            throw new StartupException("DATABASE_URL names no SQLite file. Write sqlite:///relative/blog.db or sqlite:////absolute/blog.db.");

        return new SqliteConnectionStringBuilder { DataSource = file }.ConnectionString;
    }

    public string Describe(string connectionString) => $"SQLite file {Resolve(connectionString).DataSource}";

    public string LimitPool(string connectionString, int maxPoolSize) =>
        throw new StartupException("Persistence:MaxPoolSize is for database servers; SQLite has no bound to set. Leave it out.");

    public async Task<IAsyncDisposable?> PrepareToMigrateAsync(string connectionString, CancellationToken cancellationToken)
    {
        var path = Resolve(connectionString).DataSource;
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);

        var turn = await SqliteMigrationLock.AcquireAsync(path, cancellationToken);

        // An empty file is an empty database. Only here is one made: a server whose file has gone must not go on with another one.
        await using (new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete))
            await SqliteMigrationLock.ForgetKilledMigrationAsync(ConnectToExisting(connectionString), cancellationToken);

        return turn;
    }

    public DbConnection ConnectToExisting(string connectionString) =>
        new SqliteConnection(new SqliteConnectionStringBuilder(Resolve(connectionString).ConnectionString) { Pooling = false }.ConnectionString);

    public void Configure(DbContextOptionsBuilder options, string connectionString)
    {
        SpareThreads();

        options
            .UseSqlite(Resolve(connectionString).ConnectionString, sqlite => sqlite.MigrationsAssembly(typeof(SqliteProvider).Assembly))
            .UseModel(BlogDbContextModel.Instance)
            .AddInterceptors(new SqliteConnectionSetup(), new SqliteTurns(TimeSpan.FromSeconds(BusyTimeoutSeconds), clock))
            .ReplaceService<IModelCustomizer, SqliteModelCustomizer>()
            .ReplaceService<IModificationCommandBatchFactory, SqliteBatches>();
    }

    public string SelectUnnumberedChanges(int count) =>
        string.Create(CultureInfo.InvariantCulture, $"SELECT id FROM changes WHERE \"position\" IS NULL ORDER BY id LIMIT {count}");

    public bool IsUniqueViolation(DbUpdateException exception) =>
        exception.InnerException is SqliteException
        {
            SqliteExtendedErrorCode: raw.SQLITE_CONSTRAINT_UNIQUE or raw.SQLITE_CONSTRAINT_PRIMARYKEY,
        };

    public bool IsForeignKeyViolation(DbException exception) => exception is SqliteException { SqliteExtendedErrorCode: raw.SQLITE_CONSTRAINT_FOREIGNKEY };

    public bool IsOutage(Exception exception) =>
        exception is SqliteException
        {
            SqliteErrorCode: raw.SQLITE_BUSY or raw.SQLITE_LOCKED or raw.SQLITE_READONLY or raw.SQLITE_IOERR or raw.SQLITE_FULL
                or raw.SQLITE_CANTOPEN or raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB,
        };

    /// <summary>
    /// SQLite has no asynchronous input and output (learn.microsoft.com/dotnet/standard/data/sqlite/async): who commits keeps a thread of
    /// the pool while the disk syncs, which the pool takes for work.
    /// </summary>
    private static void SpareThreads()
    {
        ThreadPool.GetMinThreads(out var workers, out var ports);
        ThreadPool.SetMinThreads(Math.Max(workers, Environment.ProcessorCount + SpareThreadCount), ports);
    }

    private SqliteConnectionStringBuilder Resolve(string connectionString)
    {
        try
        {
            var builder = new SqliteConnectionStringBuilder(connectionString) { DefaultTimeout = BusyTimeoutSeconds };

            if (!IsFile(builder.DataSource) || builder.Mode is SqliteOpenMode.Memory)
                throw new StartupException("Persistence:ConnectionString names no SQLite file. Write it like: Data Source=data/cleanblog.db");

            if (builder.Password.Length > 0)
                throw new StartupException("Persistence:ConnectionString has a password, but files of SQLite are not encrypted here. Leave it out, and write it like: Data Source=data/cleanblog.db");

            if (builder.Mode is SqliteOpenMode.ReadWriteCreate)
                builder.Mode = SqliteOpenMode.ReadWrite;

            builder.DataSource = Path.GetFullPath(builder.DataSource, contentRootPath);
            return builder;
        }
        catch (ArgumentException exception)
        {
            throw new StartupException("Persistence:ConnectionString is no connection string of SQLite. Write it like: Data Source=data/cleanblog.db", exception);
        }
    }

    /// <summary>A database in memory would be another one for each connection; a URI would carry options past this class.</summary>
    private static bool IsFile(string dataSource) =>
        dataSource is not ("" or ":memory:") && !dataSource.StartsWith("file:", StringComparison.OrdinalIgnoreCase);
}
