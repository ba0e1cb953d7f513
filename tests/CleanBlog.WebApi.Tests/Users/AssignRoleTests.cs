using System.Net;
using CleanBlog.Domain.Users;
using CleanBlog.Testing;

namespace CleanBlog.WebApi.Tests.Users;

[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.All))]
public sealed class AssignRoleTests(TestDatabase database) : ApiTest(database)
{
    [Test]
    public async Task A_user_becomes_an_administrator_with_the_token_it_has()
    {
        using var response = await AssignAsync(Admin, AdaId, "admin");

        using var asAdministrator = await AssignAsync(Ada, EveId, "user");

        Assert.That((await response.ReadAsync()).Text("role"), Is.EqualTo("admin"));
        Assert.That(asAdministrator.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task A_demoted_administrator_loses_its_rights_with_the_same_token()
    {
        using var promoted = await AssignAsync(Admin, AdaId, "admin");
        using var demoted = await AssignAsync(Ada, AdminId, "user");

        using var response = await AssignAsync(Admin, EveId, "admin");

        Assert.That((promoted.StatusCode, demoted.StatusCode), Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.OK)));
        await Assert.ThatProblem(response, HttpStatusCode.Forbidden, "auth.administrators_only");
    }

    [Test]
    public async Task A_demoted_administrator_no_longer_reads_drafts()
    {
        var draft = await WritePostAsync(Ada, published: false);
        using var promoted = await AssignAsync(Admin, EveId, "admin");
        using var before = await Eve.GetAsync($"/api/posts/{draft}");
        using var demoted = await AssignAsync(Admin, EveId, "user");

        using var after = await Eve.GetAsync($"/api/posts/{draft}");

        Assert.That((promoted.StatusCode, before.StatusCode, demoted.StatusCode), Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK)));
        await Assert.ThatProblem(after, HttpStatusCode.NotFound, "post.not_found");
    }

    [Test]
    public async Task The_last_administrator_cannot_be_demoted()
    {
        using var response = await AssignAsync(Admin, AdminId, "user");

        await Assert.ThatProblem(response, HttpStatusCode.Conflict, "user.last_administrator");
        Assert.That((await Admin.ReadAsync("/api/users/me")).Text("role"), Is.EqualTo("admin"));
    }

    [Test]
    public async Task An_inactive_administrator_does_not_count()
    {
        using var promoted = await AssignAsync(Admin, AdaId, "admin");
        using var deactivated = await Admin.SendJsonAsync(HttpMethod.Put, $"/api/users/{AdaId}/active", new { IsActive = false });

        using var response = await AssignAsync(Admin, AdminId, "user");

        Assert.That((promoted.StatusCode, deactivated.StatusCode), Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.OK)));
        await Assert.ThatProblem(response, HttpStatusCode.Conflict, "user.last_administrator");
    }

    [Test]
    public async Task Two_administrators_who_demote_each_other_leave_one()
    {
        using var promoted = await AssignAsync(Admin, AdaId, "admin");

        var responses = await Task.WhenAll(AssignAsync(Admin, AdaId, "user"), AssignAsync(Ada, AdminId, "user"));
        var users = await Eve.ReadAsync("/api/users");

        Assert.That(promoted.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(responses.Count(response => response.StatusCode is HttpStatusCode.OK), Is.EqualTo(1));
        Assert.That(users.GetProperty("data").EnumerateArray().Count(user => user.Text("role") is "admin"), Is.EqualTo(1));
    }

    [Test]
    public async Task The_role_that_a_user_has_already_changes_nothing()
    {
        var before = await Admin.ReadAsync("/api/users/me");
        Clock.Advance(TimeSpan.FromMinutes(1));

        using var response = await AssignAsync(Admin, AdminId, "admin");

        Assert.That((await response.ReadAsync()).GetRawText(), Is.EqualTo(before.GetRawText()));
    }

    [Test]
    public async Task Roles_are_for_administrators_to_give()
    {
        using var byHerself = await AssignAsync(Ada, AdaId, "admin");
        using var toUnknown = await AssignAsync(Ada, UserId.New().Value, "admin");
        using var byNobody = await AssignAsync(Anonymous, AdaId, "admin");

        await Assert.ThatProblem(byHerself, HttpStatusCode.Forbidden, "auth.administrators_only");
        await Assert.ThatProblem(toUnknown, HttpStatusCode.Forbidden, "auth.administrators_only");
        await Assert.ThatProblem(byNobody, HttpStatusCode.Unauthorized, "auth.token_missing");
        Assert.That((await Ada.ReadAsync("/api/users/me")).Text("role"), Is.EqualTo("user"));
    }

    [Test]
    public async Task An_unknown_user_has_no_role()
    {
        using var unknown = await AssignAsync(Admin, UserId.New().Value, "admin");
        using var malformed = await Admin.SendJsonAsync(HttpMethod.Put, "/api/users/1/role", new { Role = "admin" });

        await Assert.ThatProblem(unknown, HttpStatusCode.NotFound, "user.not_found");
        await Assert.ThatProblem(malformed, HttpStatusCode.NotFound, "user.not_found");
    }

    [TestCase("\"user,admin\"")]
    [TestCase("\"ADMIN\"")]
    [TestCase("\"Admin\"")]
    [TestCase("\" admin\"")]
    [TestCase("\"root\"")]
    [TestCase("\"\"")]
    [TestCase("\"1\"")]
    [TestCase("1")]
    [TestCase("null")]
    [TestCase("[\"admin\"]")]
    public async Task A_role_that_there_is_not_is_refused(string json)
    {
        using var response = await Admin.SendJsonAsync(HttpMethod.Put, $"/api/users/{AdaId}/role", $$"""{"role":{{json}}}""");

        await Assert.ThatInvalid(response, "/role", "value.invalid_type");
        Assert.That((await Ada.ReadAsync("/api/users/me")).Text("role"), Is.EqualTo("user"));
    }

    [Test]
    public async Task A_role_must_be_sent()
    {
        using var response = await Admin.SendJsonAsync(HttpMethod.Put, $"/api/users/{AdaId}/role", "{}");

        await Assert.ThatInvalid(response, "/role", "value.required");
    }

    private static Task<HttpResponseMessage> AssignAsync(HttpClient caller, Guid id, string role) =>
        caller.SendJsonAsync(HttpMethod.Put, $"/api/users/{id}/role", new { Role = role });
}
