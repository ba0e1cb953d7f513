using System.CommandLine;
using CleanBlog.Infrastructure.Persistence;

namespace CleanBlog.WebApi.Commands;

/// <summary>
/// Brings the schema to this version as a step of its own, for operators whose servers may not: applies what is pending, names it, or
/// writes it as SQL for a database administrator.
/// </summary>
internal static class MigrateCommand
{
    public static Command Create()
    {
        var migrate = new Command("migrate", "Applies the pending migrations. Where another instance is migrating, waits for it.") { CreatePending(), CreateScript() };
        migrate.SetAction((_, cancellationToken) => RunAsync((schema, database) => ApplyAsync(schema, database, cancellationToken)));
        return migrate;
    }

    private static Command CreatePending()
    {
        var pending = new Command("pending", "Names the migrations that the database lacks, one a line; nothing where it is up to date.");
        pending.SetAction((_, cancellationToken) => RunAsync((schema, _) => ListAsync(schema, cancellationToken)));
        return pending;
    }

    private static Command CreateScript()
    {
        var script = new Command("script", "Writes the migrations as SQL: for PostgreSQL and SQL Server a script that any older database takes, more than once if need be; for SQLite what this file lacks.");
        script.SetAction((_, cancellationToken) => RunAsync((schema, _) => WriteScriptAsync(schema, cancellationToken)));
        return script;
    }

    private static Task<int> RunAsync(Func<DatabaseSchema, Database, Task> run) => CommandHost.RunUnpreparedAsync(async services =>
    {
        try
        {
            await run(services.GetRequiredService<DatabaseSchema>(), services.GetRequiredService<Database>());
            return 0;
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("Interrupted. Run it again to complete it.");
            return Composition.Failed;
        }
    });

    private static async Task ApplyAsync(DatabaseSchema schema, Database database, CancellationToken cancellationToken)
    {
        var pending = await schema.ListPendingAsync(cancellationToken);
        var count = await schema.MigrateAsync(migration => Console.Out.WriteLine($"[{Position(pending, migration)}/{pending.Count}] {migration}"), cancellationToken);

        await Console.Out.WriteLineAsync(count == 0 ? $"Nothing to apply: {database.Description} is up to date." : $"Applied {count} migration(s) to {database.Description}.");
    }

    private static int Position(IReadOnlyList<string> pending, string migration) => pending.TakeWhile(name => !string.Equals(name, migration, StringComparison.Ordinal)).Count() + 1;

    private static async Task ListAsync(DatabaseSchema schema, CancellationToken cancellationToken)
    {
        foreach (var migration in await schema.ListPendingAsync(cancellationToken))
            await Console.Out.WriteLineAsync(migration);
    }

    private static async Task WriteScriptAsync(DatabaseSchema schema, CancellationToken cancellationToken) =>
        await Console.Out.WriteAsync(await schema.ScriptAsync(cancellationToken));
}
