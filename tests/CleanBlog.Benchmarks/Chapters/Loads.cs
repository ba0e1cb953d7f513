using System.Globalization;
using System.Net;
using System.Text.Json;
using CleanBlog.Benchmarks.Driving;

namespace CleanBlog.Benchmarks.Chapters;

/// <summary>The requests that more than one chapter sends.</summary>
internal static class Loads
{
    private const int Writers = 16;
    private const int Words = 400;

    public static Load Page { get; } = Load.Get("/api/posts");

    public static Load Health { get; } = Load.Get("/health");

    /// <summary>Of the baseline alone.</summary>
    public static Load Bytes(int count) => Load.Get(string.Create(CultureInfo.InvariantCulture, $"/bytes/{count}"));

    public static Load Post(IEnumerable<Guid> ids) => Load.Get([.. ids.Select(id => $"/api/posts/{id}")]);

    /// <summary>By readers who have them already; none of these posts was ever changed.</summary>
    public static Load KnownPost(IEnumerable<Guid> ids) => Post(ids).With("If-None-Match", "\"1\"") with { Expected = HttpStatusCode.NotModified };

    /// <summary>A draft of two kilobytes and a half.</summary>
    public static Load Write(string token)
    {
        var body = JsonSerializer.Serialize(new { title = "Notes", content = string.Join(' ', Enumerable.Repeat("weaves", Words)) });

        return Load.Post("/api/posts", body, Writers).With("Authorization", $"Bearer {token}") with { Expected = HttpStatusCode.Created };
    }

    public static Load LogIn(string credentials, int clients) => Load.Post("/api/auth/login", credentials, clients);
}
