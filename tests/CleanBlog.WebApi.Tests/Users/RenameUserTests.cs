using System.Net;
using CleanBlog.Domain.Users;
using CleanBlog.Testing;

namespace CleanBlog.WebApi.Tests.Users;

[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.All))]
public sealed class RenameUserTests(TestDatabase database) : ApiTest(database)
{
    [Test]
    public async Task Only_what_is_sent_changes()
    {
        using var response = await Ada.SendJsonAsync(HttpMethod.Patch, $"/api/users/{AdaId}", """{"first_name":"Augusta "}""");

        var answered = await response.ReadAsync();

        Assert.That((answered.Text("first_name"), answered.Text("last_name")), Is.EqualTo(("Augusta ", "Lovelace")));
        Assert.That((await Ada.ReadAsync("/api/users/me")).GetRawText(), Is.EqualTo(answered.GetRawText()));
    }

    [Test]
    public async Task A_change_moves_updated_at_alone()
    {
        var before = await Ada.ReadAsync("/api/users/me");
        Clock.Advance(TimeSpan.FromMinutes(1));

        using var response = await Ada.SendJsonAsync(HttpMethod.Patch, $"/api/users/{AdaId}", """{"last_name":"King"}""");

        var after = await response.ReadAsync();

        Assert.That(after.Text("created_at"), Is.EqualTo(before.Text("created_at")));
        Assert.That(after.GetProperty("updated_at").GetDateTimeOffset(), Is.EqualTo(Clock.GetUtcNow()));
    }

    [TestCase("{}")]
    [TestCase("""{"first_name":"Ada"}""")]
    [TestCase("""{"role":"admin","id":"00000000-0000-0000-0000-000000000001","email":"root2@example.com","is_active":false,"password":"Other-1843","created_at":"2001-01-01T00:00:00Z"}""")]
    public async Task Nothing_new_changes_nothing(string json)
    {
        var before = await Ada.ReadAsync("/api/users/me");
        Clock.Advance(TimeSpan.FromMinutes(1));

        using var response = await Ada.SendJsonAsync(HttpMethod.Patch, $"/api/users/{AdaId}", json);

        Assert.That((await response.ReadAsync()).GetRawText(), Is.EqualTo(before.GetRawText()));
        Assert.That((await Ada.ReadAsync("/api/users/me")).GetRawText(), Is.EqualTo(before.GetRawText()));
    }

    [TestCase("""{"first_name":null}""", "/first_name", "value.required")]
    [TestCase("""{"last_name":null}""", "/last_name", "value.required")]
    [TestCase("""{"first_name":1}""", "/first_name", "value.invalid_type")]
    [TestCase("""{"first_name":""}""", "/first_name", "text.too_short")]
    [TestCase("""{"last_name":" \t "}""", "/last_name", "text.blank")]
    [TestCase("""{"last_name":"\u0000"}""", "/last_name", "text.invalid_characters")]
    [TestCase("""{"last_name":"\ud800"}""", "/last_name", "text.invalid_characters")]
    public async Task A_name_that_breaks_a_rule_is_named_and_nothing_changes(string json, string pointer, string code)
    {
        var before = await Ada.ReadAsync("/api/users/me");

        using var response = await Ada.SendJsonAsync(HttpMethod.Patch, $"/api/users/{AdaId}", json);

        await Assert.ThatInvalid(response, pointer, code);
        Assert.That((await Ada.ReadAsync("/api/users/me")).GetRawText(), Is.EqualTo(before.GetRawText()));
    }

    [Test]
    public async Task A_good_name_beside_a_bad_one_is_not_kept()
    {
        using var response = await Ada.SendJsonAsync(HttpMethod.Patch, $"/api/users/{AdaId}", new { FirstName = "Augusta", LastName = new string('x', 101) });

        await Assert.ThatInvalid(response, "/last_name", "text.too_long");
        Assert.That((await Ada.ReadAsync("/api/users/me")).Text("first_name"), Is.EqualTo("Ada"));
    }

    [Test]
    public async Task An_ordinary_user_cannot_tell_a_known_id_from_an_unknown_one()
    {
        using var known = await Ada.SendJsonAsync(HttpMethod.Patch, $"/api/users/{EveId}", "{}");
        using var unknown = await Ada.SendJsonAsync(HttpMethod.Patch, $"/api/users/{UserId.New().Value}", "{}");
        using var malformed = await Ada.SendJsonAsync(HttpMethod.Patch, "/api/users/1", "{}");

        await Assert.ThatProblem(known, HttpStatusCode.Forbidden, "user.not_yours");
        await Assert.ThatProblem(unknown, HttpStatusCode.Forbidden, "user.not_yours");
        await Assert.ThatProblem(malformed, HttpStatusCode.Forbidden, "user.not_yours");
    }

    [Test]
    public async Task Nobody_else_renames_a_user()
    {
        using var response = await Eve.SendJsonAsync(HttpMethod.Patch, $"/api/users/{AdaId}", """{"first_name":"Mallory"}""");

        await Assert.ThatProblem(response, HttpStatusCode.Forbidden, "user.not_yours");
        Assert.That((await Ada.ReadAsync("/api/users/me")).Text("first_name"), Is.EqualTo("Ada"));
    }

    [Test]
    public async Task Administrators_rename_anybody()
    {
        using var response = await Admin.SendJsonAsync(HttpMethod.Patch, $"/api/users/{AdaId}", """{"first_name":"Augusta"}""");

        Assert.That((await response.ReadAsync()).Text("first_name"), Is.EqualTo("Augusta"));
    }

    [Test]
    public async Task Administrators_are_told_that_an_id_is_unknown()
    {
        using var unknown = await Admin.SendJsonAsync(HttpMethod.Patch, $"/api/users/{UserId.New().Value}", "{}");
        using var malformed = await Admin.SendJsonAsync(HttpMethod.Patch, "/api/users/1", "{}");

        await Assert.ThatProblem(unknown, HttpStatusCode.NotFound, "user.not_found");
        await Assert.ThatProblem(malformed, HttpStatusCode.NotFound, "user.not_found");
    }

    [Test]
    public async Task Nobody_is_renamed_without_a_token()
    {
        using var response = await Anonymous.SendJsonAsync(HttpMethod.Patch, $"/api/users/{AdaId}", """{"first_name":"Mallory"}""");

        await Assert.ThatProblem(response, HttpStatusCode.Unauthorized, "auth.token_missing");
    }
}
