namespace CleanBlog.WebApi.Commands;

/// <summary>Runs a command on the same services and the same database as the server, without serving.</summary>
internal static class CommandHost
{
    public static Task<int> RunAsync(Func<IServiceProvider, Task<int>> command, CancellationToken cancellationToken) => Composition.GuardAsync(async () =>
    {
        var builder = Composition.CreateBuilder([]);
        builder.Logging.AddFilter(category: null, LogLevel.Warning);

        await using var app = builder.Build();
        await app.Services.PrepareDatabaseAsync(cancellationToken);

        return await command(app.Services);
    });
}
