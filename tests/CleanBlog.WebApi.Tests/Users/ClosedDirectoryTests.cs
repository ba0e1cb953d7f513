using System.Net;
using CleanBlog.Testing;

namespace CleanBlog.WebApi.Tests.Users;

/// <summary>Where <c>Users:Directory</c> shows users to administrators alone.</summary>
[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.All))]
public sealed class ClosedDirectoryTests(TestDatabase database) : ApiTest(database)
{
    protected override IReadOnlyDictionary<string, string> Configure() => new Dictionary<string, string>(StringComparer.Ordinal) { ["Users:Directory"] = "administrators" };

    [TestCase("/api/users")]
    [TestCase("/api/users?q=eve")]
    [TestCase("/api/users?cursor=first")]
    [TestCase("/api/users?filter=role:eq:admin")]
    public async Task Administrators_alone_list_them(string path)
    {
        using var refused = await Ada.GetAsync(path);
        using var nobody = await Anonymous.GetAsync(path);
        using var listed = await Admin.GetAsync(path);

        await Assert.ThatProblem(refused, HttpStatusCode.Forbidden, "user.directory_closed");
        await Assert.ThatProblem(nobody, HttpStatusCode.Unauthorized, "auth.token_missing");
        Assert.That(listed.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Administrators_alone_stream_them()
    {
        using var refused = await Ada.SendAsync(HttpMethod.Get, "/api/users", ("Accept", "application/x-ndjson"));
        using var streamed = await Admin.SendAsync(HttpMethod.Get, "/api/users", ("Accept", "application/x-ndjson"));

        await Assert.ThatProblem(refused, HttpStatusCode.Forbidden, "user.directory_closed");
        Assert.That((await streamed.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries), Has.Length.EqualTo(3));
    }

    [Test]
    public async Task Nobody_learns_whether_somebody_is_there()
    {
        using var known = await Ada.GetAsync($"/api/users/{EveId}");
        using var unknown = await Ada.GetAsync($"/api/users/{Guid.CreateVersion7()}");
        using var conditional = await Ada.SendAsync(HttpMethod.Get, $"/api/users/{EveId}", ("If-None-Match", "\"1\""));

        foreach (var response in new[] { known, unknown, conditional })
            await Assert.ThatProblem(response, HttpStatusCode.Forbidden, "user.directory_closed");
    }

    [Test]
    public async Task Everybody_sees_themselves_and_administrators_see_everybody()
    {
        Assert.That((await Ada.ReadAsync($"/api/users/{AdaId}")).GetRawText(), Is.EqualTo((await Ada.ReadAsync("/api/users/me")).GetRawText()));
        Assert.That((await Admin.ReadAsync($"/api/users/{EveId}")).Text("email"), Is.EqualTo("eve@example.com"));
        using var unknown = await Admin.GetAsync($"/api/users/{Guid.CreateVersion7()}");
        await Assert.ThatProblem(unknown, HttpStatusCode.NotFound, "user.not_found");
    }

    [Test]
    public async Task The_feed_tells_each_of_themselves_and_administrators_of_all()
    {
        var (ada, admin) = (await NowAsync(Ada), await NowAsync(Admin));

        using var one = await Ada.SendJsonAsync(HttpMethod.Patch, $"/api/users/{AdaId}", new { FirstName = "Augusta" });
        using var other = await Eve.SendJsonAsync(HttpMethod.Patch, $"/api/users/{EveId}", new { FirstName = "Eva" });

        Assert.That((await Ada.ReadAsync($"/api/changes?after={ada}")).Ids(), Is.EqualTo(new[] { AdaId }));
        Assert.That((await Admin.ReadAsync($"/api/changes?after={admin}")).Ids(), Is.EqualTo(new[] { AdaId, EveId }));

        using var deleted = await Admin.DeleteAsync($"/api/users/{EveId}");
        Assert.That((await Ada.ReadAsync($"/api/changes?after={ada}")).Ids(), Is.EqualTo(new[] { AdaId }));
    }

    [Test]
    public async Task Bylines_name_their_authors_all_the_same()
    {
        await WritePostAsync(Ada);

        Assert.That((await Anonymous.ReadAsync("/api/posts?expand=author")).GetProperty("data")[0].GetProperty("author").Text("first_name"), Is.EqualTo("Ada"));
    }

    [Test]
    public async Task Changing_others_tells_no_more_than_elsewhere()
    {
        using var refused = await Ada.SendJsonAsync(HttpMethod.Patch, $"/api/users/{EveId}", new { FirstName = "Eva" });

        await Assert.ThatProblem(refused, HttpStatusCode.Forbidden, "user.not_yours");
    }

    private static async Task<string> NowAsync(HttpClient caller) => (await caller.ReadAsync("/api/changes?after=now")).GetProperty("pagination").Text("next_cursor");
}
