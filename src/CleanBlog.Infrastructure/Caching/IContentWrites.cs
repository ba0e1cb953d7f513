namespace CleanBlog.Infrastructure.Caching;

/// <summary>Announces writes. What is announced lasts until the write has ended, so nobody keeps what it makes obsolete.</summary>
internal interface IContentWrites
{
    /// <summary>From now on, on every instance, nothing that was kept of these tags is used.</summary>
    /// <param name="write">Names the write.</param>
    /// <param name="tags">What it changes.</param>
    ValueTask BeginAsync(Guid write, IReadOnlyCollection<string> tags);

    /// <summary>The write is committed or undone; what is read from now on may be kept again.</summary>
    /// <param name="write">As it began.</param>
    /// <param name="tags">As it began.</param>
    /// <param name="position">See <see cref="Application.Common.ContentStamp.Position"/>.</param>
    ValueTask EndAsync(Guid write, IReadOnlyCollection<string> tags, long position);
}
