using CleanBlog.Application;
using CleanBlog.Application.Common;
using CleanBlog.Infrastructure;
using CleanBlog.Infrastructure.Persistence;
using CleanBlog.Infrastructure.PostgreSql;
using CleanBlog.Infrastructure.Sqlite;
using CleanBlog.Infrastructure.SqlServer;
using CleanBlog.WebApi.Http;
using CleanBlog.WebApi.Http.Conditional;
using CleanBlog.WebApi.Logging;
using CleanBlog.WebApi.Posts;
using Microsoft.Extensions.Configuration.Json;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Options;

namespace CleanBlog.WebApi;

/// <summary>What the server and the commands of the host have in common.</summary>
internal static class Composition
{
    public const int Failed = 1;

    /// <summary>Whoever waits for changed settings watches all of the content root, and hears of each write to a SQLite file in it.</summary>
    private const string ReadSettingsOnce = "--hostBuilder:reloadConfigOnChange=false";

    /// <summary>What the framework itself says of each request; <see cref="RequestLog"/> says it instead.</summary>
    private const string FullUrlCategory = "Microsoft.AspNetCore.Hosting.Diagnostics";

    public static WebApplicationBuilder CreateBuilder(string[] args)
    {
        var builder = WebApplication.CreateBuilder([ReadSettingsOnce, .. args]);

        // The defaults that come with the program hold wherever it is started; every other source outranks them.
        builder.Configuration.Sources.Insert(0, new JsonConfigurationSource { FileProvider = new PhysicalFileProvider(AppContext.BaseDirectory), Path = "appsettings.json" });

        BatchedConsole.Replace(builder.Logging);

        // It logs whole URLs, whose queries can hold secrets, wherever an operator asks the framework for more.
        builder.Logging.AddFilter(FullUrlCategory, LogLevel.Warning);

        // A missing registration stops the start in every environment, not a request in one.
        builder.Host.UseDefaultServiceProvider(options => options.ValidateScopes = options.ValidateOnBuild = true);

        builder.Services.AddApplication().AddInfrastructure(builder.Configuration).AddSqlite().AddPostgreSql().AddSqlServer();
        builder.Services.AddHttpContextAccessor().AddSingleton<ICurrentUser, HttpCurrentUser>().AddSingleton<IRequestOrigin, HttpRequestOrigin>().AddSingleton<IWriteCondition, HttpWriteCondition>().AddSingleton<Paging>().AddSingleton<PostChanges>();

        return builder;
    }

    public static Task PrepareDatabaseAsync(this IServiceProvider services, CancellationToken cancellationToken) =>
        services.GetRequiredService<DatabaseStartup>().PrepareAsync(cancellationToken);

    /// <summary>Says what an operator can mend in a sentence instead of a stack trace.</summary>
    public static async Task<int> GuardAsync(Func<Task<int>> run)
    {
        try
        {
            return await run();
        }
        catch (Exception exception) when (IsForTheOperator(exception))
        {
            await Console.Error.WriteLineAsync($"{About.Title} cannot start. {exception.Message}");
            return Failed;
        }
    }

    private static bool IsForTheOperator(Exception exception) => exception switch
    {
        StartupException or OptionsValidationException => true,
        AggregateException several => several.InnerExceptions.All(IsForTheOperator),
        InvalidOperationException { Source: "Microsoft.Extensions.Configuration.Binder" } => true,
        _ => false,
    };
}
