using System.Net;
using CleanBlog.Domain.Posts;
using CleanBlog.Testing;

namespace CleanBlog.WebApi.Tests.Posts;

/// <summary>What you may not see is 404, what you may see but not change is 403, and without a token changing is 401.</summary>
[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.All))]
public sealed class PostPermissionsTests(TestDatabase database) : ApiTest(database)
{
    public enum Reader
    {
        Nobody,
        Author,
        Other,
        Administrator,
    }

    [TestCase(Reader.Nobody, true, 200, null)]
    [TestCase(Reader.Author, true, 200, null)]
    [TestCase(Reader.Other, true, 200, null)]
    [TestCase(Reader.Administrator, true, 200, null)]
    [TestCase(Reader.Nobody, false, 404, "post.not_found")]
    [TestCase(Reader.Author, false, 200, null)]
    [TestCase(Reader.Other, false, 404, "post.not_found")]
    [TestCase(Reader.Administrator, false, 200, null)]
    public async Task Reading(Reader reader, bool published, int status, string? code)
    {
        var id = await WritePostAsync(Ada, published: published);

        using var response = await ClientOf(reader).GetAsync($"/api/posts/{id}");

        await ThatAnswer(response, status, code);
    }

    [TestCase(Reader.Nobody, true, 401, "auth.token_missing")]
    [TestCase(Reader.Author, true, 200, null)]
    [TestCase(Reader.Other, true, 403, "post.not_yours")]
    [TestCase(Reader.Administrator, true, 200, null)]
    [TestCase(Reader.Nobody, false, 401, "auth.token_missing")]
    [TestCase(Reader.Author, false, 200, null)]
    [TestCase(Reader.Other, false, 404, "post.not_found")]
    [TestCase(Reader.Administrator, false, 200, null)]
    public async Task Revising(Reader reader, bool published, int status, string? code)
    {
        var id = await WritePostAsync(Ada, published: published);

        using var response = await ClientOf(reader).SendJsonAsync(HttpMethod.Patch, $"/api/posts/{id}", """{"title":"Other"}""");

        await ThatAnswer(response, status, code);
        Assert.That((await Ada.ReadAsync($"/api/posts/{id}")).Text("title"), Is.EqualTo(status == 200 ? "Other" : "Notes"));
    }

    [TestCase(Reader.Nobody, true, 401, "auth.token_missing")]
    [TestCase(Reader.Author, true, 204, null)]
    [TestCase(Reader.Other, true, 403, "post.not_yours")]
    [TestCase(Reader.Administrator, true, 204, null)]
    [TestCase(Reader.Nobody, false, 401, "auth.token_missing")]
    [TestCase(Reader.Author, false, 204, null)]
    [TestCase(Reader.Other, false, 404, "post.not_found")]
    [TestCase(Reader.Administrator, false, 204, null)]
    public async Task Deleting(Reader reader, bool published, int status, string? code)
    {
        var id = await WritePostAsync(Ada, published: published);

        using var response = await ClientOf(reader).DeleteAsync($"/api/posts/{id}");
        using var after = await Ada.GetAsync($"/api/posts/{id}");

        await ThatAnswer(response, status, code);
        Assert.That((int)after.StatusCode, Is.EqualTo(status == 204 ? 404 : 200));
    }

    [TestCase(Reader.Nobody, 401, "auth.token_missing")]
    [TestCase(Reader.Author, 404, "post.not_found")]
    [TestCase(Reader.Administrator, 404, "post.not_found")]
    public async Task What_is_not_there_cannot_be_changed(Reader reader, int status, string code)
    {
        foreach (var id in new[] { PostId.New().Value.ToString(), "1", "..%2F" })
        {
            using var revised = await ClientOf(reader).SendJsonAsync(HttpMethod.Patch, $"/api/posts/{id}", "{}");
            using var deleted = await ClientOf(reader).DeleteAsync($"/api/posts/{id}");

            await ThatAnswer(revised, status, code);
            await ThatAnswer(deleted, status, code);
        }
    }

    [Test]
    public async Task A_deleted_post_is_gone()
    {
        var id = await WritePostAsync(Ada);

        using var first = await Ada.DeleteAsync($"/api/posts/{id}");
        using var second = await Ada.DeleteAsync($"/api/posts/{id}");

        Assert.That(first.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That(await first.Content.ReadAsByteArrayAsync(), Is.Empty);
        await Assert.ThatProblem(second, HttpStatusCode.NotFound, "post.not_found");
        Assert.That((await Anonymous.ReadAsync("/api/posts")).Ids(), Is.Empty);
    }

    private static async Task ThatAnswer(HttpResponseMessage response, int status, string? code)
    {
        if (code is null)
            Assert.ThatStatus(response, (HttpStatusCode)status);
        else
            await Assert.ThatProblem(response, (HttpStatusCode)status, code);
    }

    private HttpClient ClientOf(Reader reader) => reader switch
    {
        Reader.Author => Ada,
        Reader.Other => Eve,
        Reader.Administrator => Admin,
        _ => Anonymous,
    };
}
