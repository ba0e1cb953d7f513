using CleanBlog.Application.Common;
using CleanBlog.Domain.Common;
using Microsoft.EntityFrameworkCore;

namespace CleanBlog.Infrastructure.Persistence;

internal sealed class UnitOfWork(BlogDbContext context, Database database) : IUnitOfWork
{
    public async Task<Result> CommitAsync(CancellationToken cancellationToken)
    {
        try
        {
            await context.SaveChangesAsync(cancellationToken);
            return Result.Success;
        }
        catch (DbUpdateConcurrencyException)
        {
            return CommitErrors.ConcurrentChange;
        }
        catch (DbUpdateException exception) when (database.Provider.IsUniqueViolation(exception))
        {
            return CommitErrors.Duplicate;
        }
    }
}
