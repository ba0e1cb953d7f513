using CleanBlog.Application.Common;
using CleanBlog.Domain.Common;
using CleanBlog.Domain.Users;

namespace CleanBlog.Application.Changes;

/// <summary>Which part of the change feed, and how long to wait for it.</summary>
/// <param name="Part">What <see cref="ReadChanges"/> is asked for.</param>
/// <param name="Patience">After it an empty part is the answer, even where more lies behind it: who is told of little would wait for as long as all is looked at.</param>
/// <param name="Stopping">Ends the wait as if the time were over.</param>
public sealed record AwaitChangesQuery(ReadChangesQuery Part, TimeSpan Patience, CancellationToken Stopping);

/// <summary>
/// Reads changes, and waits for some where there are none. Before each answer the caller is looked up again: whose session ended
/// meanwhile is refused with <see cref="UserErrors.InvalidCredentials"/>, and who has another role with <see cref="ChangeErrors.NotForThis"/>.
/// </summary>
public sealed class AwaitChanges(ReadChanges readChanges, IChangeSignal signal, ICallers callers, ICurrentUser currentUser, TimeProvider clock) : IUseCase
{
    public async Task<Result<ChangesPage>> ExecuteAsync(AwaitChangesQuery query, CancellationToken cancellationToken)
    {
        var (start, part) = (clock.GetTimestamp(), query.Part);

        while (true)
        {
            // Before the look, so that what is committed during it is not missed.
            var next = signal.Next;

            if (!(await readChanges.ExecuteAsync(part, cancellationToken)).TryGet(out var page, out var error))
                return error;

            // After the look, so that whoever was shut out is not even told of that.
            if (await FindRefusalAsync(cancellationToken) is { } refusal)
                return refusal;

            var left = query.Patience - clock.GetElapsedTime(start);

            if (page.Changes.Count > 0 || left <= TimeSpan.Zero || query.Stopping.IsCancellationRequested)
                return page;

            part = part with { After = page.End };

            if (page.GoesOn)
                continue;

            signal.HasSeen(page.End);
            await WaitAsync(next, left, query.Stopping, cancellationToken);
        }
    }

    private async Task<Error?> FindRefusalAsync(CancellationToken cancellationToken)
    {
        if (currentUser.Caller is not { } caller)
            return null;

        var found = await callers.FindAsync(caller.Id, caller.Session, cancellationToken);

        if (found is null)
            return UserErrors.InvalidCredentials;

        return found == caller ? null : ChangeErrors.NotForThis;
    }

    private async Task WaitAsync(Task next, TimeSpan time, CancellationToken stopping, CancellationToken cancellationToken)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(stopping, cancellationToken);

        await Task.WhenAny(next, Task.Delay(time, clock, over.Token));
        await over.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
    }
}
