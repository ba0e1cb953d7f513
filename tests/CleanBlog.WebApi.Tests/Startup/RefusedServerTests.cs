namespace CleanBlog.WebApi.Tests.Startup;

/// <summary>What is wrong with the choice of a database server is said without one.</summary>
public sealed class RefusedServerTests : HostTest
{
    [SetUp]
    public void UseKey() => Host.Settings["SECRET_KEY"] = ApiTest.SigningKey;

    [TestCase("PostgreSql", "", "Persistence:ConnectionString is missing; PostgreSql needs one.")]
    [TestCase("PostgreSql", "Host=db;Passwort=hunter2", "Persistence:ConnectionString is no connection string of PostgreSQL. Write it like: Host=localhost;Database=cleanblog;")]
    [TestCase("PostgreSql", "Password=hunter2;Database=blog", "has to name host and database", "postgresql://cleanblog@localhost:5432/cleanblog")]
    [TestCase("SqlServer", "", "Persistence:ConnectionString is missing; SqlServer needs one.")]
    [TestCase("SqlServer", "Server=db;Connect Timeout=hunter2", "Persistence:ConnectionString is no connection string of SQL Server. Write it like: Server=localhost;Database=cleanblog;")]
    [TestCase("SqlServer", "Server=db;Password=hunter2", "has to name server and database", "sqlserver://cleanblog@localhost:1433/cleanblog")]
    [TestCase("Sqlite", "Data Source=blog.db;Passwort=hunter2", "Persistence:ConnectionString is no connection string of SQLite. Write it like: Data Source=data/cleanblog.db")]
    [TestCase("Sqlite", "Data Source=blog.db;Password=hunter2", "SQLite", "Persistence:ConnectionString", "password")]
    [TestCase("MySql", "Server=db;Password=hunter2", "Persistence:Provider is 'MySql'. Set it to one of: Sqlite, PostgreSql, SqlServer.")]
    public async Task A_connection_string_that_cannot_be_meant_stops_the_start(string provider, string connectionString, params string[] parts)
    {
        Host.Settings["Persistence__Provider"] = provider;
        Host.Settings["Persistence__ConnectionString"] = connectionString;

        await ThatRefusedAsync(parts);
    }

    [TestCase("postgresql://ada:hunter2@db:99999/blog", "DATABASE_URL is no connection URI of PostgreSQL. Write it like: postgresql://cleanblog@localhost:5432/cleanblog")]
    [TestCase("postgres://ada:hunter2@db/blog?sslmodus=require", "DATABASE_URL is no connection URI of PostgreSQL.")]
    [TestCase("postgresql+asyncpg://ada:hunter2@db", "has to name host and database")]
    [TestCase("mssql+pyodbc://ada:hunter2@db:99999/blog", "DATABASE_URL is no URL of SQL Server. Write it like: sqlserver://cleanblog@localhost:1433/cleanblog")]
    [TestCase("ada:hunter2://db/blog", "DATABASE_URL has no scheme", "It can be: Sqlite, PostgreSql, SqlServer")]
    public async Task A_url_that_cannot_be_meant_stops_the_start(string url, params string[] parts)
    {
        Host.Settings["DATABASE_URL"] = url;

        await ThatRefusedAsync(parts);
    }

    /// <summary>No server listens on port 1, and no name ends in .invalid.</summary>
    [TestCase("PostgreSql", "Host=127.0.0.1;Port=1;Database=blog;Username=ada;Password=hunter2", "PostgreSQL database blog at 127.0.0.1:1", "Failed to connect")]
    [TestCase("PostgreSql", "Host=db.invalid;Database=blog;Username=ada;Password=hunter2", "PostgreSQL database blog at db.invalid:5432")]
    [TestCase("SqlServer", "Server=127.0.0.1,1;Database=blog;User Id=ada;Password=hunter2;Connect Timeout=2;Connect Retry Count=0", "SQL Server database blog at 127.0.0.1,1", "The server was not found or was not accessible")]
    public async Task A_server_that_does_not_answer_stops_the_start(string provider, string connectionString, params string[] parts)
    {
        Host.Settings["Persistence__Provider"] = provider;
        Host.Settings["Persistence__ConnectionString"] = connectionString;

        await ThatRefusedAsync(["The database cannot be used", "Check Persistence:ConnectionString or DATABASE_URL", .. parts]);
    }

    private async Task ThatRefusedAsync(string[] parts)
    {
        var exit = await Host.RunAsync("");

        Assert.ThatRefused(exit, ["CleanBlog cannot start.", .. parts]);
        Assert.That(Directory.EnumerateFileSystemEntries(Host.Root), Is.Empty);
    }
}
