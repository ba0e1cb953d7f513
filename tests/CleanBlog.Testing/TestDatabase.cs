using System.Data.Common;
using CleanBlog.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Respawn;

namespace CleanBlog.Testing;

/// <summary>
/// A kind of real database to test on. A template is migrated once a run; each fixture gets a clone of its own, so fixtures can run
/// side by side, and empties it before each test.
/// </summary>
public abstract class TestDatabase
{
    private readonly Lazy<Task> template;

    protected TestDatabase() => template = new(MigrateTemplateAsync);

    /// <summary>Every database on which this run tests; the source of the fixtures that promise the same behaviour on each.</summary>
    public static IEnumerable<TestDatabase> All { get; } = [new SqliteTestDatabase()];

    public abstract IDatabaseProvider Provider { get; }

    protected abstract string TemplateConnectionString { get; }

    protected abstract IDbAdapter ResetAdapter { get; }

    /// <summary>A new, migrated and empty database.</summary>
    /// <returns>Its connection string.</returns>
    public async Task<string> CreateAsync()
    {
        await template.Value;
        return await CloneTemplateAsync();
    }

    public async Task EmptyAsync(string connectionString)
    {
        await using var connection = Connect(connectionString);
        await connection.OpenAsync();

        var respawner = await Respawner.CreateAsync(connection, new RespawnerOptions { DbAdapter = ResetAdapter, TablesToIgnore = ["__EFMigrationsHistory"] });
        await respawner.ResetAsync(connection);
    }

    public abstract Task DropAsync(string connectionString);

    public override string ToString() => Provider.Name;

    protected abstract Task<string> CloneTemplateAsync();

    protected abstract DbConnection Connect(string connectionString);

    private async Task MigrateTemplateAsync()
    {
        var database = new Database(
            Options.Create(new PersistenceOptions { Provider = Provider.Name, ConnectionString = TemplateConnectionString }),
            [Provider]);
        var options = new DbContextOptionsBuilder<BlogDbContext>();

        database.PrepareStorage();
        database.Configure(options);

        await using var context = new BlogDbContext(options.Options);
        await context.Database.MigrateAsync();
        await context.Database.CloseConnectionAsync();
    }
}
