using System.Runtime.CompilerServices;

namespace CleanBlog.Client;

/// <summary>
/// Whole collections, read page by page as they are consumed, by cursors: whatever is written meanwhile, what was there throughout
/// comes once, in order.
/// </summary>
public static class Paging
{
    /// <summary>As many as the server gives at a time.</summary>
    private const int MaxLimit = 100;

    private const string First = "first";

    /// <summary>Every post that meets the filters, the newest first unless <paramref name="sort"/> says otherwise.</summary>
    public static IAsyncEnumerable<PostResponse> ListAllPostsAsync(
        this ICleanBlogClient client,
        Guid? authorId = null,
        bool? published = null,
        int limit = MaxLimit,
        IEnumerable<string>? filter = null,
        string? sort = null,
        CancellationToken cancellationToken = default) =>
        ReadAsync(
            async (cursor, cancellation) =>
            {
                var part = await client.ListPostsAsync(limit: limit, cursor: cursor, authorId: authorId, published: published, filter: filter, sort: sort, cancellationToken: cancellation).ConfigureAwait(false);
                return (part.Data, part.Pagination);
            },
            cancellationToken);

    /// <summary>Every user that meets the filters, the newest first unless <paramref name="sort"/> says otherwise.</summary>
    public static IAsyncEnumerable<UserResponse> ListAllUsersAsync(
        this ICleanBlogClient client, int limit = MaxLimit, IEnumerable<string>? filter = null, string? sort = null, CancellationToken cancellationToken = default) =>
        ReadAsync(
            async (cursor, cancellation) =>
            {
                var part = await client.ListUsersAsync(limit: limit, cursor: cursor, filter: filter, sort: sort, cancellationToken: cancellation).ConfigureAwait(false);
                return (part.Data, part.Pagination);
            },
            cancellationToken);

    private static async IAsyncEnumerable<T> ReadAsync<T>(
        Func<string, CancellationToken, Task<(IReadOnlyList<T> Items, Pagination Pagination)>> readPart, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var cursor = First; cursor is not null;)
        {
            var (items, pagination) = await readPart(cursor, cancellationToken).ConfigureAwait(false);
            cursor = pagination.NextCursor;

            foreach (var item in items)
                yield return item;
        }
    }
}
