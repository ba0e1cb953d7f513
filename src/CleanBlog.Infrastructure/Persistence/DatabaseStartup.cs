using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CleanBlog.Infrastructure.Persistence;

/// <summary>Brings the database to the schema of this version, or says why it cannot.</summary>
public sealed partial class DatabaseStartup(BlogDbContext context, Database database, ILogger<DatabaseStartup> logger)
{
    /// <summary>Applies what is pending where that is allowed; throws a <see cref="StartupException"/> for what an operator has to mend.</summary>
    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        try
        {
            database.PrepareStorage();
            await PrepareSchemaAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is System.Data.Common.DbException or IOException or UnauthorizedAccessException)
        {
            throw new StartupException(
                $"The database cannot be used: {database.Description} ({exception.Message}). Check Persistence:ConnectionString or DATABASE_URL, and that the place exists and can be written.",
                exception);
        }
    }

    private async Task PrepareSchemaAsync(CancellationToken cancellationToken)
    {
        var known = context.Database.GetMigrations().ToList();
        var applied = (await context.Database.GetAppliedMigrationsAsync(cancellationToken)).ToList();

        if (applied.Except(known, StringComparer.Ordinal).FirstOrDefault() is { } newer)
            throw new StartupException($"The database has the migration {newer}, which this version does not know: {database.Description}. Start the version that made it, or choose another database.");

        var pending = known.Except(applied, StringComparer.Ordinal).ToList();

        if (pending.Count == 0)
            return;

        if (!database.MigratesOnStart)
            throw new StartupException($"The database lacks {pending.Count} migration(s), the first being {pending[0]}: {database.Description}. Set Persistence:MigrateOnStart to true to apply them at the start.");

        LogMigrating(pending.Count, database.Description);
        await context.Database.MigrateAsync(cancellationToken);
    }

    [LoggerMessage(1, LogLevel.Information, "Applying {Count} migration(s) to {Database}")]
    private partial void LogMigrating(int count, string database);
}
