using System.Text.Json;

namespace CleanBlog.WebApi.Tests.Commands;

/// <summary>A post as the API answers it.</summary>
internal sealed record ReadPost(Guid Id, Guid AuthorId, string Title, string Content, bool Published, DateTimeOffset CreatedAt);

internal static class BlogReader
{
    private static readonly JsonSerializerOptions Options = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <summary>Pages through all that a reader without an account sees, in the order given.</summary>
    public static async Task<IReadOnlyList<ReadPost>> ReadAllPostsAsync(this HttpClient http)
    {
        var posts = new List<ReadPost>();
        var totalPages = 1;

        for (var page = 1; page <= totalPages; page++)
        {
            using var response = await http.GetAsync($"/api/posts?limit=100&page={page}");
            var answer = await response.ReadAsync();

            totalPages = answer.GetProperty("pagination").GetProperty("total_pages").GetInt32();
            posts.AddRange(answer.GetProperty("data").Deserialize<ReadPost[]>(Options)!);
        }

        return posts;
    }
}
