using System.Net;
using CleanBlog.Domain.Users;
using CleanBlog.Testing;

namespace CleanBlog.WebApi.Tests.Users;

[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.All))]
public sealed class ChangeActivationTests(TestDatabase database) : ApiTest(database)
{
    [Test]
    public async Task A_deactivated_user_is_shut_out_from_the_next_request_on()
    {
        using var before = await Ada.GetAsync("/api/users/me");
        using var deactivated = await ChangeAsync(Admin, AdaId, active: false);

        using var after = await Ada.GetAsync("/api/users/me");

        Assert.That(before.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await deactivated.ReadAsync()).GetProperty("is_active").GetBoolean(), Is.False);
        await Assert.ThatProblem(after, HttpStatusCode.Unauthorized, "auth.token_invalid");
    }

    [Test]
    public async Task A_user_who_is_let_in_again_signs_in_again()
    {
        using var deactivated = await ChangeAsync(Admin, AdaId, active: false);
        using var activated = await ChangeAsync(Admin, AdaId, active: true);

        using var response = await Client(await LogInAsync("ada@example.com")).GetAsync("/api/users/me");

        Assert.That(deactivated.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await activated.ReadAsync()).GetProperty("is_active").GetBoolean(), Is.True);
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task What_a_deactivated_user_published_stays()
    {
        var post = await WritePostAsync(Ada);
        using var deactivated = await ChangeAsync(Admin, AdaId, active: false);

        using var response = await Anonymous.GetAsync($"/api/posts/{post}");

        Assert.That((deactivated.StatusCode, response.StatusCode), Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.OK)));
    }

    [Test]
    public async Task The_last_administrator_cannot_be_deactivated()
    {
        using var response = await ChangeAsync(Admin, AdminId, active: false);

        using var stillIn = await Admin.GetAsync("/api/users/me");

        await Assert.ThatProblem(response, HttpStatusCode.Conflict, "user.last_administrator");
        Assert.That(stillIn.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task One_of_two_administrators_can_be_deactivated()
    {
        var (other, _) = await SignInAsync("root2@example.com", "Ida", "Rhodes", UserRole.Admin);

        using var response = await ChangeAsync(other, AdminId, active: false);

        using var shutOut = await Admin.GetAsync("/api/users/me");

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        await Assert.ThatProblem(shutOut, HttpStatusCode.Unauthorized, "auth.token_invalid");
    }

    [Test]
    public async Task What_a_user_is_already_changes_nothing()
    {
        var before = await Ada.ReadAsync("/api/users/me");
        Clock.Advance(TimeSpan.FromMinutes(1));

        using var response = await ChangeAsync(Admin, AdaId, active: true);

        Assert.That((await response.ReadAsync()).GetRawText(), Is.EqualTo(before.GetRawText()));
    }

    [Test]
    public async Task Only_administrators_shut_out()
    {
        using var byEve = await ChangeAsync(Eve, AdaId, active: false);
        using var byHerself = await ChangeAsync(Ada, AdaId, active: false);
        using var byNobody = await ChangeAsync(Anonymous, AdaId, active: false);

        await Assert.ThatProblem(byEve, HttpStatusCode.Forbidden, "auth.administrators_only");
        await Assert.ThatProblem(byHerself, HttpStatusCode.Forbidden, "auth.administrators_only");
        await Assert.ThatProblem(byNobody, HttpStatusCode.Unauthorized, "auth.token_missing");
    }

    [Test]
    public async Task An_unknown_user_cannot_be_shut_out()
    {
        using var unknown = await ChangeAsync(Admin, UserId.New().Value, active: false);
        using var malformed = await Admin.SendJsonAsync(HttpMethod.Put, "/api/users/me/active", new { IsActive = false });

        await Assert.ThatProblem(unknown, HttpStatusCode.NotFound, "user.not_found");
        await Assert.ThatProblem(malformed, HttpStatusCode.NotFound, "user.not_found");
    }

    [TestCase("{}", "value.required")]
    [TestCase("""{"is_active":"false"}""", "value.invalid_type")]
    [TestCase("""{"is_active":0}""", "value.invalid_type")]
    [TestCase("""{"is_active":[]}""", "value.invalid_type")]
    public async Task Anything_but_true_and_false_is_refused(string json, string code)
    {
        using var response = await Admin.SendJsonAsync(HttpMethod.Put, $"/api/users/{AdaId}/active", json);

        await Assert.ThatInvalid(response, "/is_active", code);
    }

    [Test]
    public async Task Null_is_neither_true_nor_false()
    {
        using var response = await Admin.SendJsonAsync(HttpMethod.Put, $"/api/users/{AdaId}/active", """{"is_active":null}""");

        var problem = await Assert.ThatProblem(response, HttpStatusCode.UnprocessableEntity, "request.invalid");

        Assert.That(problem.GetProperty("errors")[0].Text("pointer"), Is.EqualTo("/is_active"));
    }

    private static Task<HttpResponseMessage> ChangeAsync(HttpClient caller, Guid id, bool active) =>
        caller.SendJsonAsync(HttpMethod.Put, $"/api/users/{id}/active", new { IsActive = active });
}
