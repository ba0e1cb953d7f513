using CleanBlog.Testing;

namespace CleanBlog.WebApi.Tests.Http;

[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.Embedded))]
public sealed class PageLinksTests(TestDatabase database) : ApiTest(database)
{
    [SetUp]
    public async Task WritePosts()
    {
        for (var i = 0; i < 5; i++)
        {
            await WritePostAsync(Ada);
            Clock.Advance(TimeSpan.FromSeconds(1));
        }
    }

    [TestCase("limit=2", "first=1 next=2 last=3")]
    [TestCase("limit=2&page=2", "first=1 prev=1 next=3 last=3")]
    [TestCase("limit=2&page=3", "first=1 prev=2 last=3")]
    [TestCase("limit=2&page=9", "first=1 prev=3 last=3")]
    [TestCase("limit=5", "first=1 last=1")]
    [TestCase("limit=100", "first=1 last=1")]
    public async Task A_page_knows_its_neighbours(string query, string pages)
    {
        using var response = await Anonymous.GetAsync($"/api/posts?{query}");

        var links = response.Headers.Links().Select(link => $"{link.Key}={link.Value.Split("page=")[1]}");

        Assert.That(string.Join(' ', links), Is.EqualTo(pages));
    }

    [TestCase("limit=2&skip=0", "first=0 next=2 last=4")]
    [TestCase("limit=2&skip=2", "first=0 prev=0 next=4 last=4")]
    [TestCase("limit=2&skip=1", "first=0 prev=0 next=3 last=4")]
    [TestCase("limit=2&skip=4", "first=0 prev=2 last=4")]
    [TestCase("limit=2&skip=99", "first=0 prev=4 last=4")]
    public async Task Who_skips_is_led_on_by_skip(string query, string skips)
    {
        using var response = await Anonymous.GetAsync($"/api/posts?{query}");

        var links = response.Headers.Links().Select(link => $"{link.Key}={link.Value.Split("skip=")[1]}");

        Assert.That(string.Join(' ', links), Is.EqualTo(skips));
    }

    [Test]
    public async Task A_link_keeps_the_rest_of_the_query()
    {
        using var response = await Anonymous.GetAsync($"/api/posts?author_id={AdaId}&limit=2&published=true&q=%C3%A9%26%3Cx%3E");

        Assert.That(response.Headers.Links()["next"], Is.EqualTo($"/api/posts?author_id={AdaId}&limit=2&published=true&q=%C3%A9%26%3Cx%3E&page=2"));
    }

    [TestCase("page=1&limit=2")]
    [TestCase("LIMIT=2")]
    public async Task The_next_link_leads_on_however_the_parameters_are_spelt(string query)
    {
        var all = (await Anonymous.ReadAsync("/api/posts")).Ids();
        using var first = await Anonymous.GetAsync($"/api/posts?{query}");

        var next = await Anonymous.ReadAsync(first.Headers.Links()["next"]);

        Assert.That(next.Ids(), Is.EqualTo(all.Skip(2).Take(2)));
    }

    [TestCase("limit=1")]
    [TestCase("limit=2")]
    [TestCase("limit=2&skip=0")]
    [TestCase("limit=3&published=true")]
    public async Task Walking_on_reaches_every_post_once(string query)
    {
        var all = (await Anonymous.ReadAsync("/api/posts")).Ids();
        var walked = new List<Guid>();
        var next = $"/api/posts?{query}&author_id={AdaId}";

        while (next is not null)
        {
            using var response = await Anonymous.GetAsync(next);
            walked.AddRange((await response.ReadAsync()).Ids());
            next = response.Headers.Links().GetValueOrDefault("next");
        }

        Assert.That(walked, Is.EqualTo(all));
    }

    [Test]
    public async Task A_forged_host_is_not_in_any_link()
    {
        using var response = await Anonymous.SendAsync(HttpMethod.Get, "/api/posts?limit=1", ("Host", "evil.example"), ("X-Forwarded-Host", "evil.example"));

        Assert.That(response.Field("Link"), Does.StartWith("</api/posts?limit=1&page=1>; rel=\"first\""));
        Assert.That(response.Field("Link"), Does.Not.Contain("evil").And.Not.Contain("http"));
    }

    [Test]
    public async Task A_query_cannot_forge_a_header_field()
    {
        using var response = await Anonymous.GetAsync("/api/posts?limit=1&q=%0D%0ASet-Cookie:%20a=b%3E;%20rel=%22next%22,%20%3C");

        Assert.That(response.Field("Set-Cookie"), Is.Null);
        Assert.That(response.Headers.Links(), Has.Count.EqualTo(3));
    }

    [Test]
    public async Task A_forged_host_is_not_in_the_location_of_a_new_post()
    {
        Ada.DefaultRequestHeaders.Host = "evil.example";

        using var response = await Ada.SendJsonAsync(HttpMethod.Post, "/api/posts", """{"title":"Notes","content":"Patterns."}""");

        Assert.That(response.Headers.Location?.ToString(), Does.StartWith("/api/posts/"));
    }
}
