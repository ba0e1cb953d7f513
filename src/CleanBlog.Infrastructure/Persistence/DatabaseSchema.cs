using System.Data.Common;
using System.Reflection;
using CleanBlog.Infrastructure.Persistence.Users;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.Logging;

namespace CleanBlog.Infrastructure.Persistence;

/// <summary>The schema of the database: whether it is this version's, and how it gets there. Throws a <see cref="StartupException"/> for what an operator has to mend.</summary>
public sealed partial class DatabaseSchema(Database database, ILogger<DatabaseSchema> logger)
{
    /// <summary>For one statement of a migration, and for the wait until another instance has migrated.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromHours(1);

    /// <summary>The names of all migrations of this version.</summary>
    public IReadOnlySet<string> Known { get; } = database.Provider.GetType().Assembly.GetTypes().Select(IdOf).OfType<string>().ToHashSet(StringComparer.Ordinal);

    /// <summary>
    /// Whether there is nothing to migrate. The usual start finds that out without Entity Framework, whose own start takes longer than
    /// all the rest. Any doubt, an error included, is left to the thorough way.
    /// </summary>
    public async Task<bool> IsCurrentAsync(CancellationToken cancellationToken)
    {
        var applied = new List<string>();

        try
        {
            await using var connection = database.ConnectToExisting();
            await connection.OpenAsync(cancellationToken);
            await using var command = connection.CreateCommand();
            command.CommandText = PlainSql.AppliedMigrations;
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);

            while (await reader.ReadAsync(cancellationToken))
                applied.Add(reader.GetString(0));
        }
        catch (DbException exception)
        {
            LogDoubt(exception.Message);
        }

        return Known.SetEquals(applied);
    }

    /// <summary>The names of the migrations that the database lacks, the first to apply first.</summary>
    public Task<IReadOnlyList<string>> ListPendingAsync(CancellationToken cancellationToken) =>
        UseAsync(context => ListPendingAsync(context.Database, cancellationToken));

    /// <summary>Applies what is pending. Where several instances do so at once, one migrates and the others wait for it.</summary>
    /// <param name="applying">Told the name of each migration before it is applied.</param>
    public Task<int> MigrateAsync(Action<string> applying, CancellationToken cancellationToken)
    {
        var count = 0;

        return UseAsync(
            async context =>
            {
                // Before anything is touched: a database of a newer version stays as it is.
                if ((await ListPendingAsync(context.Database, cancellationToken)).Count == 0)
                    return count;

                await using var prepared = await database.PrepareToMigrateAsync(cancellationToken);

                // And once more, because another instance may have migrated since, perhaps one of a newer version.
                await ListPendingAsync(context.Database, cancellationToken);
                await context.Database.MigrateAsync(cancellationToken);
                await SearchTexts.FillAsync(context, cancellationToken);
                return count;
            },
            migration =>
            {
                count++;
                applying(migration);
            });
    }

    /// <summary>
    /// The SQL that brings a database to this version. Where the provider has idempotent scripts, it fits a database of any older
    /// version, an empty one included; elsewhere only this database as it is now.
    /// </summary>
    /// <returns>Empty where nothing is pending and the script could not be run again.</returns>
    public Task<string> ScriptAsync(CancellationToken cancellationToken) => UseAsync(async context =>
    {
        var migrator = context.GetService<IMigrator>();

        if (database.Provider.HasIdempotentScripts)
            return migrator.GenerateScript(options: MigrationsSqlGenerationOptions.Idempotent);

        var pending = await ListPendingAsync(context.Database, cancellationToken);
        var applied = context.Database.GetMigrations().Except(pending, StringComparer.Ordinal).LastOrDefault();

        return pending.Count == 0 ? "" : migrator.GenerateScript(fromMigration: applied);
    });

    private async Task<IReadOnlyList<string>> ListPendingAsync(DatabaseFacade schema, CancellationToken cancellationToken)
    {
        var known = schema.GetMigrations().ToList();
        var applied = (await schema.GetAppliedMigrationsAsync(cancellationToken)).ToHashSet(StringComparer.Ordinal);

        if (applied.Except(known, StringComparer.Ordinal).FirstOrDefault() is { } newer)
            throw new StartupException($"The database has the migration {newer}, which this version does not know: {database.Description}. Start the version that made it, or choose another database.");

        var pending = known.SkipWhile(applied.Contains).ToList();

        if (pending.Find(applied.Contains) is { } later)
            throw new StartupException($"The database has the migration {later} but lacks {pending[0]}, which comes before it: {database.Description}. It was migrated by half: restore a backup.");

        return pending;
    }

    private async Task<T> UseAsync<T>(Func<BlogDbContext, Task<T>> run, Action<string>? applying = null)
    {
        var options = new DbContextOptionsBuilder<BlogDbContext>();
        database.Configure(options);
        var migrating = false;

        options.LogTo((id, _) => id == RelationalEventId.MigrationApplying, occurrence =>
        {
            migrating = true;
            applying?.Invoke(IdOf(((MigrationEventData)occurrence).Migration.GetType())!);
        });

        try
        {
            await using var context = new BlogDbContext(options.Options);
            context.Database.SetCommandTimeout(Patience);
            return await run(context);
        }
        catch (Exception exception) when (IsOfThePlace(exception))
        {
            // Npgsql adds lines with the position in the statement.
            var reason = (Database.FindDatabaseError(exception) ?? exception).Message.Split('\n')[0].TrimEnd();

            throw new StartupException(
                migrating
                    ? $"Migrating has stopped: {database.Description} ({reason}). A migration that meets tables it is about to make was applied by half, or by hand: restore a backup, or choose an empty database."
                    : $"The database cannot be used: {database.Description} ({reason}). Check Persistence:ConnectionString or DATABASE_URL, and that it can be reached, and read and written by this user.",
                exception);
        }
    }

    /// <summary>A statement that was cancelled fails with an error of the database inside, which is not why it ended.</summary>
    private static bool IsOfThePlace(Exception exception) =>
        exception is IOException or UnauthorizedAccessException || exception is not OperationCanceledException && Database.FindDatabaseError(exception) is not null;

    private static string? IdOf(Type migration) => migration.GetCustomAttribute<MigrationAttribute>()?.Id;

    [LoggerMessage(1, LogLevel.Debug, "The migrations cannot be read yet: {Reason}")]
    private partial void LogDoubt(string reason);
}
