using System.Net;
using CleanBlog.Testing;

namespace CleanBlog.WebApi.Tests.Users;

[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.Embedded))]
public sealed class LogInInUrlTests(TestDatabase database) : ApiTest(database)
{
    private static readonly string[] Queries =
    [
        $"email=ada%40example.com&password={AUser.Password}",
        $"username=ada%40example.com&password={AUser.Password}",
        $"PASSWORD={AUser.Password}",
        "email=ada%40example.com",
        "password=",
    ];

    [Test]
    public async Task Credentials_in_the_URL_are_refused([ValueSource(nameof(Queries))] string query)
    {
        using var response = await Anonymous.SendAsync(HttpMethod.Post, $"/api/auth/login?{query}", ("Content-Type", "application/json"));

        await Assert.ThatProblem(response, HttpStatusCode.UnprocessableEntity, "auth.credentials_in_url");
    }

    [Test]
    public async Task Credentials_in_the_URL_are_refused_beside_a_good_body([ValueSource(nameof(Queries))] string query)
    {
        using var response = await Anonymous.SendJsonAsync(HttpMethod.Post, $"/api/auth/login?{query}", new { Email = "ada@example.com", AUser.Password });

        await Assert.ThatProblem(response, HttpStatusCode.UnprocessableEntity, "auth.credentials_in_url");
    }

    [Test]
    public async Task Credentials_in_the_URL_are_refused_beside_a_good_form([ValueSource(nameof(Queries))] string query)
    {
        using var response = await Anonymous.SendFormAsync($"/api/auth/login?{query}", $"username=ada%40example.com&password={AUser.Password}");

        await Assert.ThatProblem(response, HttpStatusCode.UnprocessableEntity, "auth.credentials_in_url");
    }

    [Test]
    public async Task The_refusal_says_where_to_put_them_and_repeats_nothing()
    {
        using var response = await Anonymous.SendJsonAsync(HttpMethod.Post, $"/api/auth/login?{Queries[0]}", "{}");

        var problem = await Assert.ThatProblem(response, HttpStatusCode.UnprocessableEntity, "auth.credentials_in_url");

        Assert.That(problem.Text("detail"), Does.Contain("body"));
        Assert.That(problem.GetRawText(), Does.Not.Contain(AUser.Password).And.Not.Contain("ada%40").And.Not.Contain("ada@"));
    }

    [Test]
    public async Task Nothing_of_them_is_logged()
    {
        using var response = await Anonymous.SendJsonAsync(HttpMethod.Post, $"/api/auth/login?{Queries[0]}", "{}");

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(Log.Lines, Has.Some.Contains("/api/auth/login"));
        Assert.That(Log.Lines, Has.None.Contains(AUser.Password).And.None.Contains("ada%40").And.None.Contains("ada@"));
    }
}
