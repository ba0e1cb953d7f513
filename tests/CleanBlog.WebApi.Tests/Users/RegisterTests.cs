using System.Net;
using CleanBlog.Testing;

namespace CleanBlog.WebApi.Tests.Users;

[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.All))]
public sealed class RegisterTests(TestDatabase database) : ApiTest(database)
{
    private static readonly string[] Members = ["email", "first_name", "last_name", "id", "role", "created_at", "updated_at", "is_active", "version"];

    [Test]
    public async Task An_account_has_the_members_of_the_reference_and_a_version()
    {
        using var response = await RegisterAsync();

        var user = await response.ReadAsync();

        Assert.That(user.Names(), Is.EquivalentTo(Members));
        Assert.That(user.Text("id"), Does.Match("^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$"));
        Assert.That(user.Text("role"), Is.EqualTo("user"));
        Assert.That(user.GetProperty("is_active").GetBoolean(), Is.True);
        Assert.That(user.Text("created_at"), Does.Match(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$"));
        Assert.That(user.Text("updated_at"), Is.EqualTo(user.Text("created_at")));
    }

    [Test]
    public async Task The_location_leads_to_the_account()
    {
        using var response = await RegisterAsync();
        var created = await response.Content.ReadAsStringAsync();

        using var read = await Ada.GetAsync(response.Headers.Location);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Created));
        Assert.That(await read.Content.ReadAsStringAsync(), Is.EqualTo(created));
    }

    [Test]
    public async Task Whoever_registered_can_log_in()
    {
        using var response = await RegisterAsync(email: "Mary@Example.com");

        var token = await LogInAsync("mary@example.com");

        Assert.That((await Client(token).ReadAsync("/api/users/me")).Text("email"), Is.EqualTo("mary@example.com"));
    }

    [TestCase("  Mary.Somerville@Example.COM\t", "mary.somerville@example.com")]
    [TestCase("ÉLODIE@example.fr", "élodie@example.fr")]
    public async Task An_address_is_trimmed_and_in_lower_case(string sent, string kept)
    {
        using var response = await RegisterAsync(email: sent);

        Assert.That((await response.ReadAsync()).Text("email"), Is.EqualTo(kept));
    }

    [TestCase("ada@example.com")]
    [TestCase("ADA@EXAMPLE.COM")]
    [TestCase(" Ada@Example.com ")]
    public async Task An_address_is_taken_in_any_case(string email)
    {
        using var response = await RegisterAsync(email);

        await Assert.ThatProblem(response, HttpStatusCode.Conflict, "user.email_taken");
    }

    [Test]
    public async Task An_address_with_another_accent_is_another_address()
    {
        using var plain = await RegisterAsync("elodie@example.com");
        using var accented = await RegisterAsync("élodie@example.com");

        Assert.That((plain.StatusCode, accented.StatusCode), Is.EqualTo((HttpStatusCode.Created, HttpStatusCode.Created)));
    }

    [Test]
    public async Task An_accent_in_two_code_points_is_the_same_address()
    {
        using var composed = await RegisterAsync("\u00e9lodie@example.com");
        using var decomposed = await RegisterAsync("e\u0301lodie@example.com");

        Assert.That(composed.StatusCode, Is.EqualTo(HttpStatusCode.Created));
        await Assert.ThatProblem(decomposed, HttpStatusCode.Conflict, "user.email_taken");
    }

    [Test]
    public async Task Of_racing_registrations_exactly_one_wins()
    {
        var racing = Enumerable.Range(0, 20).Select(number => RegisterAsync(number % 2 == 0 ? "race@example.com" : "RACE@example.com"));

        var responses = await Task.WhenAll(racing);

        Assert.That(responses.Count(response => response.StatusCode is HttpStatusCode.Created), Is.EqualTo(1));

        foreach (var response in responses.Where(response => response.StatusCode is not HttpStatusCode.Created))
            await Assert.ThatProblem(response, HttpStatusCode.Conflict, "user.email_taken");
    }

    [TestCase("Ada  ", "Lovelace ")]
    [TestCase(" Ada", "\tLovelace\n")]
    [TestCase("e\u0301", "\U0001F469\u200D\U0001F4BB")]
    public async Task Names_are_kept_as_they_were_sent(string firstName, string lastName)
    {
        using var response = await RegisterAsync(firstName: firstName, lastName: lastName);
        var user = await response.ReadAsync();

        var read = await Ada.ReadAsync($"/api/users/{user.Text("id")}");

        Assert.That((read.Text("first_name"), read.Text("last_name")), Is.EqualTo((firstName, lastName)));
    }

    [Test]
    public async Task Members_that_are_no_part_of_the_request_change_nothing()
    {
        using var response = await Anonymous.SendJsonAsync(HttpMethod.Post, "/api/auth/register", new
        {
            Email = "mallory@example.com",
            FirstName = "Mallory",
            LastName = "Admin",
            AUser.Password,
            Role = "admin",
            Id = AdaId,
            IsActive = false,
            CreatedAt = "2001-01-01T00:00:00Z",
            UpdatedAt = "2001-01-01T00:00:00Z",
            PasswordHash = "hash",
        });

        var user = await response.ReadAsync();

        Assert.That(user.Text("role"), Is.EqualTo("user"));
        Assert.That(user.GetProperty("id").GetGuid(), Is.Not.EqualTo(AdaId));
        Assert.That(user.GetProperty("is_active").GetBoolean(), Is.True);
        Assert.That(user.GetProperty("created_at").GetDateTimeOffset(), Is.EqualTo(Clock.GetUtcNow()));
        Assert.That(user.GetProperty("updated_at").GetDateTimeOffset(), Is.EqualTo(Clock.GetUtcNow()));
    }

    [Test]
    public async Task Registering_while_signed_in_still_makes_an_ordinary_user()
    {
        using var response = await Admin.SendJsonAsync(
            HttpMethod.Post, "/api/auth/register", new { Email = "mary@example.com", FirstName = "Mary", LastName = "Somerville", AUser.Password, Role = "admin" });

        Assert.That((await response.ReadAsync()).Text("role"), Is.EqualTo("user"));
    }

    private Task<HttpResponseMessage> RegisterAsync(string email = "mary@example.com", string firstName = "Mary", string lastName = "Somerville") =>
        Anonymous.SendJsonAsync(HttpMethod.Post, "/api/auth/register", new { Email = email, FirstName = firstName, LastName = lastName, AUser.Password });
}
