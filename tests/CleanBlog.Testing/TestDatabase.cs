using System.Data.Common;
using CleanBlog.Infrastructure.Persistence;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Respawn;

namespace CleanBlog.Testing;

/// <summary>
/// A kind of real database to test on. A template is migrated once a run; each fixture gets a clone of its own, so fixtures can run
/// side by side, and empties it before each test.
/// </summary>
public abstract class TestDatabase
{
    private readonly Lazy<Task<string>> template;
    private Respawner? respawner;

    protected TestDatabase() => template = new(MigrateNewAsync);

    /// <summary>Every database; the source of the fixtures that promise the same behaviour on each. Those of an absent one are skipped with the reason.</summary>
    public static IEnumerable<TestFixtureData> All => Kinds.Select(AsFixture);

    /// <summary>The one that is always there; the source of the fixtures on which no database has a bearing.</summary>
    public static IEnumerable<TestFixtureData> Embedded => [AsFixture(Kinds[0])];

    public static IReadOnlyList<TestDatabase> Kinds { get; } = [new SqliteTestDatabase(), new PostgreSqlTestDatabase(), new SqlServerTestDatabase()];

    public abstract IDatabaseProvider Provider { get; }

    /// <summary>Why no such database can be had here, and what to do about it; null where one can.</summary>
    public virtual string? Absence => null;

    protected abstract IDbAdapter ResetAdapter { get; }

    /// <summary>A fixture that is skipped with the reason where the database is absent.</summary>
    public static TestFixtureData AsFixture(TestDatabase database)
    {
        var fixture = new TestFixtureData(database);

        if (database.Absence is { } absence && !RequiredDatabases.Contains(database.Provider.Name))
            fixture.Ignore(absence);

        return fixture;
    }

    /// <summary>A new, migrated and empty database.</summary>
    /// <returns>Its connection string.</returns>
    public virtual async Task<string> CreateAsync()
    {
        RequiredDatabases.SkipWithout(Provider.Name, Absence);

        return await CloneAsync(await template.Value);
    }

    /// <summary>A database name that is free, and nothing in it yet.</summary>
    /// <returns>Its connection string.</returns>
    public abstract Task<string> ReserveAsync();

    public async Task EmptyAsync(string connectionString)
    {
        await using var connection = Connect(connectionString);
        await connection.OpenAsync();

        // What it deletes, and in which order, is the same for every clone.
        respawner ??= await Respawner.CreateAsync(connection, new RespawnerOptions { DbAdapter = ResetAdapter, TablesToIgnore = ["__EFMigrationsHistory"] });
        await respawner.ResetAsync(connection);
    }

    public abstract Task DropAsync(string connectionString);

    /// <summary>A connection that is not the application's, not yet opened.</summary>
    public abstract DbConnection Connect(string connectionString);

    /// <summary>Nobody can connect to it any more, as after an outage, until it is brought back.</summary>
    /// <param name="inUse">A connection of the server under test, whose idle ones are closed.</param>
    public abstract Task TakeAwayAsync(DbConnection inUse);

    public abstract Task BringBackAsync(string connectionString);

    /// <summary>The statement that does so.</summary>
    public virtual string RenameTable(string from, string to) => $"ALTER TABLE {from} RENAME TO {to}";

    public override string ToString() => Provider.Name;

    protected abstract Task<string> CloneAsync(string templateConnectionString);

    /// <summary>A new database, migrated as a server would.</summary>
    /// <returns>Its connection string.</returns>
    protected async Task<string> MigrateNewAsync()
    {
        var connectionString = await ReserveAsync();

        // A template cannot be cloned while somebody is connected, were it an idle connection of the pool.
        var settings = new PersistenceOptions { Provider = Provider.Name, ConnectionString = $"{connectionString};Pooling=False" };
        var database = new Database(Options.Create(settings), [Provider]);

        await new DatabaseSchema(database, NullLogger<DatabaseSchema>.Instance).MigrateAsync(_ => { }, CancellationToken.None);

        return connectionString;
    }
}
