using System.Net;
using CleanBlog.Testing;
using Microsoft.EntityFrameworkCore;

namespace CleanBlog.WebApi.Tests.Http.Conditional;

[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.All))]
public sealed class WriteConditionTests(TestDatabase database) : ApiTest(database)
{
    /// <summary>Every write to something that is stored: <c>{post}</c> is one of Ada's, <c>{user}</c> is Ada.</summary>
    internal static readonly string[] Writes =
    [
        """PATCH /api/posts/{post} {"title":"Changed"}""",
        """PATCH /api/posts/{post} {"published":false}""",
        """DELETE /api/posts/{post} """,
        """PATCH /api/users/{user} {"first_name":"Augusta"}""",
        """PUT /api/users/{user}/role {"role":"admin"}""",
        """PUT /api/users/{user}/active {"is_active":false}""",
    ];

    private Guid post;

    [SetUp]
    public async Task WritePost() => post = await WritePostAsync(Ada);

    [Test]
    public async Task What_is_expected_is_written_over([ValueSource(nameof(Writes))] string write, [Values("\"1\"", "\"7\", \"1\"", "*", "\"1-br\"")] string tags)
    {
        using var response = await SendAsync(write, ("If-Match", tags));

        Assert.That((int)response.StatusCode, Is.InRange(200, 299));
    }

    [Test]
    public async Task What_is_not_expected_stays_as_it_is([ValueSource(nameof(Writes))] string write)
    {
        foreach (var tags in new[] { "\"2\"", "W/\"1\"", "\"\"", "\"1\\\"" })
        {
            using var response = await SendAsync(write, ("If-Match", tags));

            await Assert.ThatProblem(response, HttpStatusCode.PreconditionFailed, "precondition.failed");
            Assert.That(response.Field("ETag"), Is.EqualTo("\"1\""));
        }

        Assert.That(await VersionsAsync(), Is.EqualTo((1, 1)));
    }

    [Test]
    public async Task A_condition_that_cannot_be_read_stops_the_write([ValueSource(nameof(Writes))] string write)
    {
        foreach (var tags in new[] { "1", "garbage", "\"1", "", "*, \"1", "'1'" })
        {
            using var response = await SendAsync(write, ("If-Match", tags));

            await Assert.ThatProblem(response, HttpStatusCode.BadRequest, "precondition.malformed");
        }

        Assert.That(await VersionsAsync(), Is.EqualTo((1, 1)));
    }

    [TestCase(0, true)]
    [TestCase(1, true)]
    [TestCase(-1, false)]
    public async Task The_date_serves_those_who_have_no_tag(int seconds, bool isAllowed)
    {
        foreach (var write in Writes)
        {
            await WritePost();

            using var response = await SendAsync(write, ("If-Unmodified-Since", Clock.GetUtcNow().AddSeconds(seconds).ToString("R")));

            Assert.That(response.IsSuccessStatusCode, Is.EqualTo(isAllowed), write);
            Assert.That(response.StatusCode is HttpStatusCode.PreconditionFailed, Is.EqualTo(!isAllowed), write);
        }
    }

    [Test]
    public async Task The_date_is_not_looked_at_beside_a_tag()
    {
        using var response = await SendAsync(Writes[0], ("If-Match", "\"1\""), ("If-Unmodified-Since", Clock.GetUtcNow().AddDays(-1).ToString("R")));

        Assert.ThatStatus(response, HttpStatusCode.OK);
    }

    [Test]
    public async Task Who_wants_none_to_be_there_does_not_write_over_one([ValueSource(nameof(Writes))] string write)
    {
        foreach (var tags in new[] { "*", "\"1\"" })
        {
            using var response = await SendAsync(write, ("If-None-Match", tags));

            await Assert.ThatProblem(response, HttpStatusCode.PreconditionFailed, "precondition.failed");
        }
    }

    [TestCase("""PATCH /api/posts/{post} {"title":"Notes"}""")]
    [TestCase("""PATCH /api/posts/{post} {}""")]
    [TestCase("""PATCH /api/users/{user} {"first_name":"Ada"}""")]
    [TestCase("""PUT /api/users/{user}/role {"role":"user"}""")]
    [TestCase("""PUT /api/users/{user}/active {"is_active":true}""")]
    public async Task A_write_that_changes_nothing_holds_its_condition_all_the_same(string write)
    {
        using var unexpected = await SendAsync(write, ("If-Match", "\"2\""));
        using var expected = await SendAsync(write, ("If-Match", "\"1\""));

        await Assert.ThatProblem(unexpected, HttpStatusCode.PreconditionFailed, "precondition.failed");
        Assert.That((await expected.ReadAsync()).GetProperty("version").GetInt32(), Is.EqualTo(1));
    }

    [Test]
    public async Task The_answer_gives_the_condition_of_the_next_write()
    {
        var tag = "\"1\"";

        for (var round = 2; round <= 4; round++)
        {
            using var response = await Ada.SendAsync(Request("PATCH", $"/api/posts/{post}", $$"""{"title":"Round {{round}}"}""", ("If-Match", tag)));

            tag = response.Field("ETag")!;
            Assert.That(tag, Is.EqualTo($"\"{round}\""));
        }
    }

    [Test]
    public async Task A_condition_opens_nothing()
    {
        var draft = await WritePostAsync(Ada, published: false);

        using var unseen = await Eve.SendAsync(Request("DELETE", $"/api/posts/{draft}", "", ("If-Match", "\"7\"")));
        using var foreign = await Eve.SendAsync(Request("DELETE", $"/api/posts/{post}", "", ("If-Match", "\"7\"")));
        using var unknown = await Eve.SendAsync(Request("DELETE", $"/api/posts/{Guid.Empty}", "", ("If-Match", "*")));
        using var anonymous = await Anonymous.SendAsync(Request("DELETE", $"/api/posts/{post}", "", ("If-Match", "\"7\"")));

        await Assert.ThatProblem(unseen, HttpStatusCode.NotFound, "post.not_found");
        await Assert.ThatProblem(foreign, HttpStatusCode.Forbidden, "post.not_yours");
        await Assert.ThatProblem(unknown, HttpStatusCode.NotFound, "post.not_found");
        await Assert.ThatProblem(anonymous, HttpStatusCode.Unauthorized, "auth.token_missing");
    }

    [Test]
    public async Task It_holds_for_the_named_user_and_not_for_the_one_who_takes_over()
    {
        // Admin is not the only administrator, and hands over to Ada, whose version rises with it.
        using var promoted = await Admin.SendJsonAsync(HttpMethod.Put, $"/api/users/{AdaId}/role", new { Role = "admin" });

        using var response = await Admin.SendAsync(Request("PUT", $"/api/users/{AdminId}/role", """{"role":"user"}""", ("If-Match", "\"1\"")));

        Assert.That(response.Field("ETag"), Is.EqualTo("\"2\""));
    }

    private static HttpRequestMessage Request(string method, string path, string body, params (string Name, string Value)[] fields)
    {
        var request = new HttpRequestMessage(new HttpMethod(method), path);

        if (body.Length > 0)
            request.Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");

        foreach (var (name, value) in fields)
            request.Headers.TryAddWithoutValidation(name, value);

        return request;
    }

    private async Task<HttpResponseMessage> SendAsync(string write, params (string Name, string Value)[] fields)
    {
        var parts = write.Split(' ', 3);
        var path = parts[1].Replace("{post}", post.ToString(), StringComparison.Ordinal).Replace("{user}", AdaId.ToString(), StringComparison.Ordinal);

        using var request = Request(parts[0], path, parts[2], fields);
        return await Admin.SendAsync(request);
    }

    private Task<(int Post, int User)> VersionsAsync() => InDatabaseAsync(async context => (
        (await context.Posts.AsNoTracking().SingleAsync()).Version,
        (await context.Users.AsNoTracking().ToListAsync()).Single(user => user.Id.Value == AdaId).Version));
}
