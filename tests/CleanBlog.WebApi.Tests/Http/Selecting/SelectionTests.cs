using System.Net;
using System.Text.Json;
using CleanBlog.Testing;

namespace CleanBlog.WebApi.Tests.Http.Selecting;

[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.All))]
public sealed class SelectionTests(TestDatabase database) : ApiTest(database)
{
    private DateTimeOffset began;
    private Guid first;
    private Guid second;
    private Guid third;

    [SetUp]
    public async Task WritePosts()
    {
        // Others have moved the clock; here three hours must lie within a day.
        Clock.Advance(TimeSpan.FromDays(1) - Clock.GetUtcNow().TimeOfDay);
        began = Clock.GetUtcNow();
        // By title they stand neither in this order nor in the other.
        first = await WritePostAsync(Eve, "Beta, or not");
        Clock.Advance(TimeSpan.FromHours(1));
        second = await WritePostAsync(Ada, "alphabet");
        Clock.Advance(TimeSpan.FromHours(1));
        third = await WritePostAsync(Ada, "Alpha");
    }

    [TestCase("filter=title:eq:Alpha", "3")]
    [TestCase("filter=title:ne:Alpha", "2 1")]
    [TestCase("filter=title:contains:lpha", "3 2")]
    [TestCase("filter=title:starts_with:alpha", "2")]
    [TestCase("filter=title:in:Alpha,alphabet", "3 2")]
    [TestCase(@"filter=title:in:Beta\, or not", "1")]
    [TestCase("filter=title:in:Beta, or not", "")]
    [TestCase(@"filter=title:nin:Alpha,Beta\, or not", "2")]
    [TestCase("filter=title:eq:Beta, or not", "1")]
    [TestCase("filter=author_id:ne:{ada}", "1")]
    [TestCase("filter=author_id:in:{ada},{eve}", "3 2 1")]
    [TestCase("filter=id:eq:{2}", "2")]
    [TestCase("filter=version:gte:2", "")]
    [TestCase("filter=created_at:gt:{first}", "3 2")]
    [TestCase("filter=created_at:gte:{second+00:00}", "3 2")]
    [TestCase("filter=created_at:lt:{second+02:00}", "1")]
    [TestCase("filter=created_at:lte:{second}", "2 1")]
    [TestCase("filter=created_at:eq:{second.tick}", "2")]
    [TestCase("filter=created_at:lt:{second.tick}", "1")]
    [TestCase("filter=created_at:gte:{second.tick}", "3 2")]
    [TestCase("filter=created_at:in:{second.tick}", "2")]
    [TestCase("filter=created_at:gte:{day}", "3 2 1")]
    [TestCase("filter=created_at:lt:{day}", "")]
    [TestCase("filter=title:contains:lpha&filter=created_at:gt:{second}", "3")]
    [TestCase("sort=created_at", "1 2 3")]
    [TestCase("sort=-created_at", "3 2 1")]
    [TestCase("sort=title", "3 1 2")]
    [TestCase("sort=-title", "2 1 3")]
    [TestCase("sort=version,-title", "2 1 3")]
    [TestCase("author_id={ada}&sort=-title", "2 3")]
    public async Task Posts_are_chosen_and_sorted(string query, string expected)
    {
        var asked = query
            .Replace("{ada}", $"{AdaId}").Replace("{eve}", $"{EveId}").Replace("{2}", $"{second}")
            .Replace("{first}", $"{began:yyyy-MM-dd'T'HH:mm:ss'Z'}").Replace("{second}", $"{began.AddHours(1):yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'}").Replace("{day}", $"{began:yyyy-MM-dd}")
            .Replace("{second.tick}", $"{began.AddHours(1):yyyy-MM-dd'T'HH:mm:ss}.0000009Z")
            .Replace("{second+00:00}", $"{began.AddHours(1):yyyy-MM-dd'T'HH:mm:ss}%2B00:00").Replace("{second+02:00}", $"{began.AddHours(3):yyyy-MM-dd'T'HH:mm:ss}%2B02:00");

        var byNumber = await Anonymous.ReadAsync($"/api/posts?{asked}");
        var byCursor = await Anonymous.ReadAsync($"/api/posts?{asked}&cursor=first&include_total=true");

        Assert.That(Numbers(byNumber.Ids()), Is.EqualTo(expected));
        Assert.That(Numbers(byCursor.Ids()), Is.EqualTo(expected));
        Assert.That(byCursor.GetProperty("pagination").GetProperty("total").GetInt32(), Is.EqualTo(byNumber.Ids().Count));
    }

    [TestCase("filter=email:eq:ADA@example.com", 1)]
    [TestCase("filter=role:eq:admin", 1)]
    [TestCase("filter=role:ne:admin", 2)]
    [TestCase("filter=is_active:eq:false", 1)]
    [TestCase("filter=last_name:starts_with:Love", 1)]
    [TestCase("sort=last_name,first_name", 3)]
    public async Task Users_are_chosen(string query, int count)
    {
        using var shutOut = await Admin.SendJsonAsync(HttpMethod.Put, $"/api/users/{EveId}/active", new { IsActive = false });

        Assert.That((await Ada.ReadAsync($"/api/users?{query}")).Ids(), Has.Count.EqualTo(count));
    }

    [Test]
    public async Task A_filter_shows_nobody_elses_drafts()
    {
        await WritePostAsync(Eve, "Secret", published: false);

        Assert.That((await Ada.ReadAsync($"/api/posts?published=false&filter=author_id:eq:{EveId}")).Ids(), Is.Empty);
        Assert.That((await Ada.ReadAsync("/api/posts?filter=title:eq:Secret")).Ids(), Is.Empty);
    }

    [Test]
    public async Task A_walk_keeps_to_what_was_chosen_and_its_cursor_to_that()
    {
        using var page = await Anonymous.GetAsync("/api/posts?filter=title:contains:lpha&sort=-title&cursor=first&limit=1");
        var next = page.Headers.Links()["next"];

        Assert.That(Numbers((await Anonymous.ReadAsync(next)).Ids()), Is.EqualTo("3"));
        using var otherwise = await Anonymous.GetAsync(next.Replace("sort=-title", "sort=title"));
        await Assert.ThatProblem(otherwise, HttpStatusCode.BadRequest, "cursor.invalid");
    }

    [TestCase("filter=title", "filter", "filter.malformed")]
    [TestCase("filter=title:eq", "filter", "filter.malformed")]
    [TestCase("filter=", "filter", "filter.malformed")]
    [TestCase("filter=password_hash:eq:x", "filter", "filter.unknown_field")]
    [TestCase("filter=content:contains:x", "filter", "filter.unknown_field")]
    [TestCase("filter=Title:eq:x", "filter", "filter.unknown_field")]
    [TestCase("filter=title:like:x", "filter", "filter.unknown_operator")]
    [TestCase("filter=title:gt:x", "filter", "filter.unknown_operator")]
    [TestCase("filter=created_at:contains:x", "filter", "filter.unknown_operator")]
    [TestCase("filter=title:eq:", "filter", "text.too_short")]
    [TestCase("filter=title:eq:%00", "filter", "text.invalid_characters")]
    [TestCase("filter=id:eq:7", "filter", "value.invalid_type")]
    [TestCase("filter=version:eq:1.0", "filter", "value.invalid_type")]
    [TestCase("filter=version:eq:99999999999", "filter", "value.invalid_type")]
    [TestCase("filter=created_at:gt:now", "filter", "value.invalid_type")]
    [TestCase("filter=created_at:gt:2026-01-02T12:00:00", "filter", "value.invalid_type")]
    [TestCase("filter=created_at:gt:2026-01-02T12:00:00+02:00", "filter", "value.invalid_type")]
    [TestCase("filter=created_at:gt:2026-02-30", "filter", "value.invalid_type")]
    [TestCase("sort=", "sort", "sort.unknown_field")]
    [TestCase("sort=id", "sort", "sort.unknown_field")]
    [TestCase("sort=content", "sort", "sort.unknown_field")]
    [TestCase("sort=title,", "sort", "sort.unknown_field")]
    [TestCase("sort=--title", "sort", "sort.unknown_field")]
    [TestCase("sort=title,-title", "sort", "sort.repeated_field")]
    public async Task What_cannot_be_asked_is_named(string query, string parameter, string code)
    {
        using var response = await Anonymous.GetAsync($"/api/posts?{query}");

        await Assert.ThatInvalidParameter(response, parameter, code);
    }

    [Test]
    public async Task A_refusal_names_what_there_is_and_nothing_private()
    {
        using var response = await Ada.GetAsync("/api/users?filter=password_hash:eq:x&sort=password_hash");

        var details = string.Concat(JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement.GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("detail").GetString()));
        Assert.That(details, Does.Contain("last_name").And.Not.Contain("password"));
    }

    [Test]
    public async Task Filters_and_values_are_bounded()
    {
        using var filters = await Anonymous.GetAsync($"/api/posts?{string.Join('&', Enumerable.Repeat("filter=version:eq:1", 21))}");
        using var values = await Anonymous.GetAsync($"/api/posts?filter=version:in:{string.Join(',', Enumerable.Repeat(1, 101))}");
        var most = await Anonymous.ReadAsync($"/api/posts?{string.Join('&', Enumerable.Repeat("filter=version:eq:1", 19))}&filter=version:in:{string.Join(',', Enumerable.Range(1, 100))}");

        await Assert.ThatInvalidParameter(filters, "filter", "filter.too_many");
        await Assert.ThatInvalidParameter(values, "filter", "filter.too_many_values");
        Assert.That(most.Ids(), Has.Count.EqualTo(3));
    }

    [TestCase("filter=title:contains:a", 2)]
    [TestCase("filter=title:in:a,b,c&sort=title&cursor=first", 1)]
    public async Task What_is_named_reaches_the_database_as_parameters_in_as_few_statements(string query, int statements)
    {
        Sql.Reset();

        await Anonymous.ReadAsync($"/api/posts?{query}&filter=title:ne:'; DROP TABLE posts; --");

        // Beside it, as the clock was moved, what has expired and who was deleted is looked for.
        Assert.That(Sql.Statements.Where(statement => statement.Contains("published", StringComparison.Ordinal) && !statement.Contains("deleted_at", StringComparison.Ordinal)), Has.Exactly(statements).Items.And.None.Contains("DROP"));
    }

    /// <summary>Who signed in before the clock was moved stays signed in.</summary>
    protected override IReadOnlyDictionary<string, string> Configure() => new Dictionary<string, string>(StringComparer.Ordinal) { ["AccessTokens:Lifetime"] = "1.00:00:00" };

    private string Numbers(IEnumerable<Guid> ids) => string.Join(' ', ids.Select(id => Array.IndexOf([first, second, third], id) + 1));
}
