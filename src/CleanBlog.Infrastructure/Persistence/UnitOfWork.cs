using CleanBlog.Application.Common;
using CleanBlog.Domain.Common;
using Microsoft.EntityFrameworkCore;

namespace CleanBlog.Infrastructure.Persistence;

/// <summary>
/// Saves what changed in one transaction. On a database server a connection can break between COMMIT and its answer; the attempt is
/// repeated then, and meets what an earlier one wrote: the same ids, or a version that has moved on. The <see cref="Commit"/> that
/// every attempt of a write carries tells this from somebody else's write: it is stored with the write or not at all, and its primary
/// key makes an attempt wait for an earlier one that the server has not finished yet.
/// </summary>
internal sealed class UnitOfWork(BlogDbContext context, Database database, TimeProvider clock) : IUnitOfWork
{
    public async Task<Result> CommitAsync(CancellationToken cancellationToken)
    {
        var attempts = 0;
        var strategy = context.Database.CreateExecutionStrategy();
        var commit = strategy.RetriesOnFailure && context.ChangeTracker.HasChanges() ? Commit.New(clock.UtcNow()) : null;

        if (commit is not null)
            context.Add(commit);

        try
        {
            await strategy.ExecuteAsync(
                saving =>
                {
                    attempts++;
                    return context.SaveChangesAsync(saving);
                },
                cancellationToken);

            return Result.Success;
        }
        catch (DbUpdateException exception)
        {
            if (attempts > 1 && commit is not null && await context.Set<Commit>().AsNoTracking().AnyAsync(stored => stored.Id == commit.Id, cancellationToken))
            {
                context.ChangeTracker.AcceptAllChanges();
                return Result.Success;
            }

            if (exception is DbUpdateConcurrencyException)
                return CommitErrors.ConcurrentChange;

            if (database.Provider.IsUniqueViolation(exception))
                return CommitErrors.Duplicate;

            throw;
        }
    }
}
