using Microsoft.EntityFrameworkCore.Update;

namespace CleanBlog.Infrastructure.Sqlite;

/// <summary>
/// Sends what is saved at once in a few commands; Entity Framework would send one for each row. The driver looks at all parameters of a
/// command for each of its statements, so that longer ones would cost more than they save.
/// </summary>
internal sealed class SqliteBatches(ModificationCommandBatchFactoryDependencies dependencies) : IModificationCommandBatchFactory
{
    private const int MaxSize = 20;

    public ModificationCommandBatch Create() => new Batch(dependencies);

    private sealed class Batch(ModificationCommandBatchFactoryDependencies dependencies) : AffectedCountModificationCommandBatch(dependencies, MaxSize);
}
