using System.Net;
using CleanBlog.Testing;

namespace CleanBlog.WebApi.Tests.Users;

[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.All))]
public sealed class ListUsersTests(TestDatabase database) : ApiTest(database)
{
    [Test]
    public async Task Everybody_is_counted()
    {
        var page = await Ada.ReadAsync("/api/users");

        Assert.That(page.Ids(), Is.EquivalentTo(new[] { AdaId, EveId, AdminId }));
        Assert.That(page.GetProperty("pagination").GetRawText(), Is.EqualTo("""{"page":1,"limit":20,"skip":0,"total":3,"total_pages":1}"""));
    }

    [Test]
    public async Task The_newest_comes_first()
    {
        Clock.Advance(TimeSpan.FromMinutes(1));
        var (_, second) = await SignInAsync("mary@example.com", "Mary", "Somerville");
        Clock.Advance(TimeSpan.FromMilliseconds(1));
        var (_, first) = await SignInAsync("emmy@example.com", "Emmy", "Noether");

        var page = await Ada.ReadAsync("/api/users?limit=2");

        Assert.That(page.Ids(), Is.EqualTo(new[] { first, second }));
        Assert.That(page.GetProperty("pagination").GetProperty("total").GetInt32(), Is.EqualTo(5));
    }

    [Test]
    public async Task Users_of_the_same_instant_are_each_on_one_page()
    {
        for (var i = 0; i < 4; i++)
            await SignInAsync($"user{i}@example.com", "Some", "Body");

        var walked = new List<Guid>();

        for (var page = 1; page <= 7; page++)
            walked.AddRange((await Ada.ReadAsync($"/api/users?limit=1&page={page}")).Ids());

        Assert.That(walked, Is.Unique);
        Assert.That(walked, Is.EqualTo((await Ada.ReadAsync("/api/users")).Ids()));
    }

    [Test]
    public async Task A_page_of_users_costs_at_most_two_statements_beside_the_callers_own()
    {
        using var response = await Ada.GetAsync("/api/users?limit=100");

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(Sql.Statements, Has.Count.LessThanOrEqualTo(3));
    }

    [Test]
    public async Task Links_lead_through_the_users()
    {
        using var response = await Ada.GetAsync("/api/users?limit=1&page=2");

        var links = response.Headers.Links();

        Assert.That(links, Is.EquivalentTo(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["first"] = "/api/users?limit=1&page=1",
            ["prev"] = "/api/users?limit=1&page=1",
            ["next"] = "/api/users?limit=1&page=3",
            ["last"] = "/api/users?limit=1&page=3",
        }));
    }

    [Test]
    public async Task A_page_of_users_out_of_bounds_is_refused()
    {
        using var response = await Ada.GetAsync("/api/users?limit=101");

        await Assert.ThatInvalidParameter(response, "limit", "value.out_of_range");
    }
}
