using CleanBlog.WebApi.Tests.Startup;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http.Resilience;

namespace CleanBlog.Client.Tests;

/// <summary>Tests against the real server: a process with a SQLite file of its own, one for each fixture.</summary>
[FixtureLifeCycle(LifeCycle.SingleInstance)]
public abstract class LiveTest
{
    protected const string Password = "Analytical-Engine-1843";

    private readonly List<ServiceProvider> providers = [];

    protected Uri Address { get; private set; } = null!;

    internal HostFolder Host { get; } = new() { Settings = { ["Passwords__Iterations"] = "1", ["RateLimits__Enabled"] = "false" } };

    [OneTimeSetUp]
    public async Task StartServer() => Address = (await Host.ServeAsync()).Http.BaseAddress!;

    [OneTimeTearDown]
    public async Task StopServer()
    {
        providers.ForEach(provider => provider.Dispose());
        await Host.EndAsync();
    }

    /// <summary>A client as an application registers it, but with retries at once, and with what shall stand between it and the server.</summary>
    protected ICleanBlogClient Client(string? token = null, DelegatingHandler? way = null)
    {
        var services = new ServiceCollection();
        var client = services.AddCleanBlogClient(options =>
        {
            options.BaseAddress = Address;
            options.AccessToken = _ => ValueTask.FromResult(token);
        });

        services.Configure<HttpStandardResilienceOptions>("ICleanBlogClient-standard", options => options.Retry.Delay = TimeSpan.Zero);

        if (way is not null)
            client.AddHttpMessageHandler(() => way);

        var provider = services.BuildServiceProvider(validateScopes: true);
        providers.Add(provider);
        return provider.GetRequiredService<ICleanBlogClient>();
    }

    /// <summary>The token of a new user.</summary>
    protected async Task<string> SignUpAsync()
    {
        var anonymous = Client();
        var email = $"{Guid.CreateVersion7()}@example.com";

        await anonymous.RegisterAsync(new() { Email = email, FirstName = "Ada", LastName = "Lovelace", Password = Password });
        return (await anonymous.LogInAsync(new() { Email = email, Password = Password })).AccessToken;
    }
}
