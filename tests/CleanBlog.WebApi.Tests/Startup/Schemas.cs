using CleanBlog.Infrastructure.Persistence;
using CleanBlog.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace CleanBlog.WebApi.Tests.Startup;

/// <summary>The schema of a database as the application itself sees it, without a process.</summary>
internal static class Schemas
{
    /// <summary>Makes the database as the first version had it.</summary>
    public static async Task MigrateToFirstAsync(this TestDatabase kind, string connectionString)
    {
        var options = new DbContextOptionsBuilder<BlogDbContext>();
        var database = Choose(kind, connectionString);
        database.Configure(options);

        await using var prepared = await database.PrepareToMigrateAsync(CancellationToken.None);
        await using var context = new BlogDbContext(options.Options);
        await context.GetService<IMigrator>().MigrateAsync(context.Database.GetMigrations().First());
    }

    public static Task<IReadOnlyList<string>> ListPendingAsync(this TestDatabase kind, string connectionString) =>
        new DatabaseSchema(Choose(kind, connectionString), NullLogger<DatabaseSchema>.Instance).ListPendingAsync(CancellationToken.None);

    private static Database Choose(TestDatabase kind, string connectionString) =>
        new(Options.Create(new PersistenceOptions { Provider = kind.Provider.Name, ConnectionString = $"{connectionString};Pooling=False" }), [kind.Provider]);
}
