using System.Net;
using CleanBlog.Testing;

namespace CleanBlog.WebApi.Tests.Users;

[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.All))]
public sealed class ChangePasswordTests(TestDatabase database) : ApiTest(database)
{
    private const string Another = "Difference-Engine-1822";

    [Test]
    public async Task The_new_password_signs_in_and_the_old_one_does_not()
    {
        using var response = await ChangeAsync(Ada);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That(await LogInAsync("ada@example.com", Another), Is.Not.Empty);
        using var old = await TryLogInAsync("ada@example.com", AUser.Password);
        await Assert.ThatProblem(old, HttpStatusCode.Unauthorized, "auth.invalid_credentials");
    }

    [Test]
    public async Task Nobody_else_gets_another_password()
    {
        using var response = await ChangeAsync(Ada);

        Assert.That(await LogInAsync("eve@example.com"), Is.Not.Empty);
        using var eve = await TryLogInAsync("eve@example.com", Another);
        await Assert.ThatProblem(eve, HttpStatusCode.Unauthorized, "auth.invalid_credentials");
    }

    [Test]
    public async Task It_is_a_new_version_of_the_user()
    {
        using var response = await ChangeAsync(Ada);

        Assert.That((await Admin.ReadAsync($"/api/users/{AdaId}")).GetProperty("version").GetInt32(), Is.EqualTo(2));
    }

    [TestCase("Analytical-Engine-1844")]
    [TestCase("")]
    [TestCase(AUser.Password + "\0")]
    public async Task A_token_without_the_password_changes_nothing(string current)
    {
        using var response = await ChangeAsync(Ada, current);

        await Assert.ThatInvalid(response, "/current_password", "password.wrong");
        Assert.That(await LogInAsync("ada@example.com"), Is.Not.Empty);
    }

    [TestCase("Short-1", "text.too_short")]
    [TestCase("difference-engine-1822", "password.no_upper_case")]
    [TestCase("Difference-Engine", "password.no_digit")]
    [TestCase("Lovelace-Engine-1822", "password.personal")]
    [TestCase("Password1", "password.too_common")]
    public async Task A_new_password_keeps_the_rules_of_a_registration(string password, string code)
    {
        using var response = await ChangeAsync(Ada, AUser.Password, password);

        await Assert.ThatInvalid(response, "/new_password", code);
        Assert.That(await LogInAsync("ada@example.com"), Is.Not.Empty);
    }

    [Test]
    public async Task Somebody_who_was_shut_out_cannot_change_it()
    {
        using var shutOut = await Admin.SendJsonAsync(HttpMethod.Put, $"/api/users/{AdaId}/active", new { IsActive = false });

        using var response = await ChangeAsync(Ada);

        Assert.That(shutOut.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        await Assert.ThatProblem(response, HttpStatusCode.Unauthorized, "auth.token_invalid");
    }

    [Test]
    public async Task Of_two_changes_at_once_one_holds()
    {
        var responses = await Task.WhenAll(ChangeAsync(Ada, AUser.Password, Another), ChangeAsync(Ada, AUser.Password, "Jacquard-Loom-1804"));

        using var first = await TryLogInAsync("ada@example.com", Another);
        using var second = await TryLogInAsync("ada@example.com", "Jacquard-Loom-1804");
        using var old = await TryLogInAsync("ada@example.com", AUser.Password);

        Assert.That(responses.Select(response => response.StatusCode), Is.EquivalentTo(new[] { HttpStatusCode.NoContent, HttpStatusCode.Conflict })
            .Or.EquivalentTo(new[] { HttpStatusCode.NoContent, HttpStatusCode.UnprocessableEntity })
            .Or.EquivalentTo(new[] { HttpStatusCode.NoContent, HttpStatusCode.Unauthorized }));
        Assert.That(new[] { first, second }.Count(response => response.StatusCode is HttpStatusCode.OK), Is.EqualTo(1));
        Assert.That(old.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    private static Task<HttpResponseMessage> ChangeAsync(HttpClient caller, string current = AUser.Password, string password = Another) =>
        caller.SendJsonAsync(HttpMethod.Put, "/api/users/me/password", new { CurrentPassword = current, NewPassword = password });

    private Task<HttpResponseMessage> TryLogInAsync(string email, string password) =>
        Anonymous.SendJsonAsync(HttpMethod.Post, "/api/auth/login", new { Email = email, Password = password });
}
