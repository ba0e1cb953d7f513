using System.Globalization;
using System.Text;
using System.Text.Json;

namespace CleanBlog.Benchmarks.Baseline;

/// <summary>The routes that are measured. A refusal is a bare status: nothing measures one.</summary>
internal sealed class PostRoutes(PostStore store, Callers callers)
{
    private const int DefaultLimit = 20;
    private const int MaxLimit = 100;
    private const int MaxTitleLength = 255;
    private const int MaxContentBytes = 1024 * 1024;

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

    public async Task WriteAsync(HttpContext http)
    {
        if (await callers.FindAsync(http) is not { } author)
        {
            http.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        if (await ReadAsync(http) is not { } written)
        {
            http.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return;
        }

        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        now = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));

        var post = new StoredPost(written.Title, written.Content, written.Published, Guid.CreateVersion7(), author, now, now, Version: 1);
        await store.AddAsync(post, http.RequestAborted);

        http.Response.StatusCode = StatusCodes.Status201Created;
        http.Response.Headers.Location = $"/api/posts/{post.Id}";
        http.Response.Headers.ETag = Tag(post.Version);
        await Json.WriteAsync(http, post, Json.Types.StoredPost);
    }

    private static async Task<NewPost?> ReadAsync(HttpContext http)
    {
        try
        {
            var post = await JsonSerializer.DeserializeAsync(http.Request.BodyReader, Json.Types.NewPost, http.RequestAborted);

            return post is { Title.Length: > 0 and <= MaxTitleLength, Content.Length: > 0 } && Encoding.UTF8.GetByteCount(post.Content) <= MaxContentBytes ? post : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string Tag(int version) => string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");

    private static int Number(string? text, int otherwise)
    {
        const int Malformed = -1;

        if (text is null)
            return otherwise;

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : Malformed;
    }
}
