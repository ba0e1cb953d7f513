using System.Text;
using System.Text.Json;

namespace CleanBlog.Benchmarks.Baseline;

/// <summary>The write that is measured.</summary>
internal sealed class WriteRoute(IWriteStore store, Callers callers)
{
    private const int MaxTitleLength = 255;
    private const int MaxContentBytes = 1024 * 1024;

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
        http.Response.Headers.ETag = PostRoutes.Tag(post.Version);
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
}
