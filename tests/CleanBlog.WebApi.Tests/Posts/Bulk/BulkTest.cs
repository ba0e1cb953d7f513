using System.Net;
using System.Text.Json;
using CleanBlog.Testing;
using Microsoft.EntityFrameworkCore;

namespace CleanBlog.WebApi.Tests.Posts.Bulk;

/// <summary>Requests that change several posts.</summary>
public abstract class BulkTest(TestDatabase database) : ApiTest(database)
{
    protected const string Path = "/api/posts/bulk";

    protected static object Create(string title = "Notes", string? key = null) =>
        WithKey(new(StringComparer.Ordinal) { ["operation"] = "create", ["post"] = new { title, content = "Patterns.", published = true } }, key);

    protected static object Update(Guid id, object patch, string? ifMatch = null, string? key = null)
    {
        Dictionary<string, object> item = new(StringComparer.Ordinal) { ["operation"] = "update", ["id"] = id, ["patch"] = patch };

        if (ifMatch is not null)
            item["if_match"] = ifMatch;

        return WithKey(item, key);
    }

    protected static object Delete(Guid id, string? ifMatch = null, string? key = null)
    {
        Dictionary<string, object> item = new(StringComparer.Ordinal) { ["operation"] = "delete", ["id"] = id };

        if (ifMatch is not null)
            item["if_match"] = ifMatch;

        return WithKey(item, key);
    }

    protected static Task<HttpResponseMessage> SendAsync(HttpClient client, bool atomic, params object[] items) =>
        client.SendJsonAsync(HttpMethod.Post, Path, new { atomic, items });

    /// <summary>Each for itself: the results.</summary>
    protected static async Task<IReadOnlyList<JsonElement>> ChangeAsync(HttpClient client, params object[] items)
    {
        using var response = await SendAsync(client, atomic: false, items);
        var answer = await response.ReadAsync();
        var results = answer.GetProperty("data").EnumerateArray().ToList();

        Assert.That(results.Select(result => result.GetProperty("index").GetInt32()), Is.EqualTo(Enumerable.Range(0, items.Length)));
        Assert.That(answer.GetProperty("succeeded").GetInt32(), Is.EqualTo(results.Count(result => !result.TryGetProperty("error", out _))));
        Assert.That(answer.GetProperty("failed").GetInt32(), Is.EqualTo(results.Count(result => result.TryGetProperty("error", out _))));

        return results;
    }

    /// <summary>Status, and the code of an error.</summary>
    protected static string Outcome(JsonElement result)
    {
        var status = result.GetProperty("status").GetInt32();

        if (!result.TryGetProperty("error", out var error))
            return $"{status}";

        Assert.That(error.GetProperty("status").GetInt32(), Is.EqualTo(status));
        return $"{status} {error.Text("code")}";
    }

    protected static IEnumerable<string> Outcomes(IEnumerable<JsonElement> results) => results.Select(Outcome);

    /// <summary>Where and why, of a problem.</summary>
    protected static IEnumerable<string> Errors(JsonElement problem) =>
        problem.GetProperty("errors").EnumerateArray().Select(error => $"{error.Text("pointer")} {error.Text("code")}");

    protected Task<string[]> TitlesAsync() => InDatabaseAsync(context => context.Posts.Select(post => post.Title).OrderBy(title => title).ToArrayAsync());

    protected Task<int> RememberedAsync() => InDatabaseAsync(context => context.Set<Infrastructure.Persistence.RememberedRequest>().CountAsync());

    protected static async Task<JsonElement> RefusedAsync(HttpClient client, HttpStatusCode status, string code, params object[] items)
    {
        using var response = await SendAsync(client, atomic: true, items);
        return await Assert.ThatProblem(response, status, code);
    }

    private static Dictionary<string, object> WithKey(Dictionary<string, object> item, string? key)
    {
        if (key is not null)
            item["key"] = key;

        return item;
    }
}
