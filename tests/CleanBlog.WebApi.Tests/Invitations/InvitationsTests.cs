using System.Net;
using System.Text.Json;
using CleanBlog.Testing;
using Microsoft.EntityFrameworkCore;

namespace CleanBlog.WebApi.Tests.Invitations;

/// <summary>What administrators do with invitations, where everybody may open an account.</summary>
[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.All))]
public sealed class InvitationsTests(TestDatabase database) : ApiTest(database)
{
    private const string Path = "/api/invitations";

    [Test]
    public async Task A_new_one_shows_its_token_this_once()
    {
        var created = await CreateAsync(new { Email = " Mary@Example.com ", Role = "admin" });
        var (invitation, token) = (created.GetProperty("invitation"), created.Text("token"));
        var id = invitation.GetProperty("id").GetGuid();

        Assert.That(token, Does.Match("^[0-9A-Za-z_-]{43}$"));
        Assert.That(created.Names(), Is.EqualTo(new[] { "token", "invitation" }), "No page is named for a link");
        Assert.That(invitation.GetRawText(), Is.EqualTo($$"""{"id":"{{id}}","state":"open","role":"admin","created_by":"{{AdminId}}","created_at":"2026-01-02T12:00:00.000000Z","expires_at":"2026-01-09T12:00:00.000000Z","version":1,"email":"mary@example.com"}"""));
        Assert.That((await Admin.ReadAsync($"{Path}/{id}")).GetRawText(), Is.EqualTo(invitation.GetRawText()));
        Assert.That((await Admin.ReadAsync(Path)).GetRawText(), Does.Contain(invitation.GetRawText()).And.Not.Contain(token));
        Assert.That(string.Concat(Log.Lines), Does.Not.Contain(token));
    }

    [Test]
    public async Task Only_a_hash_of_the_token_is_stored()
    {
        await CreateAsync();

        Assert.That(await InDatabaseAsync(async context => (await context.Invitations.SingleAsync()).TokenHash.Length), Is.EqualTo(32));
    }

    [Test]
    public async Task It_leads_to_itself()
    {
        using var response = await Admin.SendJsonAsync(HttpMethod.Post, Path, "{}");

        Assert.That(response.Headers.Location?.ToString(), Is.EqualTo($"{Path}/{(await response.ReadAsync()).GetProperty("invitation").Text("id")}"));
        Assert.That(response.Headers.ETag, Is.Null);
    }

    [TestCase("""{"email":"mary"}""", "/email", "email.invalid")]
    [TestCase("""{"email":"mary@example.invalid"}""", "/email", "email.reserved")]
    [TestCase("""{"role":"owner"}""", "/role", "value.invalid_type")]
    public async Task What_cannot_be_meant_is_refused(string body, string pointer, string code)
    {
        using var response = await Admin.SendJsonAsync(HttpMethod.Post, Path, body);

        await Assert.ThatInvalid(response, pointer, code);
    }

    [Test]
    public async Task Sent_twice_under_a_key_it_is_one_with_one_token()
    {
        var answers = new List<string>();

        for (var time = 0; time < 2; time++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, Path) { Content = new StringContent("{}", System.Text.Encoding.UTF8, "application/json") };
            request.Headers.Add("Idempotency-Key", "once");
            using var response = await Admin.SendAsync(request);
            answers.Add((await response.ReadAsync()).GetRawText());
        }

        Assert.That(answers[1], Is.EqualTo(answers[0]));
        Assert.That((await Admin.ReadAsync(Path)).Ids(), Has.Exactly(1).Items);
    }

    [Test]
    public async Task They_are_listed_by_what_became_of_them()
    {
        var used = await CreateAsync();
        await RegisterAsync("mary@example.com", used.Text("token"));
        var revoked = await CreateAsync();
        using var revocation = await Admin.DeleteAsync($"{Path}/{IdOf(revoked)}");
        var expired = await CreateAsync();
        Clock.Advance(TimeSpan.FromDays(7));
        var admin = Client(await LogInAsync("root@example.com"));
        var open = await CreateAsync(by: admin);

        foreach (var (state, created) in new[] { ("used", used), ("revoked", revoked), ("expired", expired), ("open", open) })
        {
            var listed = await admin.ReadAsync($"{Path}?state={state}");

            Assert.That(listed.Ids(), Is.EqualTo(new[] { IdOf(created) }), state);
            Assert.That(listed.GetProperty("data")[0].Text("state"), Is.EqualTo(state));
        }

        var all = (await admin.ReadAsync(Path)).Ids();
        Assert.That((all.Count, all[0]), Is.EqualTo((4, IdOf(open))));
        Assert.That((await admin.ReadAsync($"{Path}/{IdOf(used)}")).Names(), Does.Contain("used_at").And.Contain("used_by"));
        Assert.That((await admin.ReadAsync($"{Path}/{IdOf(revoked)}")).Names(), Does.Contain("revoked_at"));
    }

    [Test]
    public async Task They_end_with_the_rights_of_whoever_made_them()
    {
        var (second, id) = await SignInAsync("second@example.com", "Second", "Administrator", Domain.Users.UserRole.Admin);
        var created = await CreateAsync(by: second);

        using var demoted = await Admin.SendJsonAsync(HttpMethod.Put, $"/api/users/{id}/role", new { Role = "user" });

        Assert.That((await Admin.ReadAsync($"{Path}/{IdOf(created)}")).Text("state"), Is.EqualTo("revoked"));
        Assert.That((await Admin.ReadAsync($"{Path}?state=revoked")).Ids(), Is.EqualTo(new[] { IdOf(created) }));
        Assert.That((await Admin.ReadAsync($"{Path}?state=open")).Ids(), Is.Empty);
    }

    [Test]
    public async Task They_are_walked_by_cursors_and_by_numbers()
    {
        var ids = new List<Guid>();

        for (var number = 0; number < 5; number++)
            ids.Insert(0, IdOf(await CreateAsync()));

        var (walked, next) = (new List<Guid>(), "first");

        while (next is not null)
        {
            var page = await Admin.ReadAsync($"{Path}?state=open&limit=2&cursor={next}");
            walked.AddRange(page.Ids());
            next = page.GetProperty("pagination").TryGetProperty("next_cursor", out var cursor) ? cursor.GetString() : null;
        }

        Assert.That(walked, Is.EquivalentTo(ids));
        Assert.That(walked, Is.EqualTo((await Admin.ReadAsync($"{Path}?limit=100")).Ids()));
        Assert.That((await Admin.ReadAsync($"{Path}?skip=3")).Ids(), Is.EqualTo(walked[3..]));
    }

    [Test]
    public async Task Revoked_twice_it_is_revoked_once()
    {
        var created = await CreateAsync();

        using var first = await Admin.DeleteAsync($"{Path}/{IdOf(created)}");
        using var second = await Admin.DeleteAsync($"{Path}/{IdOf(created)}");

        Assert.That((first.StatusCode, second.StatusCode), Is.EqualTo((HttpStatusCode.NoContent, HttpStatusCode.NoContent)));
        Assert.That((await Admin.ReadAsync($"{Path}/{IdOf(created)}")).GetProperty("version").GetInt32(), Is.EqualTo(2));
    }

    [Test]
    public async Task What_was_used_cannot_be_revoked()
    {
        var created = await CreateAsync();
        await RegisterAsync("mary@example.com", created.Text("token"));

        using var refused = await Admin.DeleteAsync($"{Path}/{IdOf(created)}");

        await Assert.ThatProblem(refused, HttpStatusCode.Conflict, "invitation.used");
    }

    [Test]
    public async Task A_stale_revision_revokes_nothing()
    {
        var created = await CreateAsync();

        using var refused = await Admin.SendAsync(HttpMethod.Delete, $"{Path}/{IdOf(created)}", ("If-Match", "\"2\""));

        await Assert.ThatProblem(refused, HttpStatusCode.PreconditionFailed, "precondition.failed");
        Assert.That((await Admin.ReadAsync($"{Path}/{IdOf(created)}")).Text("state"), Is.EqualTo("open"));
    }

    [TestCase("user")]
    [TestCase("admin")]
    public async Task It_gives_its_role_where_nobody_needs_one(string role)
    {
        var created = await CreateAsync(new { Role = role });

        var user = await RegisterAsync("mary@example.com", created.Text("token"));

        Assert.That(user.Text("role"), Is.EqualTo(role));
    }

    [Test]
    public async Task One_that_is_not_good_is_refused_where_nobody_needs_one()
    {
        using var refused = await Anonymous.SendJsonAsync(
            HttpMethod.Post, "/api/auth/register", new { Email = "mary@example.com", FirstName = "Mary", LastName = "Somerville", AUser.Password, Invitation = "guessed" });

        await Assert.ThatProblem(refused, HttpStatusCode.Forbidden, "invitation.invalid");
    }

    [Test]
    public async Task They_are_in_no_feed()
    {
        var cursor = (await Admin.ReadAsync("/api/changes?after=now")).GetProperty("pagination").Text("next_cursor");

        await CreateAsync();

        Assert.That((await Admin.ReadAsync($"/api/changes?after={cursor}")).Ids(), Is.Empty);
    }

    private static Guid IdOf(JsonElement created) => created.GetProperty("invitation").GetProperty("id").GetGuid();

    private async Task<JsonElement> CreateAsync(object? body = null, HttpClient? by = null)
    {
        using var response = await (by ?? Admin).SendJsonAsync(HttpMethod.Post, Path, body ?? new { });
        return await response.ReadAsync();
    }

    private async Task<JsonElement> RegisterAsync(string email, string invitation)
    {
        using var response = await Anonymous.SendJsonAsync(
            HttpMethod.Post, "/api/auth/register", new { Email = email, FirstName = "Mary", LastName = "Somerville", AUser.Password, Invitation = invitation });
        return await response.ReadAsync();
    }
}
