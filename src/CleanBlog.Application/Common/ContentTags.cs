using CleanBlog.Domain.Posts;
using CleanBlog.Domain.Users;

namespace CleanBlog.Application.Common;

/// <summary>What an answer shows and what a write changes, named alike on both sides: what was kept of a tag ends with a write to it.</summary>
public static class ContentTags
{
    private const string UserPrefix = "user:";

    /// <summary>Every list of posts.</summary>
    public const string Posts = "posts";

    /// <summary>One post, whether it is there or not.</summary>
    public static string Post(PostId id) => $"post:{id.Value:N}";

    /// <summary>A user's rights and sessions.</summary>
    public static string User(UserId id) => $"{UserPrefix}{id.Value:N}";

    public static bool IsOfUser(string tag) => tag.StartsWith(UserPrefix, StringComparison.Ordinal);
}
