using CleanBlog.Application.Changes;

namespace CleanBlog.Infrastructure.Persistence.Changes;

/// <summary>Costs a commit one look where nobody waits.</summary>
internal sealed class ChangeSignal : IChangeSignal
{
    private TaskCompletionSource? next;

    public Task Next
    {
        get
        {
            if (Volatile.Read(ref next) is { } there)
                return there.Task;

            var made = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return (Interlocked.CompareExchange(ref next, made, null) ?? made).Task;
        }
    }

    /// <summary>Whether somebody has waited since the last commit.</summary>
    public bool IsAwaited => Volatile.Read(ref next) is not null;

    /// <summary>Something was committed.</summary>
    public void Raise()
    {
        if (IsAwaited)
            Interlocked.Exchange(ref next, null)?.TrySetResult();
    }
}
