using System.Data.Common;
using CleanBlog.Application.Users;
using CleanBlog.Domain.Posts;
using CleanBlog.Domain.Users;
using Microsoft.EntityFrameworkCore;

namespace CleanBlog.Infrastructure.Persistence.Users;

internal sealed class DeletedUsers(BlogDbContext context, UnitOfWork unitOfWork, Database database) : IDeletedUsers
{
    /// <summary>Posts that go in one transaction: as many as a request of several changes may take.</summary>
    private const int MostAtOnce = 100;

    /// <summary>How often somebody else may be faster before the rest is left to the next time.</summary>
    private const int MaxRefusals = 10;

    public async Task<IReadOnlyList<UserId>> ListUnfinishedAsync(int count, CancellationToken cancellationToken) =>
        await context.Users.AsNoTracking()
            .Where(user => user.DeletedAt != null)
            .Where(user => !context.Posts.Any(post => post.AuthorId == user.Id) || context.Posts.Any(post => post.AuthorId == user.Id && (!post.Published || user.LosesPosts)))
            .OrderBy(user => user.Id)
            .Select(user => user.Id)
            .Take(count)
            .ToListAsync(cancellationToken);

    public async Task FinishAsync(UserId id, CancellationToken cancellationToken)
    {
        await context.Sessions
            .Where(session => session.UserId == id && context.Users.Any(user => user.Id == id && user.DeletedAt != null))
            .ExecuteDeleteAsync(cancellationToken);

        var refusals = 0;

        while (refusals < MaxRefusals)
        {
            // The condition of a request that named the user was met by what came before.
            context.ChangeTracker.Clear();
            var posts = await PostsToDelete(id).Take(MostAtOnce).ToListAsync(cancellationToken);

            if (posts.Count == 0 && await TryForgetAsync(id, cancellationToken))
                return;

            context.Posts.RemoveRange(posts);

            if (posts.Count == 0 || (await unitOfWork.CommitAsync(cancellationToken)).Error is not null)
                refusals++;
        }
    }

    private IOrderedQueryable<Post> PostsToDelete(UserId id) => context.Posts
        .Where(post => post.AuthorId == id && context.Users.Any(user => user.Id == id && user.DeletedAt != null && (!post.Published || user.LosesPosts)))
        .OrderBy(post => post.Id);

    /// <summary>Deletes a user without posts; the change feed has told already that it is gone. False where a post was written meanwhile.</summary>
    private async Task<bool> TryForgetAsync(UserId id, CancellationToken cancellationToken)
    {
        try
        {
            await context.Users
                .Where(user => user.Id == id && user.DeletedAt != null && !context.Posts.Any(post => post.AuthorId == id))
                .ExecuteDeleteAsync(cancellationToken);
            return true;
        }
        catch (DbException refused) when (database.Provider.IsForeignKeyViolation(refused))
        {
            return false;
        }
    }
}
