using System.Globalization;

namespace CleanBlog.Benchmarks.Baseline;

/// <summary>The reads that are measured. A refusal is a bare status: nothing measures one.</summary>
internal sealed class PostRoutes(PostStore store)
{
    private const int DefaultLimit = 20;
    private const int MaxLimit = 100;

    /// <summary>Of a revision.</summary>
    public static string Tag(int version) => string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");

    public async Task GetAsync(HttpContext http)
    {
        if (!Guid.TryParseExact((string?)http.Request.RouteValues["id"], "D", out var id))
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        if (http.Request.Headers.IfNoneMatch is { Count: > 0 } known
            && await store.FindVersionAsync(id, http.RequestAborted) is { } version
            && known == Tag(version))
        {
            http.Response.StatusCode = StatusCodes.Status304NotModified;
            http.Response.Headers.ETag = known;
            return;
        }

        if (await store.FindAsync(id, http.RequestAborted) is not { } post)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        http.Response.Headers.ETag = Tag(post.Version);
        await Json.WriteAsync(http, post, Json.Types.StoredPost);
    }

    public async Task ListAsync(HttpContext http)
    {
        var query = http.Request.Query;
        var limit = Number(query["limit"], DefaultLimit);
        var skip = query.ContainsKey("skip") ? Number(query["skip"], 0) : (Number(query["page"], 1) - 1L) * limit;

        if (limit is < 1 or > MaxLimit || skip < 0)
        {
            http.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return;
        }

        var (posts, total) = await store.ListAsync(skip, limit, http.RequestAborted);
        var totalPages = (total / limit) + (total % limit > 0 ? 1 : 0);

        await Json.WriteAsync(http, new(posts, new((int)(skip / limit) + 1, limit, skip, total, totalPages)), Json.Types.PostsPage);
    }

    private static int Number(string? text, int otherwise)
    {
        const int Malformed = -1;

        if (text is null)
            return otherwise;

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : Malformed;
    }
}
