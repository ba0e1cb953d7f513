using System.Net;
using System.Text.Json;
using CleanBlog.Domain.Users;
using CleanBlog.Infrastructure.Persistence;
using CleanBlog.Testing;
using CleanBlog.WebApi.Http.Streaming;
using CleanBlog.WebApi.Tests.Http.Streaming;
using CleanBlog.WebApi.Tests.OpenApi;
using Microsoft.Extensions.DependencyInjection;

namespace CleanBlog.WebApi.Tests.Users;

[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.All))]
public sealed class ExportOwnDataTests(TestDatabase database) : ApiTest(database)
{
    private const string Path = "/api/users/me/export";

    private static readonly string[] Members = ["user", "sessions", "posts", "audit_events"];

    private readonly ReadRows rows = new();

    [SetUp]
    public void ReadAll() => rows.Expect();

    [Test]
    public async Task It_holds_the_account_all_posts_and_what_the_log_says()
    {
        await WritePostAsync(Ada, "Draft", published: false);
        await WritePostAsync(Ada, "First");
        await WritePostAsync(Eve, "Of Eve");
        Clock.Advance(TimeSpan.FromMinutes(1));
        await WritePostAsync(Ada, "Second");
        await LogInAsync("ada@example.com");
        await LogInAsync("eve@example.com");

        var exported = await Ada.ReadAsync(Path);

        Assert.That(exported.Names(), Is.EqualTo(Members));
        Assert.That(exported.GetProperty("user").GetRawText(), Is.EqualTo((await Ada.ReadAsync("/api/users/me")).GetRawText()));
        Assert.That(exported.GetProperty("posts").EnumerateArray().Select(post => post.Text("title")), Is.EqualTo(["Second", "First", "Draft"]));
        Assert.That(exported.GetProperty("posts").EnumerateArray().Select(post => post.Text("content")), Has.All.EqualTo("Patterns."));
        Assert.That(EventsOf(exported), Is.EqualTo(["login.succeeded"]));
    }

    [Test]
    public async Task It_holds_no_password_and_no_hash()
    {
        var exported = (await Ada.ReadAsync(Path)).GetRawText();

        Assert.That(exported, Does.Not.Contain("password").IgnoreCase.And.Not.Contain("hash").IgnoreCase.And.Not.Contain("AQAAAA"));
    }

    [Test]
    public async Task An_empty_account_is_a_whole_document_too()
    {
        var exported = await Eve.ReadAsync(Path);

        Assert.That((exported.GetProperty("posts").GetArrayLength(), exported.GetProperty("audit_events").GetArrayLength()), Is.EqualTo((0, 0)));
    }

    [Test]
    public async Task What_others_did_to_one_is_there_without_where_they_did_it()
    {
        using var promoted = await Admin.SendJsonAsync(HttpMethod.Put, $"/api/users/{AdaId}/role", new { Role = "admin" });
        Clock.Advance(TimeSpan.FromMinutes(1));
        using var failed = await Anonymous.SendJsonAsync(HttpMethod.Post, "/api/auth/login", new { Email = "ada@example.com", Password = "Wrong-1843" });

        var events = (await Ada.ReadAsync(Path)).GetProperty("audit_events").EnumerateArray().ToList();

        Assert.That(events.Select(entry => entry.Text("event")), Is.EqualTo(["login.failed", "role.assigned"]));
        Assert.That(events.Select(entry => entry.GetProperty("address").GetString()), Is.EqualTo(new[] { "127.0.0.1", null }));
        Assert.That(events.Select(entry => entry.GetProperty("trace_id").GetString() is null), Is.EqualTo([false, true]));
        Assert.That(events[1].GetProperty("actor_id").GetGuid(), Is.EqualTo(AdminId));
    }

    [Test]
    public async Task What_one_did_to_others_is_there_with_all_that_is_known()
    {
        using var deactivated = await Admin.SendJsonAsync(HttpMethod.Put, $"/api/users/{EveId}/active", new { IsActive = false });

        var entry = (await Admin.ReadAsync(Path)).GetProperty("audit_events").EnumerateArray().Single();

        Assert.That((entry.Text("event"), entry.GetProperty("subject_id").GetGuid(), entry.Text("address")), Is.EqualTo(("user.deactivated", EveId, "127.0.0.1")));
    }

    [Test]
    public async Task It_is_a_file_to_keep_and_kept_nowhere_else()
    {
        using var response = await Ada.GetAsync(Path);

        Assert.That(response.Field("Content-Disposition"), Is.EqualTo("attachment; filename=\"cleanblog-export.json\""));
        Assert.That(response.Field("Content-Type"), Is.EqualTo("application/json; charset=utf-8"));
        Assert.That(response.Headers.CacheControl?.NoStore, Is.True);
    }

    [Test]
    public async Task Its_head_tells_the_same_and_asks_for_no_posts()
    {
        await WritePostAsync(Ada);
        Sql.Reset();

        using var response = await Ada.SendAsync(HttpMethod.Head, Path);

        Assert.ThatStatus(response, HttpStatusCode.OK);
        Assert.That(response.Field("Content-Disposition"), Does.StartWith("attachment"));
        Assert.That(Sql.Statements, Has.Count.EqualTo(2), "the caller and the account");
    }

    [Test]
    public async Task It_costs_four_statements_however_much_there_is()
    {
        await WritePostsAsync(Ada, Enumerable.Range(0, 30).Select(number => $"Post {number}"));
        Sql.Reset();

        var exported = await Ada.ReadAsync(Path);

        Assert.That(exported.GetProperty("posts").GetArrayLength(), Is.EqualTo(30));
        Assert.That(Sql.Statements, Has.Count.EqualTo(4));
    }

    /// <summary>More than all buffers between database and client can hold, to a client that does not read on.</summary>
    [Test]
    public async Task A_long_one_is_read_as_its_client_reads()
    {
        const int Posts = 300;
        await WriteLongPostsAsync(Posts);
        using var response = await OpenAsync();
        await using var body = await response.Content.ReadAsStreamAsync();
        await body.ReadExactlyAsync(new byte[1024]);

        Assert.That(await rows.StandStillAsync(), Is.InRange(1, Posts / 2));
        Assert.That(rows.ClosedAfter.IsCompleted, Is.False);

        using var rest = new MemoryStream();
        await body.CopyToAsync(rest);
        Assert.That(rest.Length, Is.GreaterThan(Posts * 100 * 1024));
    }

    [Test]
    public async Task What_breaks_off_in_the_middle_has_no_end()
    {
        await WriteLongPostsAsync(300);
        using var response = await OpenAsync();
        await using var body = await response.Content.ReadAsStreamAsync();
        await body.ReadExactlyAsync(new byte[1024]);
        await rows.StandStillAsync();

        rows.BreakAfter(0);

        await Assert.ThatAsync(() => body.CopyToAsync(Stream.Null), Throws.InstanceOf<IOException>());
    }

    /// <summary>Each holds a connection for as long as its client takes.</summary>
    [Test]
    public async Task It_takes_its_turn_with_streams()
    {
        var turns = Services.GetRequiredService<StreamTurns>();
        List<IDisposable> taken = [.. Enumerable.Range(0, turns.Limit).Select(caller => turns.Take((UInt128)caller))];
        using var refused = await Ada.GetAsync(Path);
        taken.ForEach(turn => turn.Dispose());
        using var later = await Ada.GetAsync(Path);

        await Assert.ThatProblem(refused, HttpStatusCode.ServiceUnavailable, "server.too_many_streams");
        Assert.ThatStatus(later, HttpStatusCode.OK);
    }

    protected override void Configure(IServiceCollection services) =>
        services.ConfigureDbContext<BlogDbContext>(context => context.AddInterceptors(rows));

    private static IEnumerable<string> EventsOf(JsonElement exported) => exported.GetProperty("audit_events").EnumerateArray().Select(entry => entry.Text("event"));

    private async Task WriteLongPostsAsync(int count)
    {
        await InDatabaseAsync(context =>
        {
            context.AddRange(Enumerable.Range(0, count).Select(post => APost.Published(UserId.From(AdaId), $"Post {post}", new string('x', 100 * 1024))));
            return context.SaveChangesAsync();
        });
        rows.Expect();
    }

    private async Task<HttpResponseMessage> OpenAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Path);
        request.Options.Set(ContractHandler.IsReadAsItComes, true);

        return await Ada.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }
}
