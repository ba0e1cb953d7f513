using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace CleanBlog.Infrastructure.Persistence;

internal static class RowStreaming
{
    /// <summary>
    /// Reads row by row, whatever there is to read. A strategy that retries holds back all rows of a query in case it fails halfway
    /// (learn.microsoft.com/ef/core/miscellaneous/connection-resiliency#execution-strategies-and-buffering). So it retries no more than
    /// the way to the first row, before which nothing has been given away.
    /// </summary>
    public static async IAsyncEnumerable<T> StreamAsync<T>(
        this IQueryable<T> query, BlogDbContext context, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var rows = await context.Database.CreateExecutionStrategy()
            .ExecuteAsync(opening => Unbuffered.RunAsync(context, () => OpenAsync(query, opening)), cancellationToken);

        if (rows is null)
            yield break;

        await using (rows)
        {
            do
                yield return rows.Current;
            while (await rows.MoveNextAsync());
        }
    }

    /// <summary>At the first row; null where there is none.</summary>
    private static async Task<IAsyncEnumerator<T>?> OpenAsync<T>(IQueryable<T> query, CancellationToken cancellationToken)
    {
        var rows = query.AsAsyncEnumerable().GetAsyncEnumerator(cancellationToken);
        var isOpen = false;

        try
        {
            isOpen = await rows.MoveNextAsync();
        }
        finally
        {
            if (!isOpen)
                await rows.DisposeAsync();
        }

        return isOpen ? rows : null;
    }

    /// <summary>Entity Framework asks the strategy that is under way whether it has to hold rows back; this one says no.</summary>
    private sealed class Unbuffered(DbContext context) : ExecutionStrategy(context, maxRetryCount: 0, maxRetryDelay: TimeSpan.Zero)
    {
        public static async Task<T> RunAsync<T>(DbContext context, Func<Task<T>> run)
        {
            var outer = Current;
            Current = new Unbuffered(context);

            try
            {
                return await run();
            }
            finally
            {
                Current = outer;
            }
        }

        protected override bool ShouldRetryOn(Exception exception) => false;
    }
}
