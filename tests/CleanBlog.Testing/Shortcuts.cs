using CleanBlog.Application.Common;
using CleanBlog.Application.Posts;
using CleanBlog.Application.Users;
using CleanBlog.Domain.Common;
using CleanBlog.Domain.Posts;
using CleanBlog.Domain.Users;

namespace CleanBlog.Testing;

/// <summary>Use cases in the form in which most tests need them.</summary>
public static class Shortcuts
{
    /// <summary>Reads the post without a condition.</summary>
    public static async Task<Result<PostDetails>> ExecuteAsync(this GetPost get, PostId id) =>
        Unwrap(await get.ExecuteAsync(id, isKnown: null, CancellationToken.None));

    /// <summary>Reads the user without a condition.</summary>
    public static async Task<Result<UserDetails>> ExecuteAsync(this GetUser get, UserId id) =>
        Unwrap(await get.ExecuteAsync(id, isKnown: null, CancellationToken.None));

    /// <summary>Changes what is given; the rest stays.</summary>
    public static Task<Result<PostDetails>> ExecuteAsync(this RevisePost revise, PostId id, string? title = null, string? content = null, bool? published = null) =>
        revise.ExecuteAsync(id, text => new PostText(title ?? text.Title, content ?? text.Content, published ?? text.Published), CancellationToken.None);

    /// <summary>Changes what is given; the rest stays.</summary>
    public static Task<Result<UserDetails>> ExecuteAsync(this RenameUser rename, UserId id, string? firstName, string? lastName) =>
        rename.ExecuteAsync(id, names => new UserNames(firstName ?? names.FirstName, lastName ?? names.LastName), CancellationToken.None);

    private static Result<T> Unwrap<T>(Result<Reading<T>> found)
        where T : class, IVersioned =>
        found.TryGet(out var reading, out var error) ? reading.Value! : error;
}
