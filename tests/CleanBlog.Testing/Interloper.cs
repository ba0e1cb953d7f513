using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CleanBlog.Testing;

/// <summary>Comes in between what a request has read and what it is about to write.</summary>
public sealed class Interloper : SaveChangesInterceptor
{
    private Func<Task>? next;

    /// <summary>Does this once, before the next changes are saved.</summary>
    public void Do(Func<Task> once) => next = once;

    public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (Interlocked.Exchange(ref next, null) is { } once)
            await once();

        return result;
    }
}
