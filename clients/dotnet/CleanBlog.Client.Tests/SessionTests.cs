using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Time.Testing;

namespace CleanBlog.Client.Tests;

/// <summary>A session registered as in an application, on a clock of the test's, with a server that answers by this script.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class SessionTests
{
    private static readonly Func<HttpResponseMessage> Refused = () => Answers.Problem(HttpStatusCode.Unauthorized, ProblemCodes.AuthRefreshTokenInvalid);
    private static readonly Func<HttpResponseMessage> Unavailable = () => Answers.Problem(HttpStatusCode.ServiceUnavailable, ProblemCodes.ServerDatabaseUnavailable);
    private static readonly Func<HttpResponseMessage> Lost = () => throw new HttpRequestException(HttpRequestError.ResponseEnded);

    private readonly FakeTimeProvider clock = new();
    private readonly Queue<Func<HttpResponseMessage>> script = [];
    private readonly List<(string Path, string? Authorization, string? Key, string Body)> received = [];
    private readonly List<string?> kept = [];
    private Func<string?, Task> keep;
    private Func<Task> before = () => Task.CompletedTask;
    private ServiceProvider provider = null!;

    public SessionTests() =>
        keep = refreshToken =>
        {
            kept.Add(refreshToken);
            return Task.CompletedTask;
        };

    private CleanBlogSession Session => provider.GetRequiredService<CleanBlogSession>();

    private ICleanBlogClient Client => provider.GetRequiredService<ICleanBlogClient>();

    private IEnumerable<string?> RefreshTokensSent => received.Where(sent => sent.Path is "/api/auth/refresh").Select(sent => JsonDocument.Parse(sent.Body).RootElement.GetProperty("refresh_token").GetString());

    [SetUp]
    public void Register()
    {
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(clock);
        services.AddCleanBlogClient(options => options.BaseAddress = new Uri("http://localhost")).ConfigurePrimaryHttpMessageHandler(() => new Server(AnswerAsync));
        services.AddCleanBlogSession(refreshToken => keep(refreshToken));
        services.Configure<HttpStandardResilienceOptions>("ICleanBlogClient-standard", options => (options.Retry.Delay, options.Retry.MaxRetryAttempts) = (TimeSpan.Zero, 1));
        provider = services.BuildServiceProvider(validateScopes: true);
    }

    [TearDown]
    public void Dispose() => provider.Dispose();

    [Test]
    public async Task A_login_is_good_for_many_requests_and_asks_for_no_token_itself()
    {
        Answer(Tokens(1));

        await LogInAsync();
        await Client.GetReadinessAsync();
        clock.Advance(TimeSpan.FromMinutes(14));
        await Client.GetReadinessAsync();

        Assert.That(received.Select(sent => sent.Authorization), Is.EqualTo(new[] { null, "Bearer access-1", "Bearer access-1" }));
        Assert.That(kept, Is.EqualTo(new[] { "refresh-1" }));
    }

    [Test]
    public async Task Requests_are_anonymous_before_a_login()
    {
        await Client.GetReadinessAsync();

        Assert.That(received[0].Authorization, Is.Null);
    }

    [Test]
    public async Task The_token_is_renewed_once_for_all_requests_half_a_minute_before_it_expires()
    {
        Answer(Tokens(1), Tokens(2));
        await LogInAsync();
        clock.Advance(TimeSpan.FromSeconds(870));

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Client.GetReadinessAsync()));

        Assert.That(RefreshTokensSent, Is.EqualTo(new[] { "refresh-1" }));
        Assert.That(received[1].Authorization, Is.Null);
        Assert.That(received.Skip(2).Select(sent => sent.Authorization), Has.Exactly(8).Items.And.All.EqualTo("Bearer access-2"));
        Assert.That(kept, Is.EqualTo(new[] { "refresh-1", "refresh-2" }));
    }

    [Test]
    public async Task A_token_of_a_short_life_is_used_for_half_of_it()
    {
        Answer(Tokens(1, expiresIn: 40), Tokens(2));
        await LogInAsync();

        clock.Advance(TimeSpan.FromSeconds(19));
        var early = await TokenAsync();
        clock.Advance(TimeSpan.FromSeconds(1));

        Assert.That((early, await TokenAsync()), Is.EqualTo(("access-1", "access-2")));
    }

    [Test]
    public async Task Who_gives_up_waiting_leaves_the_renewal_to_the_others()
    {
        var storing = new TaskCompletionSource();
        using var impatience = new CancellationTokenSource();
        Answer(Tokens(1), Tokens(2));
        await LogInAsync();
        clock.Advance(TimeSpan.FromMinutes(15));
        keep = _ => storing.Task;

        var first = TokenAsync(impatience.Token);
        var second = TokenAsync();
        await impatience.CancelAsync();

        Assert.CatchAsync<OperationCanceledException>(() => first);
        storing.SetResult();
        Assert.That(await second, Is.EqualTo("access-2"));
        Assert.That(RefreshTokensSent, Is.EqualTo(new[] { "refresh-1" }));
    }

    [Test]
    public async Task A_refresh_token_is_kept_before_it_is_used()
    {
        Answer(Tokens(1), Tokens(2), Tokens(2));
        await LogInAsync();
        clock.Advance(TimeSpan.FromMinutes(15));
        var right = keep;

        keep = _ => throw new IOException("The disk is full.");
        Assert.ThrowsAsync<IOException>(() => TokenAsync());
        keep = right;

        Assert.That(await TokenAsync(), Is.EqualTo("access-2"));
        Assert.That(RefreshTokensSent, Is.EqualTo(new[] { "refresh-1", "refresh-1" }));
        Assert.That(received[1].Key, Is.Not.Null.And.EqualTo(received[2].Key));
    }

    [Test]
    public async Task A_stored_session_goes_on_and_is_renewed_at_once()
    {
        Answer(Tokens(2));

        await Session.ContinueAsync("refresh-1");

        Assert.That(RefreshTokensSent, Is.EqualTo(new[] { "refresh-1" }));
        Assert.That(kept, Is.EqualTo(new[] { "refresh-2" }));
        Assert.That(await TokenAsync(), Is.EqualTo("access-2"));
    }

    [Test]
    public async Task What_the_server_refused_to_renew_is_forgotten_and_not_asked_for_again()
    {
        Answer(Tokens(1), Refused, Tokens(2));
        await LogInAsync();
        clock.Advance(TimeSpan.FromMinutes(15));

        var first = Assert.ThrowsAsync<CleanBlogException>(() => Client.GetReadinessAsync());
        var second = Assert.ThrowsAsync<CleanBlogException>(() => Client.GetReadinessAsync());

        Assert.That((first.Code, second.Code), Is.EqualTo((ProblemCodes.AuthRefreshTokenInvalid, ProblemCodes.AuthRefreshTokenInvalid)));
        Assert.That(received, Has.Count.EqualTo(2));
        Assert.That(kept, Is.EqualTo(new[] { "refresh-1", null }));

        await LogInAsync();
        await Client.GetReadinessAsync();
        Assert.That(received[^1].Authorization, Is.EqualTo("Bearer access-2"));
    }

    [Test]
    public async Task An_access_token_that_is_refused_is_not_asked_about_again()
    {
        Answer(Tokens(1), () => Answers.Problem(HttpStatusCode.Unauthorized, ProblemCodes.AuthTokenInvalid));
        await LogInAsync();

        var refusal = Assert.ThrowsAsync<CleanBlogException>(() => Client.GetMeAsync());

        Assert.That(refusal.Code, Is.EqualTo(ProblemCodes.AuthTokenInvalid));
        Assert.That(received, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task A_renewal_whose_answer_was_lost_is_repeated_by_the_next_request_and_its_answer_counts_from_the_first()
    {
        Answer(Tokens(1), Lost, Lost, Tokens(2), Tokens(3));
        await LogInAsync();
        clock.Advance(TimeSpan.FromMinutes(15));

        Assert.ThrowsAsync<HttpRequestException>(() => TokenAsync());
        clock.Advance(TimeSpan.FromHours(1));

        Assert.That(await TokenAsync(), Is.EqualTo("access-3"));
        Assert.That(RefreshTokensSent, Is.EqualTo(new[] { "refresh-1", "refresh-1", "refresh-1", "refresh-2" }));
        Assert.That(received.Skip(1).Select(sent => sent.Key).Distinct(StringComparer.Ordinal), Has.Exactly(2).Items.And.None.Null);
        Assert.That(received[3].Key, Is.EqualTo(received[1].Key));
    }

    [Test]
    public async Task An_outage_ends_no_session()
    {
        Answer(Tokens(1), Unavailable, Unavailable, Tokens(2));
        await LogInAsync();
        clock.Advance(TimeSpan.FromMinutes(15));

        var outage = Assert.ThrowsAsync<CleanBlogException>(() => TokenAsync());

        Assert.That(outage.Code, Is.EqualTo(ProblemCodes.ServerDatabaseUnavailable));
        Assert.That(await TokenAsync(), Is.EqualTo("access-2"));
        Assert.That(kept, Is.EqualTo(new[] { "refresh-1", "refresh-2" }));
    }

    [Test]
    public async Task All_who_wait_hear_of_a_renewal_that_failed_instead_of_trying_one_by_one()
    {
        Answer(Tokens(1), Unavailable, Unavailable);
        await LogInAsync();
        clock.Advance(TimeSpan.FromMinutes(15));
        var answer = new TaskCompletionSource();
        before = () => answer.Task;

        var waiting = Enumerable.Range(0, 8).Select(_ => TokenAsync()).ToList();
        answer.SetResult();

        foreach (var each in waiting)
            Assert.ThrowsAsync<CleanBlogException>(() => each);

        Assert.That(RefreshTokensSent, Has.Exactly(2).Items);
    }

    [Test]
    public async Task A_login_that_is_refused_changes_nothing()
    {
        Answer(Tokens(1), () => Answers.Problem(HttpStatusCode.Unauthorized, ProblemCodes.AuthInvalidCredentials));
        await LogInAsync();

        var refusal = Assert.ThrowsAsync<CleanBlogException>(LogInAsync);

        Assert.That(refusal.Code, Is.EqualTo(ProblemCodes.AuthInvalidCredentials));
        Assert.That(await TokenAsync(), Is.EqualTo("access-1"));
        Assert.That(kept, Is.EqualTo(new[] { "refresh-1" }));
    }

    [Test]
    public async Task A_logout_revokes_the_session_and_requests_are_anonymous_again()
    {
        Answer(Tokens(1));
        await LogInAsync();

        await Session.LogOutAsync();

        Assert.That(await TokenAsync(), Is.Null);
        Assert.That((received[1].Path, received[1].Body), Is.EqualTo(("/api/auth/revoke", """{"token":"refresh-1"}""")));
        Assert.That(kept, Is.EqualTo(new[] { "refresh-1", null }));
    }

    [Test]
    public async Task A_logout_that_the_server_did_not_hear_of_can_be_repeated()
    {
        Answer(Tokens(1), Unavailable, Unavailable);
        await LogInAsync();

        Assert.ThrowsAsync<CleanBlogException>(() => Session.LogOutAsync());

        Assert.That(await TokenAsync(), Is.EqualTo("access-1"));
    }

    [Test]
    public async Task A_logout_while_the_token_is_renewed_revokes_the_new_one()
    {
        Answer(Tokens(1), Tokens(2));
        await LogInAsync();
        clock.Advance(TimeSpan.FromMinutes(15));

        await Task.WhenAll(TokenAsync(), Session.LogOutAsync());

        Assert.That(received[^1].Body, Is.EqualTo("""{"token":"refresh-2"}"""));
        Assert.That(kept, Is.EqualTo(new[] { "refresh-1", "refresh-2", null }));
    }

    [Test]
    public async Task The_plain_logout_says_by_its_token_whose_session_it_ends()
    {
        Answer(Tokens(1), () => new(HttpStatusCode.NoContent));
        await LogInAsync();

        await Client.LogOutAsync();

        Assert.That(received[1].Authorization, Is.EqualTo("Bearer access-1"));
    }

    private async Task<string?> TokenAsync(CancellationToken cancellationToken = default) => await Session.GetAccessTokenAsync(cancellationToken);

    private Task LogInAsync() => Session.LogInAsync("ada@example.com", "Analytical-Engine-1843");

    private void Answer(params IEnumerable<Func<HttpResponseMessage>> answers)
    {
        foreach (var answer in answers)
            script.Enqueue(answer);
    }

    private static Func<HttpResponseMessage> Tokens(int number, int expiresIn = 900) => () => new(HttpStatusCode.OK)
    {
        Content = JsonContent.Create(new TokenResponse
        {
            AccessToken = $"access-{number}",
            TokenType = "bearer",
            ExpiresIn = expiresIn,
            RefreshToken = $"refresh-{number}",
            RefreshTokenExpiresIn = 1_209_600,
        }),
    };

    /// <summary>By the script; after its end with what GetReadinessAsync and RevokeAsync take.</summary>
    private async Task<HttpResponseMessage> AnswerAsync(HttpRequestMessage request)
    {
        await before();
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync();
        Func<HttpResponseMessage>? next;

        lock (script)
        {
            var key = request.Headers.TryGetValues("Idempotency-Key", out var keys) ? keys.Single() : null;
            received.Add((request.RequestUri!.AbsolutePath, request.Headers.Authorization?.ToString(), key, body));
            script.TryDequeue(out next);
        }

        return next?.Invoke() ?? new(HttpStatusCode.OK) { Content = JsonContent.Create(new HealthResponse { Status = "healthy", Version = "1" }) };
    }

    private sealed class Server(Func<HttpRequestMessage, Task<HttpResponseMessage>> answer) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => answer(request);
    }
}
