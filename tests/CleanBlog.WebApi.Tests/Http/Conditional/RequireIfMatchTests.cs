using System.Net;
using System.Text;
using CleanBlog.Testing;
using Microsoft.EntityFrameworkCore;

namespace CleanBlog.WebApi.Tests.Http.Conditional;

[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.All))]
public sealed class RequireIfMatchTests(TestDatabase database) : ApiTest(database)
{
    private Guid post;

    [SetUp]
    public async Task WritePost() => post = await WritePostAsync(Ada);

    [Test]
    public async Task A_write_without_an_expectation_is_refused([ValueSource(typeof(WriteConditionTests), nameof(WriteConditionTests.Writes))] string write)
    {
        using var response = await SendAsync(write, ifMatch: null);

        await Assert.ThatProblem(response, HttpStatusCode.PreconditionRequired, "precondition.required");
        Assert.That(await InDatabaseAsync(context => context.Posts.Select(stored => stored.Version).SingleAsync()), Is.EqualTo(1));
    }

    [Test]
    public async Task A_write_with_one_is_not([ValueSource(typeof(WriteConditionTests), nameof(WriteConditionTests.Writes))] string write, [Values("\"1\"", "*")] string ifMatch)
    {
        using var response = await SendAsync(write, ifMatch);

        Assert.That(response.IsSuccessStatusCode, Is.True);
    }

    [Test]
    public async Task Who_may_not_write_learns_nothing_new()
    {
        using var response = await Anonymous.DeleteAsync($"/api/posts/{post}");

        await Assert.ThatProblem(response, HttpStatusCode.Unauthorized, "auth.token_missing");
    }

    [Test]
    public async Task Reading_and_creating_need_none()
    {
        using var read = await Anonymous.GetAsync($"/api/posts/{post}");
        using var created = await Ada.SendJsonAsync(HttpMethod.Post, "/api/posts", new { Title = "Notes", Content = "Patterns." });

        Assert.That((read.StatusCode, created.StatusCode), Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.Created)));
    }

    protected override IReadOnlyDictionary<string, string> Configure() => new Dictionary<string, string>(StringComparer.Ordinal) { ["Concurrency:RequireIfMatch"] = "true" };

    private async Task<HttpResponseMessage> SendAsync(string write, string? ifMatch)
    {
        var parts = write.Split(' ', 3);
        var path = parts[1].Replace("{post}", post.ToString(), StringComparison.Ordinal).Replace("{user}", AdaId.ToString(), StringComparison.Ordinal);
        using var request = new HttpRequestMessage(new HttpMethod(parts[0]), path);

        if (parts[2].Length > 0)
            request.Content = new StringContent(parts[2], Encoding.UTF8, "application/json");

        if (ifMatch is not null)
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);

        return await Admin.SendAsync(request);
    }
}
