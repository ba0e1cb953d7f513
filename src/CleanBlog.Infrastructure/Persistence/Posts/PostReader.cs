using System.Linq.Expressions;
using CleanBlog.Application.Common;
using CleanBlog.Application.Posts;
using CleanBlog.Domain.Common;
using CleanBlog.Domain.Posts;
using CleanBlog.Domain.Users;
using CleanBlog.Infrastructure.Persistence.Users;
using Microsoft.EntityFrameworkCore;

namespace CleanBlog.Infrastructure.Persistence.Posts;

internal sealed class PostReader(BlogDbContext context, Replica replica, PostQueries queries, UserQueries users) : IPostReader
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

    public Task<Page<PostDetails>> ListWithoutContentAsync(Specification<Post> specification, CancellationToken cancellationToken) =>
        specification is PostsPage { IsOfAllPublished: true }
            ? replica.ReadAsync(ContentTags.Posts, context, either => either.Posts.AsNoTracking().ToPageAsync(specification, queries.DetailsWithoutContent, cancellationToken), cancellationToken)
            : context.Posts.AsNoTracking().ToPageAsync(specification, queries.DetailsWithoutContent, cancellationToken);

    public IAsyncEnumerable<PostDetails> StreamAsync(Specification<Post> specification, bool withContent, bool withAuthors, CancellationToken cancellationToken)
    {
        var posts = SpecificationEvaluator.GetQuery(context.Posts.AsNoTracking(), specification);
        var details = withContent ? queries.Details : queries.DetailsWithoutContent;

        return withAuthors
            ? posts.Join(context.Users, post => post.AuthorId, user => user.Id, WithAuthor(details)).StreamAsync(context, cancellationToken).Select(row => row.Post with { Author = row.Author })
            : posts.Select(details).StreamAsync(context, cancellationToken);
    }

    private Expression<Func<Post, User, Authored>> WithAuthor(Expression<Func<Post, PostDetails>> details)
    {
        var author = users.Author;
        var row = Expression.New(typeof(Authored).GetConstructors()[0], details.Body, author.Body);

        return Expression.Lambda<Func<Post, User, Authored>>(row, details.Parameters[0], author.Parameters[0]);
    }

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

    private sealed class Authored(PostDetails post, AuthorDetails author)
    {
        public PostDetails Post => post;

        public AuthorDetails Author => author;
    }
}
