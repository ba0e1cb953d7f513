using CleanBlog.Application.Common;
using CleanBlog.Application.Posts;
using CleanBlog.Domain.Common;
using CleanBlog.Domain.Posts;
using Microsoft.EntityFrameworkCore;

namespace CleanBlog.Infrastructure.Persistence.Posts;

internal sealed class PostReader(BlogDbContext context, Replica replica, PostQueries queries) : IPostReader
{
    public Task<PostDetails?> FindAsync(PostId id, VisiblePosts visible, CancellationToken cancellationToken) =>
        visible.AreEverybodys
            ? replica.ReadAsync(ContentTags.Post(id), context, either => queries.FindPublished(either, id, cancellationToken), cancellationToken)
            : Visible(id, visible).Select(queries.Details).FirstOrDefaultAsync(cancellationToken);

    public Task<Revision?> FindRevisionAsync(PostId id, VisiblePosts visible, CancellationToken cancellationToken) =>
        visible.AreEverybodys
            ? replica.ReadAsync(ContentTags.Post(id), context, either => queries.FindPublishedRevision(either, id, cancellationToken), cancellationToken)
            : Visible(id, visible).Select(queries.Revision).FirstOrDefaultAsync(cancellationToken);

    public async Task<IReadOnlyList<PostDetails>> ListByIdAsync(IReadOnlyCollection<PostId> ids, VisiblePosts visible, CancellationToken cancellationToken) =>
        await SpecificationEvaluator.GetQuery(context.Posts.AsNoTracking(), visible).Where(post => ids.Contains(post.Id)).Select(queries.Details).ToListAsync(cancellationToken);

    public Task<Page<PostDetails>> ListAsync(Specification<Post> specification, CancellationToken cancellationToken) =>
        specification is PostsPage { IsOfAllPublished: true } page
            ? replica.ReadAsync(ContentTags.Posts, context, either => ListPublishedAsync(either, page, cancellationToken), cancellationToken)
            : context.Posts.AsNoTracking().ToPageAsync(specification, queries.Details, cancellationToken);

    private Task<Page<PostDetails>> ListPublishedAsync(BlogDbContext either, PostsPage page, CancellationToken cancellationToken) =>
        page.Keyset is null
            ? PageReading.ReadAsync(
                page,
                queries.CountPublished(either, cancellationToken),
                queries.PagePublished(either, page.Skip ?? 0, page.Take ?? int.MaxValue),
                cancellationToken)
            : either.Posts.AsNoTracking().ToPageAsync(page, queries.Details, cancellationToken);

    private IQueryable<Post> Visible(PostId id, VisiblePosts visible) =>
        SpecificationEvaluator.GetQuery(context.Posts.AsNoTracking(), visible).Where(post => post.Id == id);
}
