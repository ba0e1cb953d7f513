using System.Runtime.CompilerServices;

namespace CleanBlog.Client;

/// <summary>
/// Whole collections, read page by page as they are consumed. What is written or deleted meanwhile moves the rest by one: an item
/// can come twice or be left out.
/// </summary>
public static class Paging
{
    /// <summary>As many as the server gives at a time.</summary>
    private const int MaxLimit = 100;

    /// <summary>Every post, the newest first.</summary>
    public static IAsyncEnumerable<PostResponse> ListAllPostsAsync(
        this ICleanBlogClient client, Guid? authorId = null, bool? published = null, int limit = MaxLimit, CancellationToken cancellationToken = default) =>
        ReadAsync(
            async (page, cancellation) =>
            {
                var part = await client.ListPostsAsync(page, limit, authorId: authorId, published: published, cancellationToken: cancellation).ConfigureAwait(false);
                return (part.Data, part.Pagination);
            },
            cancellationToken);

    /// <summary>Every user, the newest first.</summary>
    public static IAsyncEnumerable<UserResponse> ListAllUsersAsync(this ICleanBlogClient client, int limit = MaxLimit, CancellationToken cancellationToken = default) =>
        ReadAsync(
            async (page, cancellation) =>
            {
                var part = await client.ListUsersAsync(page, limit, cancellationToken: cancellation).ConfigureAwait(false);
                return (part.Data, part.Pagination);
            },
            cancellationToken);

    private static async IAsyncEnumerable<T> ReadAsync<T>(
        Func<int, CancellationToken, Task<(IReadOnlyList<T> Items, Pagination Pagination)>> readPage, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (page, pages) = (0, 1);

        while (page++ < pages)
        {
            var (items, pagination) = await readPage(page, cancellationToken).ConfigureAwait(false);
            pages = pagination.TotalPages;

            foreach (var item in items)
                yield return item;
        }
    }
}
