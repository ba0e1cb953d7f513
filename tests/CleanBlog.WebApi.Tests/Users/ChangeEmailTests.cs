using System.Net;
using CleanBlog.Testing;

namespace CleanBlog.WebApi.Tests.Users;

[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.All))]
public sealed class ChangeEmailTests(TestDatabase database) : ApiTest(database)
{
    [Test]
    public async Task One_signs_in_with_the_new_address_and_the_old_one_is_free()
    {
        using var response = await ChangeAsync(Ada, " Countess@Example.com ");

        Assert.That((await response.ReadAsync()).Text("email"), Is.EqualTo("countess@example.com"));
        Assert.That(await LogInAsync("countess@example.com"), Is.Not.Empty);
        using var old = await Anonymous.SendJsonAsync(HttpMethod.Post, "/api/auth/login", new { Email = "ada@example.com", AUser.Password });
        await Assert.ThatProblem(old, HttpStatusCode.Unauthorized, "auth.invalid_credentials");
        using var another = await Anonymous.SendJsonAsync(
            HttpMethod.Post, "/api/auth/register", new { Email = "ada@example.com", FirstName = "Ada", LastName = "Byron", AUser.Password });
        Assert.That(another.StatusCode, Is.EqualTo(HttpStatusCode.Created));
    }

    [Test]
    public async Task It_is_a_new_version_of_the_user()
    {
        var before = await Ada.ReadAsync("/api/users/me");
        Clock.Advance(TimeSpan.FromMinutes(1));

        using var response = await ChangeAsync(Ada, "countess@example.com");
        var after = await response.ReadAsync();

        Assert.That(after.GetProperty("version").GetInt64(), Is.EqualTo(before.GetProperty("version").GetInt64() + 1));
        Assert.That(after.Text("updated_at"), Is.Not.EqualTo(before.Text("updated_at")));
        Assert.That((await Eve.ReadAsync($"/api/users/{AdaId}")).Text("email"), Is.EqualTo("countess@example.com"));
    }

    [Test]
    public async Task The_address_that_one_has_changes_nothing()
    {
        var before = await Ada.ReadAsync("/api/users/me");

        using var response = await ChangeAsync(Ada, "ADA@example.com");

        Assert.That((await response.ReadAsync()).GetRawText(), Is.EqualTo(before.GetRawText()));
    }

    [Test]
    public async Task A_token_without_the_password_changes_nothing()
    {
        using var response = await ChangeAsync(Ada, "countess@example.com", "Analytical-Engine-1844");

        await Assert.ThatInvalid(response, "/current_password", "password.wrong");
        Assert.That((await Ada.ReadAsync("/api/users/me")).Text("email"), Is.EqualTo("ada@example.com"));
    }

    [TestCase("countess", "email.invalid")]
    [TestCase("countess@authors.invalid", "email.reserved")]
    [TestCase("", "text.too_short")]
    public async Task An_address_keeps_the_rules_of_a_registration(string email, string code)
    {
        using var response = await ChangeAsync(Ada, email);

        await Assert.ThatInvalid(response, "/email", code);
    }

    [Test]
    public async Task The_address_of_somebody_else_is_taken()
    {
        using var response = await ChangeAsync(Ada, "EVE@example.com");

        await Assert.ThatProblem(response, HttpStatusCode.Conflict, "user.email_taken");
        Assert.That((await Ada.ReadAsync("/api/users/me")).Text("email"), Is.EqualTo("ada@example.com"));
    }

    [Test]
    public async Task Of_two_who_want_one_address_one_gets_it()
    {
        var responses = await Task.WhenAll(ChangeAsync(Ada, "countess@example.com"), ChangeAsync(Eve, "countess@example.com"));

        Assert.That(responses.Select(response => response.StatusCode), Is.EquivalentTo(new[] { HttpStatusCode.OK, HttpStatusCode.Conflict }));
    }

    private static Task<HttpResponseMessage> ChangeAsync(HttpClient caller, string email, string current = AUser.Password) =>
        caller.SendJsonAsync(HttpMethod.Put, "/api/users/me/email", new { Email = email, CurrentPassword = current });
}
