using System.Net;
using System.Text.Json;
using CleanBlog.Testing;

namespace CleanBlog.WebApi.Tests.Users;

[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.Embedded))]
public sealed class RegisterRulesTests(TestDatabase database) : ApiTest(database)
{
    private const string Emoji = "\U0001F600";
    private const string Accented = "e\u0301";

    public static IEnumerable<TestCaseData> Accepted { get; } =
    [
        new TestCaseData("email", $"{new string('a', 64)}@{Domain(190)}").SetArgDisplayNames("email", "255 characters"),
        new TestCaseData("email", $"  {new string('a', 64)}@{Domain(190)}  ").SetArgDisplayNames("email", "255 characters between blanks"),
        new TestCaseData("first_name", "x").SetArgDisplayNames("first_name", "1 letter"),
        new TestCaseData("first_name", new string('x', 100)).SetArgDisplayNames("first_name", "100 letters"),
        new TestCaseData("first_name", Times(100, Emoji)).SetArgDisplayNames("first_name", "100 emoji"),
        new TestCaseData("last_name", Times(50, Accented)).SetArgDisplayNames("last_name", "50 letters with an accent each"),
        new TestCaseData("last_name", "0").SetArgDisplayNames("last_name", "zero"),
        new TestCaseData("password", "Qv7kzmtw").SetArgDisplayNames("password", "8 letters"),
        new TestCaseData("password", $"A1{Times(253, Emoji)}").SetArgDisplayNames("password", "255 characters, nearly all emoji"),
        new TestCaseData("password", "Ägkzéwt1").SetArgDisplayNames("password", "an upper-case letter beyond ASCII"),
        new TestCaseData("password", " Qv  7k ").SetArgDisplayNames("password", "blanks, first and last as well"),
    ];

    public static IEnumerable<TestCaseData> Refused { get; } =
    [
        new TestCaseData("email", "", "text.too_short").SetArgDisplayNames("email", "empty"),
        new TestCaseData("email", "   ", "text.too_short").SetArgDisplayNames("email", "blank"),
        new TestCaseData("email", $"{new string('a', 64)}@{Domain(191)}", "text.too_long").SetArgDisplayNames("email", "256 characters"),
        new TestCaseData("email", $"{new string('a', 65)}@example.com", "email.invalid").SetArgDisplayNames("email", "local part of 65"),
        new TestCaseData("email", "ada", "email.invalid").SetArgDisplayNames("email", "no @"),
        new TestCaseData("email", "ada@localhost", "email.invalid").SetArgDisplayNames("email", "no dot in the domain"),
        new TestCaseData("email", "ada@@example.com", "email.invalid").SetArgDisplayNames("email", "two @"),
        new TestCaseData("email", "a da@example.com", "email.invalid").SetArgDisplayNames("email", "blank inside"),
        new TestCaseData("email", "ada@example.com\nbcc: eve@example.com", "email.invalid").SetArgDisplayNames("email", "second line"),
        new TestCaseData("email", "Ada <ada@example.com>", "email.invalid").SetArgDisplayNames("email", "display name"),
        new TestCaseData("email", ".ada@example.com", "email.invalid").SetArgDisplayNames("email", "dot first"),
        new TestCaseData("email", "ada@example.com.", "email.invalid").SetArgDisplayNames("email", "dot last"),
        new TestCaseData("email", "ada@-example.com", "email.invalid").SetArgDisplayNames("email", "hyphen first"),
        new TestCaseData("email", "ada\0@example.com", "text.invalid_characters").SetArgDisplayNames("email", "NUL"),
        new TestCaseData("email", "ada.lovelace@authors.invalid", "email.reserved").SetArgDisplayNames("email", "reserved"),
        new TestCaseData("email", "ADA@AUTHORS.INVALID", "email.reserved").SetArgDisplayNames("email", "reserved, in upper case"),
        new TestCaseData("first_name", "", "text.too_short").SetArgDisplayNames("first_name", "empty"),
        new TestCaseData("first_name", " \t\n", "text.blank").SetArgDisplayNames("first_name", "blank"),
        new TestCaseData("first_name", "\u00A0\u3000", "text.blank").SetArgDisplayNames("first_name", "blank beyond ASCII"),
        new TestCaseData("first_name", new string('x', 101), "text.too_long").SetArgDisplayNames("first_name", "101 letters"),
        new TestCaseData("first_name", Times(101, Emoji), "text.too_long").SetArgDisplayNames("first_name", "101 emoji"),
        new TestCaseData("first_name", "A\0da", "text.invalid_characters").SetArgDisplayNames("first_name", "NUL"),
        new TestCaseData("last_name", $"{Times(50, Accented)}x", "text.too_long").SetArgDisplayNames("last_name", "50 letters with an accent each, and one more"),
        new TestCaseData("last_name", "", "text.too_short").SetArgDisplayNames("last_name", "empty"),
        new TestCaseData("last_name", "  ", "text.blank").SetArgDisplayNames("last_name", "blank"),
        new TestCaseData("password", "Abcdef1", "text.too_short").SetArgDisplayNames("password", "7 letters"),
        new TestCaseData("password", $"A1{Times(5, Emoji)}", "text.too_short").SetArgDisplayNames("password", "7 characters, 5 of them emoji"),
        new TestCaseData("password", $"A1{Times(254, Emoji)}", "text.too_long").SetArgDisplayNames("password", "256 characters, nearly all emoji"),
        new TestCaseData("password", Times(255, Emoji), "password.no_upper_case").SetArgDisplayNames("password", "255 emoji"),
        new TestCaseData("password", "analytical1843", "password.no_upper_case").SetArgDisplayNames("password", "no upper case"),
        new TestCaseData("password", "AnalyticalEngine", "password.no_digit").SetArgDisplayNames("password", "no digit"),
        new TestCaseData("password", "Password1", "password.too_common").SetArgDisplayNames("password", "common"),
        new TestCaseData("password", "P@ssw0rd2026", "password.too_common").SetArgDisplayNames("password", "common, in disguise"),
        new TestCaseData("password", "Qwertyuiop1", "password.too_common").SetArgDisplayNames("password", "along the keyboard"),
        new TestCaseData("password", $"A1{Times(253, "x")}", "password.too_common").SetArgDisplayNames("password", "one letter over and over"),
        new TestCaseData("password", "Somerville-1780", "password.personal").SetArgDisplayNames("password", "own last name"),
        new TestCaseData("password", "My-MARY-was-1st", "password.personal").SetArgDisplayNames("password", "own first name, in upper case"),
        new TestCaseData("password", "An-Example-4-all", "password.personal").SetArgDisplayNames("password", "own host"),
        new TestCaseData("password", "Analytical\01843", "text.invalid_characters").SetArgDisplayNames("password", "NUL"),
    ];

    [TestCaseSource(nameof(Accepted))]
    public async Task A_member_within_its_bounds_is_accepted(string member, string value)
    {
        using var response = await RegisterAsync((member, value));

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Created), await response.Content.ReadAsStringAsync());
    }

    [TestCaseSource(nameof(Refused))]
    public async Task A_member_beyond_its_bounds_is_named(string member, string value, string code)
    {
        using var response = await RegisterAsync((member, value));

        await Assert.ThatInvalid(response, $"/{member}", code);
    }

    [Test]
    public async Task All_broken_rules_are_told_at_once()
    {
        using var response = await RegisterAsync(("email", "ada"), ("first_name", ""), ("last_name", " "), ("password", "short"));

        var problem = await Assert.ThatProblem(response, HttpStatusCode.UnprocessableEntity, "request.invalid");

        Assert.That(Errors(problem), Is.EquivalentTo(new[]
        {
            ("/email", "email.invalid"), ("/first_name", "text.too_short"), ("/last_name", "text.blank"), ("/password", "text.too_short"),
        }));
    }

    [Test]
    public async Task An_empty_object_lacks_every_member()
    {
        using var response = await Anonymous.SendJsonAsync(HttpMethod.Post, "/api/auth/register", "{}");

        var problem = await Assert.ThatProblem(response, HttpStatusCode.UnprocessableEntity, "request.invalid");

        Assert.That(Errors(problem), Is.EquivalentTo(new[]
        {
            ("/email", "value.required"), ("/first_name", "value.required"), ("/last_name", "value.required"), ("/password", "value.required"),
        }));
    }

    [Test]
    public async Task A_refusal_does_not_repeat_what_was_sent()
    {
        using var response = await RegisterAsync(("password", "a-secret-without-upper-case-1"), ("first_name", ""));

        var problem = await Assert.ThatProblem(response, HttpStatusCode.UnprocessableEntity, "request.invalid");

        Assert.That(problem.GetRawText(), Does.Not.Contain("a-secret"));
    }

    [Test]
    public async Task A_refused_registration_leaves_the_address_free()
    {
        using var refused = await RegisterAsync(("password", "short"));

        using var accepted = await RegisterAsync();

        Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(accepted.StatusCode, Is.EqualTo(HttpStatusCode.Created));
    }

    private static IEnumerable<(string Pointer, string Code)> Errors(JsonElement problem) =>
        problem.GetProperty("errors").EnumerateArray().Select(error => (error.Text("pointer"), error.Text("code")));

    private static string Times(int count, string text) => string.Concat(Enumerable.Repeat(text, count));

    /// <summary>A domain of so many characters, its labels no longer than they may be.</summary>
    private static string Domain(int length) => $"{Times((length - 5) / 10, "bbbbbbbbb.")}{new string('c', (length - 5) % 10)}c.org";

    private Task<HttpResponseMessage> RegisterAsync(params (string Name, string Value)[] members)
    {
        var body = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["email"] = "mary@example.com",
            ["first_name"] = "Mary",
            ["last_name"] = "Somerville",
            ["password"] = AUser.Password,
        };

        foreach (var (name, value) in members)
            body[name] = value;

        return Anonymous.SendJsonAsync(HttpMethod.Post, "/api/auth/register", body);
    }
}
