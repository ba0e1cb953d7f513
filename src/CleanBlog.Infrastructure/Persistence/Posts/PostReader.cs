using CleanBlog.Application.Common;
using CleanBlog.Application.Posts;
using CleanBlog.Domain.Common;
using CleanBlog.Domain.Posts;
using Mapster;
using Microsoft.EntityFrameworkCore;

namespace CleanBlog.Infrastructure.Persistence.Posts;

internal sealed class PostReader(BlogDbContext context, TypeAdapterConfig mapping) : IPostReader
{
    public Task<PostDetails?> FindAsync(PostId id, VisiblePosts visible, CancellationToken cancellationToken) =>
        SpecificationEvaluator.GetQuery(context.Posts.AsNoTracking(), visible)
            .Where(post => post.Id == id)
            .ProjectToType<PostDetails>(mapping)
            .FirstOrDefaultAsync(cancellationToken);

    public Task<Revision?> FindRevisionAsync(PostId id, VisiblePosts visible, CancellationToken cancellationToken) =>
        SpecificationEvaluator.GetQuery(context.Posts.AsNoTracking(), visible)
            .Where(post => post.Id == id)
            .Select(post => new Revision(post.Version, post.UpdatedAt))
            .FirstOrDefaultAsync(cancellationToken);

    public Task<Page<PostDetails>> ListAsync(Specification<Post> specification, CancellationToken cancellationToken) =>
        context.Posts.AsNoTracking().ToPageAsync<Post, PostDetails>(specification, mapping, cancellationToken);
}
