namespace CleanBlog.WebApi.Commands;

/// <summary>Runs a command on the same services and the same database as the server, without serving.</summary>
internal static class CommandHost
{
    /// <summary>Once the database has the schema of this version.</summary>
    public static Task<int> RunAsync(Func<IServiceProvider, Task<int>> command, CancellationToken cancellationToken) => RunUnpreparedAsync(async services =>
    {
        await services.PrepareDatabaseAsync(cancellationToken);
        return await command(services);
    });

    /// <summary>Whatever the state of the database.</summary>
    public static Task<int> RunUnpreparedAsync(Func<IServiceProvider, Task<int>> command) => Composition.GuardAsync(async () =>
    {
        var builder = Composition.CreateBuilder([]);
        builder.Logging.AddFilter(category: null, LogLevel.Warning);

        await using var app = builder.Build();
        return await command(app.Services);
    });
}
