using System.Net;
using CleanBlog.Application;
using CleanBlog.Application.Common;
using CleanBlog.Domain.Users;
using CleanBlog.Infrastructure;
using CleanBlog.Infrastructure.PostgreSql;
using CleanBlog.Infrastructure.Sqlite;
using CleanBlog.Infrastructure.SqlServer;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;

namespace CleanBlog.Persistence.Tests;

/// <summary>The services of a server with this configuration, in this folder.</summary>
internal static class AHost
{
    public static ServiceProvider With(string contentRoot, string environment, params (string Key, string Value)[] settings) =>
        Build(Services(contentRoot, environment, settings));

    public static ServiceProvider Build(IServiceCollection services) =>
        services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });

    public static IServiceCollection Services(string contentRoot, string environment, params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.ToDictionary(setting => setting.Key, string? (setting) => setting.Value, StringComparer.OrdinalIgnoreCase))
            .Build();

        return new ServiceCollection()
            .AddLogging()
            .AddSingleton<IHostEnvironment>(new HostEnvironment(environment, contentRoot))
            .AddApplication()
            .AddInfrastructure(configuration)
            .AddSqlite()
            .AddPostgreSql()
            .AddSqlServer()
            .AddScoped<ICurrentUser, Nobody>()
            .AddSingleton<IRequestOrigin, Nowhere>()
            .AddScoped<IWriteCondition, Unconditional>();
    }

    private sealed class Nobody : ICurrentUser
    {
        public Caller? Caller => null;
    }

    private sealed class Nowhere : IRequestOrigin
    {
        public IPAddress? Address => null;

        public string? Device => null;

        public string? TraceId => null;
    }

    private sealed class Unconditional : IWriteCondition
    {
        public ExpectedRevision? Expected => null;
    }

    private sealed class HostEnvironment(string environment, string contentRoot) : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = environment;

        public string ApplicationName { get; set; } = "CleanBlog.Tests";

        public string ContentRootPath { get; set; } = contentRoot;

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
