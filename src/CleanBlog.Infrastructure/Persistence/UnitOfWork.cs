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
        var strategy = context.Database.CreateExecutionStrategy();
        var commit = strategy.RetriesOnFailure && context.ChangeTracker.HasChanges() ? Commit.New(clock.UtcNow()) : null;
        var isUnanswered = false;

        if (commit is not null)
            context.Add(commit);

        try
        {
            await strategy.ExecuteAsync(
                async saving =>
                {
                    await context.Database.OpenConnectionAsync(saving);

                    try
                    {
                        return await context.SaveChangesAsync(saving);
                    }
                    catch (Exception exception) when (exception is not DbUpdateException)
                    {
                        // It was connected, and no statement failed: this is COMMIT.
                        isUnanswered = true;
                        throw;
                    }
                    finally
                    {
                        await context.Database.CloseConnectionAsync();
                    }
                },
                cancellationToken);

            return Result.Success;
        }
        catch (Exception exception) when (isUnanswered || exception is DbUpdateException)
        {
            if (isUnanswered && commit is not null && await context.Set<Commit>().AsNoTracking().AnyAsync(stored => stored.Id == commit.Id, cancellationToken))
            {
                context.ChangeTracker.AcceptAllChanges();
                return Result.Success;
            }

            if (exception is DbUpdateConcurrencyException)
                return CommitErrors.ConcurrentChange;

            if (exception is DbUpdateException refused && database.Provider.IsUniqueViolation(refused))
                return CommitErrors.Duplicate;

            throw;
        }
    }
}
