using CleanBlog.Application.Changes;

namespace CleanBlog.Infrastructure.Persistence.Changes;

/// <summary>Costs a commit one look where nobody waits.</summary>
internal sealed class ChangeSignal : IChangeSignal
{
    private readonly Lock gate = new();
    private TaskCompletionSource? next;
    private TaskCompletionSource awaited = new(TaskCreationOptions.RunContinuationsAsynchronously);
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

    /// <summary>Ends as soon as somebody waits who has said how far it has looked.</summary>
    public Task Awaited
    {
        get
        {
            lock (gate)
                return awaited.Task;
        }
    }

    public void HasSeen(long end)
    {
        lock (gate)
        {
            leastSeen = Math.Min(leastSeen ?? end, end);
            awaited.TrySetResult();
        }
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

            if (awaited.Task.IsCompleted)
                awaited = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }
}
