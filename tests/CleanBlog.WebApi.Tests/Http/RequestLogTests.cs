using System.Data.Common;
using System.Net;
using CleanBlog.Infrastructure.Persistence;
using CleanBlog.Testing;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace CleanBlog.WebApi.Tests.Http;

[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.All))]
public sealed class RequestLogTests(TestDatabase database) : ApiTest(database)
{
    /// <summary>How long each statement takes.</summary>
    private TimeSpan pause;

    [SetUp]
    public void Hurry() => pause = TimeSpan.Zero;

    [TestCase("GET", "/api/posts/1", HttpStatusCode.NotFound)]
    [TestCase("GET", "/api/nowhere", HttpStatusCode.NotFound)]
    [TestCase("DELETE", "/api/posts", HttpStatusCode.MethodNotAllowed)]
    [TestCase("GET", "/api/users/me", HttpStatusCode.Unauthorized)]
    public async Task A_request_is_one_line_with_the_trace_id_of_its_problem(string method, string path, HttpStatusCode status)
    {
        var before = Log.Lines.Count;

        using var response = await Anonymous.SendAsync(new HttpMethod(method), path);
        var problem = System.Text.Json.JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;

        var lines = Log.Lines.Skip(before).Where(line => line.Contains($"{method} {path} ", StringComparison.Ordinal)).ToList();

        Assert.That(lines, Has.Count.EqualTo(1));
        Assert.That(lines[0], Does.Contain($" {(int)status} ").And.Contain(problem.Text("trace_id")));
    }

    [TestCase("GET")]
    [TestCase("HEAD")]
    [TestCase("OPTIONS")]
    public async Task A_read_that_succeeds_is_a_line_for_those_who_debug(string method)
    {
        using var response = await Anonymous.SendAsync(new HttpMethod(method), "/api/posts?limit=1");

        Assert.That(await LevelAsync($"{method} /api/posts ", response), Is.EqualTo("Debug"));
    }

    [TestCase("/api/posts/1")]
    [TestCase("/api/users/me")]
    public async Task A_read_that_fails_is_a_line_for_everybody(string path)
    {
        using var response = await Anonymous.GetAsync(path);

        Assert.That(await LevelAsync($"GET {path} ", response), Is.EqualTo("Information"));
    }

    [Test]
    public async Task A_read_that_takes_long_is_a_line_for_everybody()
    {
        pause = TimeSpan.FromSeconds(1);

        using var response = await Anonymous.GetAsync("/api/posts?limit=1");

        Assert.That(await LevelAsync("GET /api/posts ", response), Is.EqualTo("Information"));
    }

    [Test]
    public async Task A_write_is_a_line_for_everybody()
    {
        using var response = await Ada.SendJsonAsync(HttpMethod.Post, "/api/posts", new { Title = "Notes", Content = "Patterns." });

        Assert.That(await LevelAsync("POST /api/posts ", response), Is.EqualTo("Information"));
    }

    [Test]
    public async Task A_caller_can_name_the_trace()
    {
        const string Trace = "4bf92f3577b34da6a3ce929d0e0e4736";

        using var response = await Anonymous.SendAsync(HttpMethod.Get, "/api/posts/1", ("traceparent", $"00-{Trace}-00f067aa0ba902b7-01"));

        var problem = await Assert.ThatProblem(response, HttpStatusCode.NotFound, "post.not_found");

        Assert.That(problem.Text("trace_id"), Is.EqualTo(Trace));
        Assert.That(Log.Lines, Has.Some.Contains(Trace));
    }

    [Test]
    public async Task A_caller_cannot_name_a_trace_that_is_none()
    {
        using var response = await Anonymous.SendAsync(HttpMethod.Get, "/api/posts/1", ("traceparent", "00-forged-line-01"));

        var problem = await Assert.ThatProblem(response, HttpStatusCode.NotFound, "post.not_found");

        Assert.That(problem.Text("trace_id"), Does.Match("^[0-9a-f]{32}$"));
    }

    [Test]
    public async Task Nothing_secret_or_personal_is_logged()
    {
        using var registered = await Anonymous.SendJsonAsync(
            HttpMethod.Post, "/api/auth/register", new { Email = "hidden-address@example.com", FirstName = "Hiddenname", LastName = "Hiddenname", Password = "Secret-Difference-1822" });
        using var weak = await Anonymous.SendJsonAsync(HttpMethod.Post, "/api/auth/register", new { Email = "hidden-address@", Password = "secret-password" });
        using var taken = await Anonymous.SendJsonAsync(
            HttpMethod.Post, "/api/auth/register", new { Email = "hidden-address@example.com", FirstName = "Hiddenname", LastName = "Hiddenname", Password = "Secret-Difference-1822" });
        using var wrong = await Anonymous.SendJsonAsync(HttpMethod.Post, "/api/auth/login", new { Email = "hidden-address@example.com", Password = "Secret-Difference-1823" });
        using var malformed = await Anonymous.SendJsonAsync(HttpMethod.Post, "/api/auth/login", "{\"password\":\"Secret-Difference-1822\"");
        using var mistyped = await Anonymous.SendJsonAsync(HttpMethod.Post, "/api/auth/login", "{\"email\":\"hidden-address@example.com\",\"password\":[\"Secret-Difference-1822\"]}");
        using var form = await Anonymous.SendFormAsync("/api/auth/login", "username=hidden-address%40example.com&password=Secret-Difference-1822");
        using var query = await Anonymous.GetAsync("/api/posts?q=secret-query&access_token=secret-token");
        using var content = await Ada.SendJsonAsync(HttpMethod.Post, "/api/posts", new { Title = "secret-title", Content = "secret-content" });
        var token = (await form.ReadAsync()).Text("access_token");
        using var used = await Client(token).GetAsync("/api/users/me");

        var log = string.Join('\n', Log.Lines);

        Assert.That(
            new[] { registered, weak, taken, wrong, malformed, mistyped, form, query, content, used }.Select(response => (int)response.StatusCode),
            Is.EqualTo(new[] { 201, 422, 409, 401, 400, 422, 200, 200, 201, 200 }));
        Assert.That(log, Does.Contain("/api/auth/login").And.Contain("/api/auth/register"));
        Assert.That(log, Does.Not.Contain("secret").IgnoreCase.And.Not.Contain("hidden").IgnoreCase);
        Assert.That(log, Does.Not.Contain(token).And.Not.Contain(token.Split('.')[2]));
    }

    [TestCase("/api/%0Aforged%20line")]
    [TestCase("/api/%0D%0Aforged%20line")]
    [TestCase("/api/posts/%0a%1b%5b2Jforged%20line")]
    [TestCase("/api/%E2%80%A8forged%20line%C2%85")]
    public async Task A_newline_in_a_path_cannot_forge_a_line(string path)
    {
        using var response = await Anonymous.GetAsync(path);

        Assert.ThatStatus(response, HttpStatusCode.NotFound);
        Assert.That(Log.Lines, Has.Some.Contains("forged%20line"));
        Assert.That(Log.Lines.Where(line => line.Contains("forged", StringComparison.Ordinal)), Has.None.Matches("[\\n\\r\\u001b\\u2028\\u0085]|forged line"));
    }

    [Test]
    public async Task A_method_cannot_forge_a_line()
    {
        var answer = await RawExchange.SendAsync(Address, "GET\u000b[31mFORGED /api/posts HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        Assert.That(RawExchange.Status(answer), Is.EqualTo(400));
        Assert.That(Log.Lines, Has.None.Contains("\u000b[31m"));
    }

    protected override IReadOnlyDictionary<string, string> Configure() =>
        new Dictionary<string, string>(StringComparer.Ordinal) { ["Logging:LogLevel:CleanBlog.WebApi.Http.RequestLog"] = "Debug" };

    protected override void Configure(IServiceCollection services) =>
        services.ConfigureDbContext<BlogDbContext>(context => context.AddInterceptors(new Delay(() => Clock.Advance(pause))));

    /// <summary>Of the line with this text and the trace of this answer, which is written after the answer.</summary>
    private async Task<string> LevelAsync(string text, HttpResponseMessage response)
    {
        var trace = response.Field("traceresponse")!.Split('-')[1];

        await Eventually.HoldsAsync("it was logged", () => Task.FromResult(Logged().Any()));
        return Logged().Single().Split(' ')[0];

        IEnumerable<string> Logged() => Log.Lines.Where(line => line.Contains(text, StringComparison.Ordinal) && line.Contains(trace, StringComparison.Ordinal));
    }

    private sealed class Delay(Action pause) : DbCommandInterceptor
    {
        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            pause();
            return base.ReaderExecutingAsync(command, eventData, result, cancellationToken);
        }
    }
}
