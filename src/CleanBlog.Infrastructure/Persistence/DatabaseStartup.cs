using System.Data.Common;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CleanBlog.Infrastructure.Persistence;

/// <summary>Brings the database to the schema of this version, or says why it cannot.</summary>
public sealed partial class DatabaseStartup(Database database, IServiceScopeFactory scopes, ILogger<DatabaseStartup> logger)
{
    private const string AppliedMigrations = "SELECT migration_id FROM \"__EFMigrationsHistory\"";

    /// <summary>Applies what is pending where that is allowed; throws a <see cref="StartupException"/> for what an operator has to mend.</summary>
    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        if (await IsUpToDateAsync(cancellationToken))
            return;

        try
        {
            database.PrepareStorage();

            await using var scope = scopes.CreateAsyncScope();
            await PrepareSchemaAsync(scope.ServiceProvider.GetRequiredService<BlogDbContext>().Database, cancellationToken);
        }
        catch (Exception exception) when (exception is DbException or IOException or UnauthorizedAccessException)
        {
            throw new StartupException(
                $"The database cannot be used: {database.Description} ({exception.Message}). Check Persistence:ConnectionString or DATABASE_URL, and that the place exists and can be written.",
                exception);
        }
    }

    /// <summary>
    /// The usual start finds nothing to do, and finds that out without Entity Framework, whose own start takes longer than all the
    /// rest. Any doubt, an error included, is left to the thorough way.
    /// </summary>
    private async Task<bool> IsUpToDateAsync(CancellationToken cancellationToken)
    {
        var known = database.Provider.GetType().Assembly.GetTypes().Select(type => type.GetCustomAttribute<MigrationAttribute>()?.Id).OfType<string>();
        var applied = new List<string>();

        try
        {
            await using var connection = database.ConnectToExisting();
            await connection.OpenAsync(cancellationToken);
            await using var command = connection.CreateCommand();
            command.CommandText = AppliedMigrations;
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);

            while (await reader.ReadAsync(cancellationToken))
                applied.Add(reader.GetString(0));
        }
        catch (DbException exception)
        {
            LogDoubt(exception.Message);
        }

        return known.ToHashSet(StringComparer.Ordinal).SetEquals(applied);
    }

    private async Task PrepareSchemaAsync(DatabaseFacade schema, CancellationToken cancellationToken)
    {
        var known = schema.GetMigrations().ToList();
        var applied = (await schema.GetAppliedMigrationsAsync(cancellationToken)).ToList();

        if (applied.Except(known, StringComparer.Ordinal).FirstOrDefault() is { } newer)
            throw new StartupException($"The database has the migration {newer}, which this version does not know: {database.Description}. Start the version that made it, or choose another database.");

        var pending = known.Except(applied, StringComparer.Ordinal).ToList();

        if (pending.Count == 0)
            return;

        if (!database.MigratesOnStart)
            throw new StartupException($"The database lacks {pending.Count} migration(s), the first being {pending[0]}: {database.Description}. Set Persistence:MigrateOnStart to true to apply them at the start.");

        LogMigrating(pending.Count, database.Description);
        await schema.MigrateAsync(cancellationToken);
    }

    [LoggerMessage(1, LogLevel.Information, "Applying {Count} migration(s) to {Database}")]
    private partial void LogMigrating(int count, string database);

    [LoggerMessage(2, LogLevel.Debug, "The migrations cannot be read yet: {Reason}")]
    private partial void LogDoubt(string reason);
}
