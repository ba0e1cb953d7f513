using System.Data.Common;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using CleanBlog.Application.Common;
using CleanBlog.Application.Users;
using CleanBlog.Domain.Sessions;
using CleanBlog.Domain.Users;
using CleanBlog.Infrastructure.Limits;
using CleanBlog.Infrastructure.Persistence;
using CleanBlog.Infrastructure.Security;
using CleanBlog.Testing;
using CleanBlog.WebApi.Posts;
using CleanBlog.WebApi.Tests.OpenApi;
using CleanBlog.WebApi.Tests.Security;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ZiggyCreatures.Caching.Fusion;

namespace CleanBlog.WebApi.Tests;

/// <summary>
/// The API over HTTP, through the real server on a port of this machine and a real database; only the clock is ours. Three users
/// are stored before each test and hold the server's own tokens; the tests of tokens and logins, and whoever asks for it, log in over HTTP.
/// </summary>
[FixtureLifeCycle(LifeCycle.SingleInstance)]
public abstract class ApiTest(TestDatabase database)
{
    public const string SigningKey = "a key that is long enough for a test";

    private readonly SecretWatch secrets = new();
    private readonly List<HttpClient> clients = [];
    private string connectionString = "";
    private string? passwordHash;
    private Factory? factory;

    protected ObservedClock Clock { get; } = new(APost.Noon);

    protected StatementCounter Sql { get; } = new();

    /// <summary>What happens between what the next request reads and what it writes.</summary>
    protected Interloper Interloper { get; } = new();

    /// <summary>What the server logged since it started.</summary>
    protected LogCapture Log { get; } = new();

    protected HttpClient Anonymous { get; private set; } = null!;

    /// <summary>An ordinary user.</summary>
    protected HttpClient Ada { get; private set; } = null!;

    protected Guid AdaId { get; private set; }

    /// <summary>The session of <see cref="Ada"/>.</summary>
    protected Guid AdaSession { get; private set; }

    protected string AdaRefreshToken { get; private set; } = "";

    private protected TokenHolder AdaHolder => new($"{AdaId}", $"{AdaSession}");

    /// <summary>Another ordinary user.</summary>
    protected HttpClient Eve { get; private set; } = null!;

    protected Guid EveId { get; private set; }

    /// <summary>The only administrator.</summary>
    protected HttpClient Admin { get; private set; } = null!;

    protected Guid AdminId { get; private set; }

    protected Uri Address => factory!.ClientOptions.BaseAddress;

    protected IServiceProvider Services => factory!.Services;

    [OneTimeSetUp]
    public async Task StartServer()
    {
        connectionString = await database.CreateAsync();
        LearnSecrets();
        factory = new Factory(database, connectionString, Clock, [Sql, Interloper], Log, secrets, Configure(), Configure);
        factory.UseKestrel();
        factory.StartServer();
    }

    [SetUp]
    public virtual async Task SignIn()
    {
        await database.EmptyAsync(connectionString);
        await ForgetAnswersAsync();

        Anonymous = Client();
        await SignInThreeAsync();
        Sql.Reset();
    }

    [TearDown]
    public void SignOut()
    {
        clients.ForEach(client => client.Dispose());
        clients.Clear();
    }

    /// <summary>At whatever level, of whatever this test has sent or got.</summary>
    [TearDown]
    public void NoSecretWasLogged() => Assert.That(secrets.FindLeaks(), Is.Empty);

    [OneTimeTearDown]
    public async Task StopServer()
    {
        await factory!.DisposeAsync();
        await database.DropAsync(connectionString);
    }

    /// <summary>Another instance of the server on the same database, with these settings beside its own; whoever asks for it ends it.</summary>
    protected WebApplicationFactory<Program> StartAnother(params (string Key, string Value)[] settings)
    {
        var all = Configure().Concat(settings.Select(setting => KeyValuePair.Create(setting.Key, setting.Value))).ToDictionary(StringComparer.Ordinal);
        var another = new Factory(database, connectionString, Clock, [], Log, secrets, all, Configure);
        another.UseKestrel();
        another.StartServer();

        return another;
    }

    /// <summary>Configuration beyond what every test server has.</summary>
    protected virtual IReadOnlyDictionary<string, string> Configure() => new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Services beyond what every test server has.</summary>
    protected virtual void Configure(IServiceCollection services)
    {
    }

    protected HttpClient Client(string? token = null)
    {
        // Not the factory's: its clients follow redirects, and the answers tested are the server's own.
        var client = ContractHandler.Connect(Address, watch: secrets);
        clients.Add(client);

        if (token is not null)
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);

        return client;
    }

    protected async Task<(HttpClient Client, Guid Id)> SignInAsync(string email, string firstName, string lastName, UserRole role = UserRole.User)
    {
        await using var scope = Services.CreateAsyncScope();
        var registered = await scope.ServiceProvider.GetRequiredService<RegisterUser>()
            .ExecuteAsync(new(email, AUser.Password, firstName, lastName, role), CancellationToken.None);

        return (Client(await LogInAsync(email)), registered.Expect().Id);
    }

    protected async Task<string> LogInAsync(string email, string password = AUser.Password)
    {
        using var response = await Anonymous.PostAsJsonAsync("/api/auth/login", new { email, password });
        var token = await response.ReadAsync();
        return token.GetProperty("access_token").GetString()!;
    }

    /// <summary>Writes a post through the API.</summary>
    protected static async Task<Guid> WritePostAsync(HttpClient author, string title = "Notes", string content = "Patterns.", bool published = true)
    {
        using var response = await author.PostAsJsonAsync("/api/posts", new { title, content, published });
        return (await response.ReadAsync()).GetProperty("id").GetGuid();
    }

    /// <summary>Writes a post for each title, a hundred in a request.</summary>
    protected static async Task<IReadOnlyList<Guid>> WritePostsAsync(HttpClient author, IEnumerable<string> titles, bool published = true)
    {
        var ids = new List<Guid>();

        foreach (var some in titles.Chunk(ChangePostsRequest.MaxItems))
        {
            using var response = await author.SendJsonAsync(
                HttpMethod.Post, "/api/posts/bulk", new { Atomic = true, Items = some.Select(title => new { Operation = "create", Post = new { Title = title, Content = "Patterns.", Published = published } }) });
            ids.AddRange((await response.ReadAsync()).Ids());
        }

        return ids;
    }

    /// <summary>Asks the database itself, behind the API's back.</summary>
    protected async Task<T> InDatabaseAsync<T>(Func<BlogDbContext, Task<T>> run)
    {
        await using var scope = Services.CreateAsyncScope();
        var found = await run(scope.ServiceProvider.GetRequiredService<BlogDbContext>());
        await ForgetAnswersAsync();
        return found;
    }

    /// <summary>What was written behind the server's back ends no answer that it keeps, and nothing that it knows of callers.</summary>
    protected async Task ForgetAnswersAsync()
    {
        await Services.GetRequiredService<IFusionCache>().ClearAsync(allowFailSafe: false);
        Services.GetRequiredService<KnownCallers.Memory>().Clear();
    }

    protected Task RenameTableAsync(string from, string to) => ExecuteAsync(database.RenameTable(from, to));

    protected async Task ExecuteAsync(string sql)
    {
        await using var connection = database.Connect(connectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
        await ForgetAnswersAsync();
    }

    /// <summary>Runs it while the server cannot reach its database.</summary>
    protected async Task<T> DuringOutageAsync<T>(Func<Task<T>> run)
    {
        await InDatabaseAsync(async context =>
        {
            await database.TakeAwayAsync(context.Database.GetDbConnection());
            return true;
        });

        try
        {
            return await run();
        }
        finally
        {
            await database.BringBackAsync(connectionString);
        }
    }

    /// <summary>Three registrations and logins over HTTP would cost more than most tests: one commit and no request instead.</summary>
    private async Task SignInThreeAsync()
    {
        await using var scope = Services.CreateAsyncScope();
        var (users, now) = (scope.ServiceProvider.GetRequiredService<IUserRepository>(), scope.ServiceProvider.GetRequiredService<TimeProvider>().UtcNow());
        var (sessions, tokens) = (scope.ServiceProvider.GetRequiredService<ISessionRepository>(), scope.ServiceProvider.GetRequiredService<IAccessTokens>());
        passwordHash ??= (await scope.ServiceProvider.GetRequiredService<IPasswordHasher>().HashAsync(AUser.Password, CancellationToken.None)).Expect();

        (Ada, AdaId, AdaSession, AdaRefreshToken) = Join("ada@example.com", "Ada", "Lovelace");
        (Eve, EveId, _, _) = Join("eve@example.com", "Eve", "Moneypenny");
        (Admin, AdminId, _, _) = Join("root@example.com", "Grace", "Hopper", UserRole.Admin);
        Assert.That((await scope.ServiceProvider.GetRequiredService<IUnitOfWork>().CommitAsync(CancellationToken.None)).Error, Is.Null);

        (HttpClient Client, Guid Id, Guid Session, string RefreshToken) Join(string email, string firstName, string lastName, UserRole role = UserRole.User)
        {
            var user = AUser.With(email, firstName, lastName, role, passwordHash, now);
            var (session, refreshToken) = ASession.Of(user, now);
            users.Add(user);
            sessions.Add(session);
            return (Client(tokens.Issue(user.Id, session.Id, session.ExpiresAt).Value), user.Id.Value, session.Id.Value, refreshToken.Value);
        }
    }

    private void LearnSecrets()
    {
        secrets.Keep(SigningKey);

        if (new DbConnectionStringBuilder { ConnectionString = connectionString }.TryGetValue("Password", out var password) && $"{password}" is { Length: > 0 } text)
            secrets.Keep(text);
    }

    private sealed class Factory(
        TestDatabase database, string connectionString, TimeProvider clock, IInterceptor[] interceptors, LogCapture log, SecretWatch secrets, IReadOnlyDictionary<string, string> settings,
        Action<IServiceCollection> configure)
        : WebApplicationFactory<Program>
    {
        private readonly string contentRoot = Directory.CreateTempSubdirectory("cleanblog-content-").FullName;

        public override async ValueTask DisposeAsync()
        {
            await base.DisposeAsync();
            Directory.Delete(contentRoot, recursive: true);
        }

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            // What is logged is part of what is tested, so the levels are those that operators get.
            File.Copy(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), Path.Combine(contentRoot, "appsettings.json"), overwrite: true);

            builder.UseContentRoot(contentRoot);

            // Not by UseKestrel(port): that sets it after the program has begun to start, which is too late now and then.
            builder.UseSetting(WebHostDefaults.ServerUrlsKey, "http://127.0.0.1:0");
            builder.UseSetting("Persistence:Provider", database.Provider.Name);
            builder.UseSetting("Persistence:ConnectionString", connectionString);
            builder.UseSetting("Passwords:Iterations", "1");
            builder.UseSetting("SECRET_KEY", SigningKey);

            // Counted as always, and enough for every test but those of the limits.
            foreach (var limit in new[] { "SignIn", "Account", "Password", "User", "Address" })
                builder.UseSetting($"RateLimits:{limit}:Quota", $"{RateOptions.GreatestQuota}");

            builder.UseSetting("RateLimits:PercentOfPlaces", "100");

            foreach (var (key, value) in settings)
                builder.UseSetting(key, value);

            builder.ConfigureLogging(logging => logging.ClearProviders().AddProvider(log).AddProvider(secrets).AddFilter<SecretWatch>(category: null, LogLevel.Trace).AddFilter<SecretWatch>("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning));
            builder.ConfigureTestServices(services =>
            {
                // Its statement would be counted among those of whichever test lets the time pass.
                services.Remove(services.Single(service => service.ImplementationType == typeof(QueryWarmUp)));

                configure(services
                    .AddSingleton(clock)
                    .ConfigureDbContext<BlogDbContext>(context => context.AddInterceptors(interceptors)));
            });
        }
    }
}
