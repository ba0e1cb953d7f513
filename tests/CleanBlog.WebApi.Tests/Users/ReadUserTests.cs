using System.Net;
using CleanBlog.Domain.Users;
using CleanBlog.Testing;

namespace CleanBlog.WebApi.Tests.Users;

[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.All))]
public sealed class ReadUserTests(TestDatabase database) : ApiTest(database)
{
    private static readonly string[] Members = ["email", "first_name", "last_name", "id", "role", "created_at", "updated_at", "is_active", "version"];

    [Test]
    public async Task A_user_has_the_members_of_the_reference_and_a_version()
    {
        var user = await Eve.ReadAsync($"/api/users/{AdaId}");

        Assert.That(user.Names(), Is.EquivalentTo(Members));
        Assert.That(user.GetProperty("id").GetGuid(), Is.EqualTo(AdaId));
        Assert.That((user.Text("email"), user.Text("first_name"), user.Text("last_name"), user.Text("role")), Is.EqualTo(("ada@example.com", "Ada", "Lovelace", "user")));
    }

    [Test]
    public async Task Me_is_the_user_of_the_token()
    {
        using var me = await Admin.GetAsync("/api/users/me");
        using var byId = await Admin.GetAsync($"/api/users/{AdminId}");

        Assert.That(await me.Content.ReadAsStringAsync(), Is.EqualTo(await byId.Content.ReadAsStringAsync()));
        Assert.That((await me.ReadAsync()).Text("role"), Is.EqualTo("admin"));
    }

    [Test]
    public async Task An_id_is_the_same_in_upper_case()
    {
        var user = await Eve.ReadAsync($"/api/users/{AdaId.ToString().ToUpperInvariant()}");

        Assert.That(user.Text("id"), Is.EqualTo(AdaId.ToString()));
    }

    [Test]
    public async Task An_unknown_user_is_not_found()
    {
        using var response = await Ada.GetAsync($"/api/users/{UserId.New().Value}");

        await Assert.ThatProblem(response, HttpStatusCode.NotFound, "user.not_found");
    }

    [TestCase("1")]
    [TestCase("-1")]
    [TestCase("mee")]
    [TestCase("00000000-0000-0000-0000-000000000000")]
    [TestCase("00000000-0000-0000-0000-00000000000g")]
    [TestCase("%7B00000000-0000-0000-0000-000000000000%7D")]
    [TestCase("00000000000000000000000000000000")]
    [TestCase("'%20OR%201=1--")]
    [TestCase("%F0%9F%98%80")]
    [TestCase("..%2F..%2Fetc%2Fpasswd")]
    public async Task A_malformed_id_is_as_unknown_as_any_other(string id)
    {
        using var response = await Ada.GetAsync($"/api/users/{id}");

        await Assert.ThatProblem(response, HttpStatusCode.NotFound, "user.not_found");
    }

    [Test]
    public async Task An_id_without_hyphens_names_nobody()
    {
        using var response = await Ada.GetAsync($"/api/users/{AdaId:N}");

        await Assert.ThatProblem(response, HttpStatusCode.NotFound, "user.not_found");
    }

    [Test]
    public async Task Users_are_for_those_who_signed_in()
    {
        using var list = await Anonymous.GetAsync("/api/users");
        using var known = await Anonymous.GetAsync($"/api/users/{AdaId}");
        using var unknown = await Anonymous.GetAsync($"/api/users/{UserId.New().Value}");
        using var malformed = await Anonymous.GetAsync("/api/users/nobody");

        await Assert.ThatProblem(list, HttpStatusCode.Unauthorized, "auth.token_missing");
        await Assert.ThatProblem(known, HttpStatusCode.Unauthorized, "auth.token_missing");
        await Assert.ThatProblem(unknown, HttpStatusCode.Unauthorized, "auth.token_missing");
        await Assert.ThatProblem(malformed, HttpStatusCode.Unauthorized, "auth.token_missing");
    }
}
