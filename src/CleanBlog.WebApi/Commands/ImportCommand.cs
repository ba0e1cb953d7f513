using System.CommandLine;
using CleanBlog.Application.Audit;
using CleanBlog.Application.Posts;
using Spectre.Console;

namespace CleanBlog.WebApi.Commands;

/// <summary>Imports the posts of another blog from a file with one JSON object a line.</summary>
internal static class ImportCommand
{
    private const int BatchSize = 50;

    public static Command Create()
    {
        var file = new Option<FileInfo>("--file") { Description = "A file in JSON Lines: path, date, title, authors and content of one post a line.", Required = true };

        var command = new Command("import", "Imports posts. What is there already stays as it is, so it can be run again.") { file };

        command.SetAction((arguments, cancellationToken) => CommandHost.RunAsync(
            services => RunAsync(services, arguments.GetRequiredValue(file), cancellationToken),
            cancellationToken));

        return command;
    }

    private static async Task<int> RunAsync(IServiceProvider services, FileInfo file, CancellationToken cancellationToken)
    {
        try
        {
            await using var stream = file.OpenRead();
            return await RunAsync(services, file, stream, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync($"The file cannot be read: {exception.Message} Relative paths start at {Environment.CurrentDirectory}.");
            return Composition.Failed;
        }
    }

    private static async Task<int> RunAsync(IServiceProvider services, FileInfo file, Stream stream, CancellationToken cancellationToken)
    {
        var summary = new ImportSummary();
        var wasInterrupted = false;

        try
        {
            await RecordStartAsync(services, cancellationToken);
            await ShowProgressAsync(file, task => ImportAsync(services, stream, summary, task, cancellationToken));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            wasInterrupted = true;
        }

        foreach (var refusal in summary.Refusals)
            await Console.Error.WriteLineAsync(refusal);

        if (wasInterrupted)
            await Console.Error.WriteLineAsync("Interrupted. Run it again to complete it.");

        await Console.Out.WriteLineAsync(summary.ToString());
        return wasInterrupted || summary.HasRefusals ? Composition.Failed : 0;
    }

    /// <summary>Before anything is imported, so that an import that is killed is known as well.</summary>
    private static async Task RecordStartAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IAuditLog>().StoreAsync(SecurityEvent.ImportStarted, whom: null, detail: null, cancellationToken);
    }

    private static Task ShowProgressAsync(FileInfo file, Func<ProgressTask, Task> import) =>
        AnsiConsole.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(progress => import(progress.AddTask(Markup.Escape($"Importing {file.Name}"), maxValue: Math.Max(1, file.Length))));

    private static async Task ImportAsync(
        IServiceProvider services, Stream stream, ImportSummary summary, ProgressTask progress, CancellationToken cancellationToken)
    {
        await foreach (var batch in ImportFile.ReadAsync(stream, cancellationToken).Chunk(BatchSize).WithCancellation(cancellationToken))
        {
            await ImportAsync(services, batch, summary, cancellationToken);
            progress.Value = batch[^1].EndPosition;
        }

        progress.Value = progress.MaxValue;
    }

    private static async Task ImportAsync(IServiceProvider services, ImportLine[] batch, ImportSummary summary, CancellationToken cancellationToken)
    {
        var readable = new List<(int Number, ImportedPost Post)>();

        foreach (var line in batch)
        {
            if (line.Post.TryGet(out var post, out var error))
                readable.Add((line.Number, post));
            else
                summary.Refuse(line.Number, error);
        }

        // One scope a batch, so that the change tracker does not grow with the file.
        await using var scope = services.CreateAsyncScope();
        var imported = await scope.ServiceProvider.GetRequiredService<ImportPosts>()
            .ExecuteAsync([.. readable.Select(line => line.Post)], cancellationToken);

        if (!imported.TryGet(out var outcome, out var failure))
        {
            readable.ForEach(line => summary.Refuse(line.Number, failure));
            return;
        }

        for (var i = 0; i < readable.Count; i++)
        {
            if (outcome.Refusals[i] is { } refusal)
                summary.Refuse(readable[i].Number, refusal);
        }

        summary.Count(outcome.Added, readable.Count - outcome.Added - outcome.Refusals.Count(refusal => refusal is not null));
    }
}
