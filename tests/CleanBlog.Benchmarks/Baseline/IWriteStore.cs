namespace CleanBlog.Benchmarks.Baseline;

/// <summary>What a write asks of a database.</summary>
internal interface IWriteStore
{
    /// <summary>Whether a user is there and active.</summary>
    Task<bool> IsActiveAsync(Guid user, CancellationToken cancellationToken);

    /// <summary>Stores a new post; it is on the disk when this is done.</summary>
    Task AddAsync(StoredPost post, CancellationToken cancellationToken);
}
