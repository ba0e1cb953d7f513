using Microsoft.Extensions.Logging;

namespace CleanBlog.Infrastructure.Persistence;

/// <summary>Brings the database to the schema of this version before anything is served from it, or says why it cannot.</summary>
public sealed partial class DatabaseStartup(Database database, DatabaseSchema schema, ILogger<DatabaseStartup> logger)
{
    /// <summary>Applies what is pending where that is allowed; throws a <see cref="StartupException"/> for what an operator has to mend.</summary>
    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        if (await schema.IsCurrentAsync(cancellationToken))
            return;

        if (database.MigratesOnStart)
            await schema.MigrateAsync(migration => LogApplying(migration, database.Description), cancellationToken);

        else if (await schema.ListPendingAsync(cancellationToken) is [var first, ..] pending)
            throw new StartupException($"{Describe(pending.Count, first)}: {database.Description}. Apply them with the command migrate, or set Persistence:MigrateOnStart to true.");
    }

    private string Describe(int count, string first) =>
        count == schema.Known.Count
            ? $"The database is empty or does not exist yet; it lacks all {count} migrations"
            : $"The database lacks {count} of {schema.Known.Count} migrations, the first being {first}";

    [LoggerMessage(1, LogLevel.Information, "Applying the migration {Migration} to {Database}")]
    private partial void LogApplying(string migration, string database);
}
