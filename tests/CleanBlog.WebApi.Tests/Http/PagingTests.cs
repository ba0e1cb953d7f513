using System.Text.Json;
using CleanBlog.Testing;

namespace CleanBlog.WebApi.Tests.Http;

[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.All))]
public sealed class PagingTests(TestDatabase database) : ApiTest(database)
{
    private static readonly string[] OutOfRange =
    [
        "page=0", "page=-1", "page=2147483648", "page=1000000000000000000000000000000", "page=-1000000000000000000000000000000",
        "limit=0", "limit=-1", "limit=101", "limit=2147483648", "limit=1000000000000000000000000000000",
        "skip=-1", "skip=2147483648", "skip=1000000000000000000000000000000",
    ];

    private static readonly string[] NoNumber =
    [
        "page=abc", "page=1.5", "page=", "page=%2B1", "page=+1", "page=1e3", "page=0x10", "page=%201", "page=1%00", "page=1_000", "page=%D9%A1", "page=--1", "page=-",
        "limit=abc", "limit=1.5", "limit=", "limit=%2B1", "limit=NaN", "limit=10,000",
        "skip=abc", "skip=1.5", "skip=", "skip=%2B1", "skip=null",
        "page=1&page=2", "limit=5&limit=5", "skip=1&skip=1",
    ];

    [SetUp]
    public async Task WritePosts()
    {
        for (var i = 0; i < 3; i++)
        {
            await WritePostAsync(Ada);
            Clock.Advance(TimeSpan.FromSeconds(1));
        }
    }

    [TestCase("", """{"page":1,"limit":20,"skip":0,"total":3,"total_pages":1}""", 3)]
    [TestCase("?page=1", """{"page":1,"limit":20,"skip":0,"total":3,"total_pages":1}""", 3)]
    [TestCase("?limit=1", """{"page":1,"limit":1,"skip":0,"total":3,"total_pages":3}""", 1)]
    [TestCase("?limit=100", """{"page":1,"limit":100,"skip":0,"total":3,"total_pages":1}""", 3)]
    [TestCase("?limit=2&page=2", """{"page":2,"limit":2,"skip":2,"total":3,"total_pages":2}""", 1)]
    [TestCase("?limit=2&skip=2", """{"page":2,"limit":2,"skip":2,"total":3,"total_pages":2}""", 1)]
    [TestCase("?skip=0", """{"page":1,"limit":20,"skip":0,"total":3,"total_pages":1}""", 3)]
    [TestCase("?limit=2&page=3", """{"page":3,"limit":2,"skip":4,"total":3,"total_pages":2}""", 0)]
    [TestCase("?limit=2&skip=4", """{"page":3,"limit":2,"skip":4,"total":3,"total_pages":2}""", 0)]
    [TestCase("?limit=1&page=2147483647", """{"page":2147483647,"limit":1,"skip":2147483646,"total":3,"total_pages":3}""", 0)]
    public async Task A_page_says_which_it_is(string query, string pagination, int count)
    {
        var page = await Anonymous.ReadAsync($"/api/posts{query}");

        Assert.That(page.Names(), Is.EqualTo(new[] { "data", "pagination" }));
        Assert.That(page.GetProperty("pagination").GetRawText(), Is.EqualTo(pagination));
        Assert.That(page.Ids(), Has.Count.EqualTo(count));
    }

    [TestCase("page=2147483647&limit=100")]
    [TestCase("page=2147483647")]
    [TestCase("skip=2147483647&limit=100")]
    [TestCase("page=1000000")]
    public async Task Far_past_the_end_there_is_nothing(string query)
    {
        var page = await Anonymous.ReadAsync($"/api/posts?{query}");

        Assert.That(page.Ids(), Is.Empty);
        Assert.That(page.GetProperty("pagination").GetProperty("total").GetInt32(), Is.EqualTo(3));
    }

    [Test]
    public async Task Skip_and_page_name_the_same_posts([Values(1, 2, 3)] int limit, [Values(1, 2, 3)] int page)
    {
        var byPage = await Anonymous.ReadAsync($"/api/posts?limit={limit}&page={page}");
        var bySkip = await Anonymous.ReadAsync($"/api/posts?limit={limit}&skip={(page - 1) * limit}");

        Assert.That(bySkip.GetRawText(), Is.EqualTo(byPage.GetRawText()));
    }

    [Test]
    public async Task A_skip_between_pages_starts_where_it_says()
    {
        var all = (await Anonymous.ReadAsync("/api/posts")).Ids();

        var page = await Anonymous.ReadAsync("/api/posts?limit=2&skip=1");

        Assert.That(page.Ids(), Is.EqualTo(all.Skip(1)));
    }

    [Test]
    public async Task A_number_out_of_range_is_named([ValueSource(nameof(OutOfRange))] string query)
    {
        using var response = await Anonymous.GetAsync($"/api/posts?{query}");

        await Assert.ThatInvalidParameter(response, query.Split('=')[0], "value.out_of_range");
    }

    [Test]
    public async Task What_is_no_number_is_named([ValueSource(nameof(NoNumber))] string query)
    {
        using var response = await Anonymous.GetAsync($"/api/posts?{query}");

        await Assert.ThatInvalidParameter(response, query.Split('=')[0], "value.invalid_type");
    }

    [TestCase("page=1&skip=0")]
    [TestCase("skip=20&page=2&limit=20")]
    public async Task Page_and_skip_do_not_go_together(string query)
    {
        using var response = await Anonymous.GetAsync($"/api/posts?{query}");

        await Assert.ThatInvalidParameter(response, "skip", "paging.page_and_skip");
    }

    [Test]
    public async Task An_empty_collection_has_no_pages()
    {
        var page = await Anonymous.ReadAsync($"/api/posts?author_id={EveId}");

        Assert.That(page.GetProperty("data").ValueKind, Is.EqualTo(JsonValueKind.Array));
        Assert.That(page.GetProperty("pagination").GetRawText(), Is.EqualTo("""{"page":1,"limit":20,"skip":0,"total":0,"total_pages":0}"""));
    }
}
