using System.Net;
using System.Text.Json;
using CleanBlog.Testing;
using CleanBlog.WebApi.Http.Streaming;

namespace CleanBlog.WebApi.Tests.Audit;

[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.All))]
public sealed class ReadAuditEventsTests(TestDatabase database) : AuditTest(database)
{
    private static readonly string[] Members = ["id", "at", "event", "actor_id", "subject_kind", "subject_id", "address", "trace_id", "detail"];

    [Test]
    public async Task An_event_has_these_members_whatever_is_known_of_it()
    {
        using var response = await TryToLogInAsync("nobody@example.com");

        Assert.That((await EventAsync()).Names(), Is.EqualTo(Members));
    }

    [Test]
    public async Task The_newest_comes_first()
    {
        await MakeThreeAsync();

        Assert.That(await NamesAsync(), Is.EqualTo(["user.deactivated", "login.succeeded", "role.assigned"]));
    }

    [Test]
    public async Task Cursors_lead_through_all_of_it()
    {
        for (var time = 0; time < 5; time++)
            (await TryToLogInAsync("ada@example.com")).Dispose();

        var ids = new List<Guid>();

        for (var cursor = "first"; cursor is not null;)
        {
            var page = await Admin.ReadAsync($"{Path}?limit=2&cursor={cursor}");
            ids.AddRange(page.Ids());
            cursor = page.GetProperty("pagination").TryGetProperty("next_cursor", out var next) ? next.GetString() : null;
        }

        Assert.That(ids, Is.EqualTo((await EventsAsync()).Select(entry => entry.GetProperty("id").GetGuid())));
        Assert.That(ids, Has.Count.EqualTo(5));
    }

    [TestCase("event:eq:login.succeeded", "login.succeeded")]
    [TestCase("event:in:login.succeeded,role.assigned", "login.succeeded", "role.assigned")]
    [TestCase("event:nin:login.succeeded,role.assigned", "user.deactivated")]
    [TestCase("actor_id:eq:{admin}", "user.deactivated", "role.assigned")]
    [TestCase("actor_id:ne:{admin}", "login.succeeded")]
    [TestCase("subject_id:eq:{ada}", "login.succeeded", "role.assigned")]
    [TestCase("subject_id:in:{ada},{eve}", "user.deactivated", "login.succeeded", "role.assigned")]
    [TestCase("subject_kind:eq:user", "user.deactivated", "login.succeeded", "role.assigned")]
    [TestCase("detail:eq:user_to_admin", "role.assigned")]
    [TestCase("detail:ne:user_to_admin", "user.deactivated", "login.succeeded")]
    [TestCase("address:eq:127.0.0.1", "user.deactivated", "login.succeeded", "role.assigned")]
    [TestCase("address:eq:2001:db8::1")]
    [TestCase("trace_id:eq:{trace}", "user.deactivated")]
    [TestCase("at:gte:{second}", "user.deactivated", "login.succeeded")]
    [TestCase("at:lt:{second}", "role.assigned")]
    public async Task It_can_be_filtered(string filter, params string[] expected)
    {
        var (second, trace) = await MakeThreeAsync();
        var meant = filter
            .Replace("{admin}", $"{AdminId}", StringComparison.Ordinal)
            .Replace("{ada}", $"{AdaId}", StringComparison.Ordinal)
            .Replace("{eve}", $"{EveId}", StringComparison.Ordinal)
            .Replace("{trace}", trace, StringComparison.Ordinal)
            .Replace("{second}", $"{second:yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'}", StringComparison.Ordinal);

        var found = await EventsAsync($"&filter={Uri.EscapeDataString(meant)}");

        Assert.That(found.Select(entry => entry.Text("event")), Is.EqualTo(expected));
    }

    [Test]
    public async Task It_can_be_sorted_and_cut_down()
    {
        await MakeThreeAsync();

        var found = await EventsAsync("&sort=at&fields=event,at");

        Assert.That(found.Select(entry => entry.Text("event")), Is.EqualTo(["role.assigned", "login.succeeded", "user.deactivated"]));
        Assert.That(found.Select(entry => string.Join(',', entry.Names())), Has.All.EqualTo("at,event"));
    }

    [TestCase("filter=event:eq:login")]
    [TestCase("filter=detail:eq:red")]
    [TestCase("filter=password:eq:x")]
    [TestCase("sort=actor_id")]
    public async Task What_is_not_offered_is_refused(string query)
    {
        using var response = await Admin.GetAsync($"{Path}?{query}");

        await Assert.ThatProblem(response, HttpStatusCode.UnprocessableEntity, "request.invalid");
    }

    [Test]
    public async Task All_of_it_comes_as_a_stream_as_well()
    {
        await MakeThreeAsync();
        using var response = await Admin.SendAsync(HttpMethod.Get, Path, ("Accept", JsonLines.MediaType));

        var lines = (await response.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement);

        Assert.That(lines.Select(line => line.GetRawText()), Is.EqualTo((await EventsAsync()).Select(entry => entry.GetRawText())));
    }

    [TestCase("POST")]
    [TestCase("PUT")]
    [TestCase("PATCH")]
    [TestCase("DELETE")]
    public async Task Nobody_changes_it(string method)
    {
        using var response = await Admin.SendJsonAsync(new HttpMethod(method), Path, "{}");

        await Assert.ThatProblem(response, HttpStatusCode.MethodNotAllowed, "request.method_not_allowed");
    }

    [Test]
    public async Task A_part_by_cursor_is_one_statement()
    {
        await MakeThreeAsync();
        Sql.Reset();

        await Admin.ReadAsync($"{Path}?cursor=first&filter=actor_id:eq:{AdminId}");

        Assert.That(Sql.Statements, Has.Count.EqualTo(1), "the caller is known");
    }

    /// <summary>A role is given, somebody signs in, somebody is shut out, a minute apart.</summary>
    private async Task<(DateTimeOffset Second, string Trace)> MakeThreeAsync()
    {
        using var promoted = await AssignAsync(AdaId, "admin");
        Clock.Advance(TimeSpan.FromMinutes(1));
        var second = Clock.GetUtcNow();
        using var loggedIn = await TryToLogInAsync("ada@example.com");
        Clock.Advance(TimeSpan.FromMinutes(1));
        using var deactivated = await ActivateAsync(EveId, isActive: false);

        return (second, deactivated.Field("traceresponse")!.Split('-')[1]);
    }
}
