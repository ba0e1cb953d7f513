using System.Net;
using System.Text.Json;
using CleanBlog.Testing;

namespace CleanBlog.WebApi.Tests.Users;

[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.All))]
public sealed class SearchUsersTests(TestDatabase database) : ApiTest(database)
{
    [TestCase("ada", "Ada")]
    [TestCase("LOVELACE", "Ada")]
    [TestCase("eve@", "Eve")]
    [TestCase("Grace root", "Grace")]
    [TestCase("  hopper   grace ", "Grace")]
    [TestCase("vela", "Ada")]
    [TestCase("example.com", "Ada, Eve, Grace")]
    [TestCase("ada moneypenny", "")]
    [TestCase("%", "")]
    [TestCase("_", "")]
    [TestCase("\\", "")]
    [TestCase("' OR 1=1 --", "")]
    public async Task Each_word_is_looked_for_in_address_and_names(string text, string found) => Assert.That(await FindAsync($"q={Uri.EscapeDataString(text)}"), Is.EqualTo(found));

    [TestCase("renee")]
    [TestCase("RENÉE")]
    [TestCase("Rene\u0301e")]
    [TestCase("muller")]
    [TestCase("ＭÜＬＬＥＲ")]
    public async Task Case_accents_and_widths_make_no_difference(string text)
    {
        await SignInAsync("doctor@example.com", "Renée", "Müller");

        Assert.That(await FindAsync($"q={Uri.EscapeDataString(text)}"), Is.EqualTo("Renée"));
    }

    [TestCase("100%", "100%")]
    [TestCase("a_b", "a_b")]
    [TestCase("[x]", "[x]")]
    public async Task Signs_stand_for_themselves(string text, string firstName)
    {
        await SignInAsync("one@example.com", firstName, "Sign");
        await SignInAsync("two@example.com", "1000 axb x", "Sign");

        Assert.That(await FindAsync($"q={Uri.EscapeDataString(text)}"), Is.EqualTo(firstName));
    }

    [Test]
    public async Task Role_and_state_narrow_it()
    {
        using var shutOut = await Admin.SendJsonAsync(HttpMethod.Put, $"/api/users/{EveId}/active", new { IsActive = false });

        Assert.That(await FindAsync("q=example&filter=role:eq:admin"), Is.EqualTo("Grace"));
        Assert.That(await FindAsync("q=example&filter=role:eq:user&filter=is_active:eq:false"), Is.EqualTo("Eve"));
        Assert.That(await FindAsync("q=example&filter=role:eq:user&filter=is_active:eq:true"), Is.EqualTo("Ada"));
    }

    [Test]
    public async Task It_is_walked_by_cursors_in_any_order()
    {
        var first = await Ada.ReadAsync("/api/users?q=example&sort=-first_name&cursor=first&limit=2");
        var cursor = first.GetProperty("pagination").Text("next_cursor");
        var second = await Ada.ReadAsync($"/api/users?q=example&sort=-first_name&limit=2&cursor={cursor}");

        Assert.That((Names(first), Names(second)), Is.EqualTo(("Grace, Eve", "Ada")));
        using var other = await Ada.GetAsync($"/api/users?q=exam&sort=-first_name&limit=2&cursor={cursor}");
        await Assert.ThatProblem(other, HttpStatusCode.BadRequest, "cursor.invalid");
    }

    [Test]
    public async Task Links_keep_what_is_looked_for()
    {
        using var response = await Ada.GetAsync("/api/users?q=example&limit=1");

        Assert.That(response.Headers.Links()["next"], Is.EqualTo("/api/users?q=example&limit=1&page=2"));
    }

    [Test]
    public async Task It_is_streamed()
    {
        using var response = await Ada.SendAsync(HttpMethod.Get, "/api/users?q=eve", ("Accept", "application/x-ndjson"));

        var lines = (await response.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.That(lines.Select(line => JsonDocument.Parse(line).RootElement.Text("first_name")), Is.EqualTo(new[] { "Eve" }));
    }

    [TestCase("", "text.too_short")]
    [TestCase("%20", "text.blank")]
    [TestCase("a%00", "text.invalid_characters")]
    public async Task What_cannot_be_looked_for_is_refused(string text, string code)
    {
        using var response = await Ada.GetAsync($"/api/users?q={text}");

        await Assert.ThatInvalidParameter(response, "q", code);
    }

    [Test]
    public async Task A_hundred_characters_are_the_most()
    {
        using var most = await Ada.GetAsync($"/api/users?q={string.Join('+', Enumerable.Repeat('x', 50))}x");
        using var more = await Ada.GetAsync($"/api/users?q={new string('x', 101)}");

        Assert.That(most.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        await Assert.ThatInvalidParameter(more, "q", "text.too_long");
    }

    [Test]
    public async Task A_user_is_found_by_what_it_is_called_now()
    {
        using var renamed = await Ada.SendJsonAsync(HttpMethod.Patch, $"/api/users/{AdaId}", new { FirstName = "Augusta" });
        using var moved = await Ada.SendJsonAsync(HttpMethod.Put, "/api/users/me/email", new { Email = "countess@example.com", CurrentPassword = AUser.Password });

        Assert.That((await FindAsync("q=augusta+countess"), await FindAsync("q=ada")), Is.EqualTo(("Augusta", "")));
    }

    private async Task<string> FindAsync(string query) => Names(await Ada.ReadAsync($"/api/users?{query}&sort=first_name"));

    private static string Names(JsonElement page) => string.Join(", ", page.GetProperty("data").EnumerateArray().Select(user => user.Text("first_name")));
}
