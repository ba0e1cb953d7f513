using CleanBlog.Domain.Users;
using CleanBlog.Testing;

namespace CleanBlog.WebApi.Tests.Posts;

[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.All))]
public sealed class PostPagesTests(TestDatabase database) : ApiTest(database)
{
    [TestCase(1)]
    [TestCase(2)]
    [TestCase(7)]
    [TestCase(100)]
    public async Task Posts_of_the_same_instant_are_each_on_one_page(int limit)
    {
        var stored = await StoreAsync(count: 25, instants: 1);

        var walked = await WalkAsync(limit);

        Assert.That(walked, Is.Unique);
        Assert.That(walked, Is.EquivalentTo(stored));
        Assert.That(await WalkAsync(limit), Is.EqualTo(walked));
    }

    [Test]
    public async Task The_order_does_not_depend_on_the_page_size()
    {
        await StoreAsync(count: 30, instants: 4);

        var whole = await WalkAsync(100);

        Assert.That(await WalkAsync(1), Is.EqualTo(whole));
        Assert.That(await WalkAsync(7), Is.EqualTo(whole));
    }

    [TestCase(1)]
    [TestCase(50)]
    public async Task A_page_costs_two_statements_however_many_posts_there_are(int count)
    {
        await StoreAsync(count, instants: count);
        Sql.Reset();

        var page = await Anonymous.ReadAsync("/api/posts?limit=100");

        Assert.That(page.Ids(), Has.Count.EqualTo(count));
        Assert.That(Sql.Statements, Has.Count.LessThanOrEqualTo(2));
    }

    [TestCase("?limit=1")]
    [TestCase("?limit=100")]
    [TestCase("?page=1000")]
    [TestCase("?skip=10&limit=5")]
    public async Task A_page_costs_at_most_two_statements_wherever_it_lies(string query)
    {
        await StoreAsync(count: 20, instants: 20);
        Sql.Reset();

        var page = await Anonymous.ReadAsync($"/api/posts{query}");

        Assert.That(page.GetProperty("pagination").GetProperty("total").GetInt32(), Is.EqualTo(20));
        Assert.That(Sql.Statements, Has.Count.LessThanOrEqualTo(2));
    }

    [Test]
    public async Task One_post_of_many_costs_one_statement()
    {
        var stored = await StoreAsync(count: 50, instants: 50);
        Sql.Reset();

        var post = await Anonymous.ReadAsync($"/api/posts/{stored[25]}");

        Assert.That(post.GetProperty("id").GetGuid(), Is.EqualTo(stored[25]));
        Assert.That(Sql.Statements, Has.Count.EqualTo(1));
    }

    /// <summary>Straight into the database: what is tested is reading.</summary>
    private async Task<IReadOnlyList<Guid>> StoreAsync(int count, int instants)
    {
        var posts = Enumerable.Range(0, count)
            .Select(number => APost.Published(UserId.From(AdaId), $"Post {number}", at: APost.Noon.AddSeconds(number % instants)))
            .ToList();

        await InDatabaseAsync(context =>
        {
            context.AddRange(posts);
            return context.SaveChangesAsync();
        });

        return [.. posts.Select(post => post.Id.Value)];
    }

    private async Task<IReadOnlyList<Guid>> WalkAsync(int limit)
    {
        var walked = new List<Guid>();
        var next = $"/api/posts?limit={limit}";

        while (next is not null)
        {
            using var response = await Anonymous.GetAsync(next);
            walked.AddRange((await response.ReadAsync()).Ids());
            next = response.Headers.Links().GetValueOrDefault("next");
        }

        return walked;
    }
}
