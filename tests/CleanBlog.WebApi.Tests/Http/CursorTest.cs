using System.Text.Json;
using CleanBlog.Domain.Posts;
using CleanBlog.Domain.Users;
using CleanBlog.Testing;

namespace CleanBlog.WebApi.Tests.Http;

/// <summary>Collections that are read by cursors.</summary>
public abstract class CursorTest(TestDatabase database) : ApiTest(database)
{
    protected static string? Cursor(JsonElement page, string name) =>
        page.GetProperty("pagination").TryGetProperty(name, out var cursor) ? cursor.GetString() : null;

    protected static async Task<string> NextAsync(HttpClient caller, string address) => Cursor(await caller.ReadAsync(address), "next_cursor")!;

    protected static async Task<IReadOnlyList<Guid>> WalkAsync(HttpClient caller, string from, string relation) =>
        [.. (await PagesAsync(caller, from, relation)).SelectMany(page => page)];

    protected static async Task<IReadOnlyList<IReadOnlyList<Guid>>> PagesAsync(HttpClient caller, string? next, string relation)
    {
        var pages = new List<IReadOnlyList<Guid>>();

        while (next is not null)
        {
            using var response = await caller.GetAsync(next);
            pages.Add((await response.ReadAsync()).Ids());
            next = response.Headers.Links().GetValueOrDefault(relation);
        }

        return pages;
    }

    /// <summary>Straight into the database, many of them at the same instant.</summary>
    protected Task<int> StoreAsync(int count, bool published = true) => InDatabaseAsync(context =>
    {
        context.AddRange(Enumerable.Range(0, count).Select(number => Post(number, published)));
        return context.SaveChangesAsync();
    });

    private Post Post(int number, bool published)
    {
        var at = APost.Noon.AddSeconds(-(number % 4));
        return published ? APost.Published(UserId.From(AdaId), $"Post {number}", at: at) : APost.Draft(UserId.From(AdaId));
    }
}
