using CleanBlog.Domain.Posts;
using Microsoft.EntityFrameworkCore;

namespace CleanBlog.Infrastructure.Persistence.Posts;

internal sealed class PostRepository(BlogDbContext context) : IPostRepository
{
    public Task<Post?> FindAsync(PostId id, CancellationToken cancellationToken) =>
        context.Posts.FirstOrDefaultAsync(post => post.Id == id, cancellationToken);

    public async Task<IReadOnlySet<PostId>> FilterExistingAsync(IReadOnlyCollection<PostId> ids, CancellationToken cancellationToken) =>
        await context.Posts.Where(post => ids.Contains(post.Id)).Select(post => post.Id).ToHashSetAsync(cancellationToken);

    public async Task<IReadOnlyList<Post>> ListByIdAsync(IReadOnlyCollection<PostId> ids, CancellationToken cancellationToken) =>
        await context.Posts.Where(post => ids.Contains(post.Id)).ToListAsync(cancellationToken);

    public void Add(Post post) => context.Posts.Add(post);

    public void Remove(Post post) => context.Posts.Remove(post);
}
