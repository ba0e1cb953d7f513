using Microsoft.EntityFrameworkCore.Update;

namespace CleanBlog.Infrastructure.Sqlite;

/// <summary>
/// Sends what is saved at once in one command, as the other databases do; Entity Framework would send a command for each row. The driver
/// binds all parameters of a command to each of its statements, so that a longer batch would cost more than it saves.
/// </summary>
internal sealed class SqliteBatches(ModificationCommandBatchFactoryDependencies dependencies) : IModificationCommandBatchFactory
{
    private const int MaxSize = 250;

    public ModificationCommandBatch Create() => new Batch(dependencies);

    private sealed class Batch(ModificationCommandBatchFactoryDependencies dependencies) : AffectedCountModificationCommandBatch(dependencies, MaxSize);
}
