using CleanBlog.Application.Common;
using CleanBlog.Application.Posts;
using CleanBlog.Domain.Common;
using CleanBlog.Domain.Posts;
using Microsoft.EntityFrameworkCore;

namespace CleanBlog.Infrastructure.Persistence.Posts;

internal sealed class PostReader(BlogDbContext context, PostQueries queries) : IPostReader
{
    public Task<PostDetails?> FindAsync(PostId id, VisiblePosts visible, CancellationToken cancellationToken) =>
        visible.ToAnybody
            ? queries.FindPublished(context, id, cancellationToken)
            : Visible(id, visible).Select(queries.Details).FirstOrDefaultAsync(cancellationToken);

    public Task<Revision?> FindRevisionAsync(PostId id, VisiblePosts visible, CancellationToken cancellationToken) =>
        visible.ToAnybody
            ? queries.FindPublishedRevision(context, id, cancellationToken)
            : Visible(id, visible).Select(queries.Revision).FirstOrDefaultAsync(cancellationToken);

    public Task<Page<PostDetails>> ListAsync(Specification<Post> specification, CancellationToken cancellationToken) =>
        specification is PostsPage { IsOfAllPublished: true } page
            ? PageReading.ReadAsync(page, queries.CountPublished(context, cancellationToken), queries.PagePublished(context, page.Skip ?? 0, page.Take ?? int.MaxValue), cancellationToken)
            : context.Posts.AsNoTracking().ToPageAsync(specification, queries.Details, cancellationToken);

    private IQueryable<Post> Visible(PostId id, VisiblePosts visible) =>
        SpecificationEvaluator.GetQuery(context.Posts.AsNoTracking(), visible).Where(post => post.Id == id);
}
