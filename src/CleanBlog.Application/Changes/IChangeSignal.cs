namespace CleanBlog.Application.Changes;

/// <summary>Tells who waits that something was committed, here or on another instance.</summary>
public interface IChangeSignal
{
    /// <summary>Ends with the next commit: at once where it is this instance's, within a second or so where it is another's. It never fails.</summary>
    Task Next { get; }

    /// <summary>Says up to which position a waiter has looked since it took <see cref="Next"/>, so that it is not woken for what it knows.</summary>
    void HasSeen(long end);
}
