using System.Runtime.CompilerServices;

namespace CleanBlog.Client;

/// <summary>The change feed, for whoever keeps a copy.</summary>
public static class Following
{
    /// <summary>As many as the server gives at a time.</summary>
    private const int Limit = 100;

    private const string Now = "now";

    /// <summary>In seconds; below what an attempt may take by the standard resilience.</summary>
    private const int Wait = 5;

    /// <summary>
    /// What is created, changed or deleted from a cursor on, in the order of commits, until it is cancelled. Apply a part and store its
    /// <see cref="ChangesPagination.NextCursor"/> with it: whoever starts from that one misses nothing. A thing comes as it
    /// is now, so the same state can come again.
    /// </summary>
    /// <param name="client">Which server, and as whom.</param>
    /// <param name="after">The cursor that was stored; <c>now</c> before the lists are read for the first time, <c>first</c> for the oldest change that is kept.</param>
    /// <param name="kind">Of which kinds; null for all. A cursor holds for the same kinds only.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="CleanBlogException">
    /// Such as <see cref="ProblemCodes.ChangesCursorTooOld"/> or <see cref="ProblemCodes.CursorInvalid"/>: start again, with <c>now</c> and the lists.
    /// </exception>
    public static async IAsyncEnumerable<ChangesResponse> FollowChangesAsync(
        this ICleanBlogClient client, string after, IEnumerable<ChangeKind>? kind = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            // Who begins now reads the lists next, and needs the cursor for that at once.
            int? wait = after is Now ? null : Wait;
            var part = await client.ReadChangesAsync(after: after, kind: kind, limit: Limit, wait: wait, cancellationToken: cancellationToken).ConfigureAwait(false);
            var isNews = !string.Equals(part.Pagination.NextCursor, after, StringComparison.Ordinal);
            after = part.Pagination.NextCursor;

            if (isNews)
                yield return part;
        }

        cancellationToken.ThrowIfCancellationRequested();
    }
}
