using CleanBlog.Application.Changes;

namespace CleanBlog.Infrastructure.Persistence.Changes;

/// <summary>Costs a commit one look where nobody waits.</summary>
internal sealed class ChangeSignal : IChangeSignal
{
    private readonly Lock gate = new();
    private TaskCompletionSource? next;
    private long? leastSeen;

    public Task Next
    {
        get
        {
            lock (gate)
                return (next ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
        }
    }

    /// <summary>The position up to which all who wait have looked; null where nobody waits, or has said so yet.</summary>
    public long? LeastSeen
    {
        get
        {
            lock (gate)
                return leastSeen;
        }
    }

    public void HasSeen(long end)
    {
        lock (gate)
            leastSeen = Math.Min(leastSeen ?? end, end);
    }

    /// <summary>Something was committed.</summary>
    public void Raise()
    {
        if (Volatile.Read(ref next) is null)
            return;

        lock (gate)
        {
            next?.TrySetResult();
            (next, leastSeen) = (null, null);
        }
    }
}
