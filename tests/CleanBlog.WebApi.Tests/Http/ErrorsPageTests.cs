using System.Net;
using System.Text.RegularExpressions;
using CleanBlog.Testing;
using CleanBlog.WebApi.Http;

namespace CleanBlog.WebApi.Tests.Http;

[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.Embedded))]
public sealed partial class ErrorsPageTests(TestDatabase database) : ApiTest(database)
{
    [Test]
    public async Task Every_code_has_one_row()
    {
        using var response = await Anonymous.GetAsync("/api/docs/errors");
        var page = await response.Content.ReadAsStringAsync();

        var anchors = Anchor().Matches(page).Select(match => match.Groups["code"].Value);

        Assert.That(response.Content.Headers.ContentType?.MediaType, Is.EqualTo("text/html"));
        Assert.That(anchors, Is.EquivalentTo(ProblemTypes.OfProblems.Concat(ProblemTypes.OfMembers).Select(type => type.Code)));
    }

    [Test]
    public void No_code_is_used_twice()
    {
        Assert.That(ProblemTypes.OfProblems.Concat(ProblemTypes.OfMembers).Select(type => type.Code), Is.Unique);
    }

    [TestCase("/api/posts/1")]
    [TestCase("/api/posts?limit=0")]
    [TestCase("/api/users/me")]
    [TestCase("/api/nowhere")]
    [TestCase("/api/auth/login")]
    public async Task The_type_of_a_problem_leads_to_its_row(string path)
    {
        using var response = await Anonymous.GetAsync(path);
        var type = (await Assert.ThatProblem(response, response.StatusCode, await CodeAsync(response))).Text("type").Split('#');

        using var page = await Anonymous.GetAsync(type[0]);

        Assert.That(page.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await page.Content.ReadAsStringAsync(), Does.Contain($"id=\"{type[1]}\""));
    }

    [GeneratedRegex("id=\"(?<code>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Anchor();

    private static async Task<string> CodeAsync(HttpResponseMessage response) =>
        System.Text.Json.JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement.Text("code");
}
