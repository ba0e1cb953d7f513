using CleanBlog.Persistence.Tests.PostgreSql;
using CleanBlog.Persistence.Tests.Sqlite;
using CleanBlog.Persistence.Tests.SqlServer;
using CleanBlog.Testing;

namespace CleanBlog.Persistence.Tests;

/// <summary>The one table of expectations, held against everything that says what a database looks like.</summary>
[TestFixtureSource(typeof(OfflineDatabase), nameof(OfflineDatabase.All))]
public sealed class SchemaTests(OfflineDatabase database)
{
    private string Name => database.Provider.Name;

    private IEnumerable<string> Expected => SchemaExpectations.Of(Name);

    [Test]
    public void The_code_describes_what_is_expected() =>
        Assert.That(SchemaExpectations.Describe(database.DescribeTables()), Is.EquivalentTo(Expected));

    [Test]
    public void The_migrations_say_that_they_end_with_what_is_expected() =>
        Assert.That(SchemaExpectations.Describe(database.DescribeSnapshot()), Is.EquivalentTo(Expected));

    [Test]
    public void The_code_limits_what_is_expected() =>
        Assert.That(SchemaExpectations.DescribeLengths(database.DescribeTables()), Is.EquivalentTo(SchemaExpectations.LengthsOf(Name)));

    [Test]
    public async Task The_migrations_make_what_is_expected() => Assert.That(await ReadMigratedAsync(), Is.EquivalentTo(Expected));

    /// <summary>From the database itself; for SQL Server, from the compiler of its schemas, which runs without a server.</summary>
    private async Task<IReadOnlyList<string>> ReadMigratedAsync()
    {
        if (Name is "SqlServer")
            return ScriptedSchema.Read(TransactSql.LoadMigrations(database));

        var real = TestDatabase.Kinds.Single(kind => string.Equals(kind.Provider.Name, Name, StringComparison.Ordinal));
        var connectionString = await real.CreateAsync();

        try
        {
            await using var connection = real.Connect(connectionString);
            await connection.OpenAsync();
            return Name is "Sqlite" ? SqliteSchema.Read(connection) : PostgreSqlSchema.Read(connection);
        }
        finally
        {
            await real.DropAsync(connectionString);
        }
    }
}
