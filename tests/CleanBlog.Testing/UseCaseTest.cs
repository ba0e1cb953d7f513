using System.Net;
using CleanBlog.Application;
using CleanBlog.Application.Common;
using CleanBlog.Domain.Sessions;
using CleanBlog.Domain.Users;
using CleanBlog.Infrastructure;
using CleanBlog.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;

namespace CleanBlog.Testing;

/// <summary>Use cases and repositories with everything real behind them, on each database; only the clock and the caller are ours.</summary>
[FixtureLifeCycle(LifeCycle.SingleInstance)]
public abstract class UseCaseTest(TestDatabase database)
{
    private string connectionString = "";
    private ServiceProvider? services;

    protected ObservedClock Clock { get; private set; } = new(APost.Noon);

    protected StatementCounter Sql { get; } = new();

    /// <summary>What stands between Entity Framework and the database.</summary>
    protected virtual IEnumerable<IInterceptor> Interceptors => [Sql];

    /// <summary>On whose behalf the next use case runs; null for nobody.</summary>
    protected Caller? Caller { get; set; }

    /// <summary>What the caller of the next use case expects to be stored; null for nothing.</summary>
    protected ExpectedRevision? Expected { get; set; }

    /// <summary>From where the next use case is called; null for a command of the host.</summary>
    protected IPAddress? CallerAddress { get; set; }

    [OneTimeSetUp]
    public async Task CreateDatabase() => connectionString = await database.CreateAsync();

    [SetUp]
    public async Task StartEmpty()
    {
        await database.EmptyAsync(connectionString);
        Clock = new ObservedClock(APost.Noon);
        (Caller, Expected, Device, CallerAddress) = (null, null, ASession.Client.Device, null);
        services = BuildServices();
        Sql.Reset();
    }

    [TearDown]
    public async Task Stop() => await services!.DisposeAsync();

    [OneTimeTearDown]
    public Task DropDatabase() => database.DropAsync(connectionString);

    /// <summary>Runs a use case, or asks a port, in a scope of its own, as a request would.</summary>
    protected Task<TResult> InScopeAsync<TService, TResult>(Func<TService, Task<TResult>> run)
        where TService : notnull => InScopeAsync(services!, run);

    /// <summary>The same on another instance.</summary>
    protected static async Task<TResult> InScopeAsync<TService, TResult>(ServiceProvider instance, Func<TService, Task<TResult>> run)
        where TService : notnull
    {
        await using var scope = instance.CreateAsyncScope();
        return await run(scope.ServiceProvider.GetRequiredService<TService>());
    }

    /// <summary>Stores aggregates as they are.</summary>
    protected Task StoreAsync(params object[] aggregates) => InScopeAsync<BlogDbContext, int>(context =>
    {
        context.AddRange(aggregates);
        return context.SaveChangesAsync();
    });

    /// <summary>What the client of the next use case calls itself.</summary>
    protected string Device { get; set; } = ASession.Client.Device;

    protected void ActAs(User user) => ActAs(user, SessionId.New());

    protected void ActAs(User user, SessionId session) => Caller = new Caller(user.Id, user.Role, session);

    /// <summary>All that an instance consists of, on the database of the test. Whoever wants another instance disposes of it.</summary>
    protected ServiceProvider BuildServices()
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["Persistence:Provider"] = database.Provider.Name,
                ["Persistence:ConnectionString"] = connectionString,
                ["Passwords:Iterations"] = "1",
                ["SECRET_KEY"] = "a key that is long enough for a test",
            })
            .Build();

        return new ServiceCollection()
            .AddLogging()
            .AddSingleton<IHostEnvironment>(new TestEnvironment())
            .AddSingleton<TimeProvider>(Clock)
            .AddSingleton(database.Provider)
            .AddApplication()
            .AddInfrastructure(configuration)
            .ConfigureDbContext<BlogDbContext>(context => context.AddInterceptors(Interceptors))
            .AddScoped<ICurrentUser>(_ => new CurrentUser(Caller))
            .AddScoped<IRequestOrigin>(_ => new RequestOrigin(CallerAddress, Device))
            .AddScoped<IWriteCondition>(_ => new WriteCondition(Expected))
            .BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }

    private sealed record CurrentUser(Caller? Caller) : ICurrentUser;

    private sealed record WriteCondition(ExpectedRevision? Expected) : IWriteCondition;

    private sealed record RequestOrigin(IPAddress? Address, string? Device) : IRequestOrigin
    {
        public string? TraceId => null;
    }

    private sealed class TestEnvironment : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = Environments.Development;

        public string ApplicationName { get; set; } = "CleanBlog.Tests";

        public string ContentRootPath { get; set; } = Path.GetTempPath();

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
