using System.Data.Common;
using System.Globalization;
using System.Resources;
using CleanBlog.Infrastructure.Persistence;
using CleanBlog.Infrastructure.SqlServer.CompiledModel;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace CleanBlog.Infrastructure.SqlServer;

/// <summary>SQL Server 2019 or newer and Azure SQL, through Microsoft.Data.SqlClient.</summary>
public sealed class SqlServerProvider : IDatabaseProvider
{
    private const string Example = "Server=localhost;Database=cleanblog;User Id=cleanblog;…";
    private const string ExampleUrl = "sqlserver://cleanblog@localhost:1433/cleanblog";

    /// <summary>The severity from which the server closes the connection.</summary>
    private const byte Fatal = 20;

    private static readonly ResourceManager DriverTexts = new("Microsoft.Data.SqlClient.Resources.Strings", typeof(SqlConnection).Assembly);

    public string Name => "SqlServer";

    public string? DefaultConnectionString => null;

    public bool MigratesOnStart => false;

    public bool HasIdempotentScripts => true;

    public bool BatchesAreAtomic => false;

    public string? PositionalParameter => null;

    /// <summary>What is refused, such as to the victim of a deadlock, is told by the result alone (learn.microsoft.com/sql/relational-databases/system-stored-procedures/sp-getapplock-transact-sql).</summary>
    public string? LockChanges => """
        DECLARE @granted int;
        EXEC @granted = sp_getapplock @Resource = N'cleanblog.changes', @LockMode = N'Exclusive', @LockOwner = N'Transaction', @LockTimeout = -1;
        IF @granted < 0 THROW 50000, N'The lock of those who number changes was not given.', 1;
        """;

    public IReplication? Replication => null;

    /// <summary>As SQLAlchemy has it, also with the scheme <c>mssql</c>; parameters are keywords of SqlClient, and ODBC's <c>driver</c> means nothing here.</summary>
    public string? ParseUrl(string url)
    {
        if (!DatabaseUrl.HasScheme(url, "sqlserver", "mssql"))
            return null;

        return ConnectionStrings.Build(() => ToConnectionString(url))
            ?? throw new StartupException($"DATABASE_URL is no URL of SQL Server. Write it like: {ExampleUrl}");
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
        return $"SQL Server database {builder.InitialCatalog} at {builder.DataSource}";
    }

    /// <summary>Nothing: Entity Framework makes a missing database, and its lock (sp_getapplock) goes with its connection.</summary>
    public Task<IAsyncDisposable?> PrepareToMigrateAsync(string connectionString, CancellationToken cancellationToken) =>
        Task.FromResult<IAsyncDisposable?>(null);

    public DbConnection ConnectToExisting(string connectionString) => new SqlConnection(Resolve(connectionString).ConnectionString);

    public void Configure(DbContextOptionsBuilder options, string connectionString) =>
        options
            .UseSqlServer(Resolve(connectionString).ConnectionString, server => server
                .MigrationsAssembly(typeof(SqlServerProvider).Assembly.GetName().Name)
                .ExecutionStrategy(dependencies => new SqlServerRetries(dependencies)))
            .UseModel(BlogDbContextModel.Instance)
            .ReplaceService<IModelCustomizer, SqlServerModelCustomizer>();

    public string SelectUnnumberedChanges(int count) =>
        string.Create(CultureInfo.InvariantCulture, $"SELECT TOP ({count}) id FROM changes WHERE \"position\" IS NULL ORDER BY id");

    public bool IsUniqueViolation(DbUpdateException exception) =>
        exception.InnerException is SqlException violation && SqlServerErrors.UniqueViolation.Contains(violation.Number);

    public bool IsForeignKeyViolation(DbException exception) =>
        exception is SqlException violation && violation.Number == SqlServerErrors.ReferenceViolation;

    public bool IsOutage(Exception exception) => exception switch
    {
        SqlException error => error.Class >= Fatal || SqlServerErrors.Connection.Contains(error.Number) || SqlServerErrors.Unavailable.Contains(error.Number),
        InvalidOperationException => IsExhaustedPool(exception),
        _ => false,
    };

    /// <summary>SqlClient has no type and no number for it: only its own text, in the language of the process, tells it from wrong use.</summary>
    private static bool IsExhaustedPool(Exception exception) =>
        string.Equals(exception.Message, DriverTexts.GetString("ADP_PooledOpenTimeout", CultureInfo.CurrentUICulture), StringComparison.Ordinal);

    private static string? ToConnectionString(string url)
    {
        if (DatabaseUrl.Parse(url) is not { } parts)
            return null;

        var builder = new SqlConnectionStringBuilder
        {
            DataSource = parts.Port is { } port ? $"{parts.Host},{port}" : parts.Host,
            InitialCatalog = parts.Database,
        };

        if (parts.User is not null)
            builder.UserID = parts.User;

        if (parts.Password is not null)
            builder.Password = parts.Password;

        foreach (var (name, value) in parts.Parameters.Where(parameter => !string.Equals(parameter.Key, "driver", StringComparison.OrdinalIgnoreCase)))
            builder[name] = value;

        return builder.ConnectionString;
    }

    private static SqlConnectionStringBuilder Resolve(string connectionString)
    {
        var builder = ConnectionStrings.Build(() => new SqlConnectionStringBuilder(connectionString))
            ?? throw new StartupException($"Persistence:ConnectionString is no connection string of SQL Server. Write it like: {Example}");

        if (string.IsNullOrWhiteSpace(builder.DataSource) || string.IsNullOrWhiteSpace(builder.InitialCatalog))
            throw new StartupException($"The connection string of SQL Server has to name server and database. Write it like: {Example}, or as DATABASE_URL: {ExampleUrl}");

        if (!builder.ShouldSerialize("Application Name"))
            builder.ApplicationName = "CleanBlog";

        // Only a connection finds settings that contradict each other.
        using var connection = ConnectionStrings.Build(() => new SqlConnection(builder.ConnectionString))
            ?? throw new StartupException($"The settings in the connection string of SQL Server contradict each other. Write it like: {Example}");

        return builder;
    }
}
