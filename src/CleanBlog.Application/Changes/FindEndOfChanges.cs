using CleanBlog.Application.Common;

namespace CleanBlog.Application.Changes;

/// <summary>Tells the position behind which only what is still to come lies: whoever reads the lists after that and goes on from it misses nothing.</summary>
public sealed class FindEndOfChanges(IChangeReader changes) : IUseCase
{
    public Task<long> ExecuteAsync(CancellationToken cancellationToken) => changes.FindEndAsync(cancellationToken);
}
