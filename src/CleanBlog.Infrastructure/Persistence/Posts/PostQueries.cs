using System.Linq.Expressions;
using CleanBlog.Application.Common;
using CleanBlog.Application.Posts;
using CleanBlog.Domain.Common;
using CleanBlog.Domain.Posts;
using Mapster;

namespace CleanBlog.Infrastructure.Persistence.Posts;

/// <summary>What is read of posts; and the queries that everybody may ask, compiled.</summary>
internal sealed class PostQueries
{
    private static readonly Expression<Func<Post, PostId, bool>> HasId = (post, id) => post.Id == id;

    public PostQueries(TypeAdapterConfig mapping, Database database)
    {
        var allPublished = PostsPage.OfPublished(author: null, new OffsetWindow(0, 1));

        Details = mapping.Projection<Post, PostDetails>();
        DetailsWithoutContent = (Expression<Func<Post, PostDetails>>)new WithoutContent().Visit(Details);
        FindPublished = CompiledQueries.FindBy(database.Provider, VisiblePosts.ToAnybody, HasId, Details);
        FindPublishedRevision = CompiledQueries.FindBy(database.Provider, VisiblePosts.ToAnybody, HasId, Revision);
        CountPublished = CompiledQueries.Count(allPublished);
        PagePublished = CompiledQueries.Page(allPublished, Details);
    }

    public Expression<Func<Post, PostDetails>> Details { get; }

    /// <summary>Their texts are empty.</summary>
    public Expression<Func<Post, PostDetails>> DetailsWithoutContent { get; }

    public Expression<Func<Post, Revision>> Revision { get; } = post => new Revision(post.Version, post.UpdatedAt);

    public Func<BlogDbContext, PostId, CancellationToken, Task<PostDetails?>> FindPublished { get; }

    public Func<BlogDbContext, PostId, CancellationToken, Task<Revision?>> FindPublishedRevision { get; }

    public Func<BlogDbContext, CancellationToken, Task<int>> CountPublished { get; }

    /// <summary>How many to leave out, and how many to read at the most.</summary>
    public Func<BlogDbContext, int, int, IAsyncEnumerable<PostDetails>> PagePublished { get; }

    private sealed class WithoutContent : ExpressionVisitor
    {
        protected override Expression VisitMember(MemberExpression node) =>
            node.Member == typeof(Post).GetProperty(nameof(Post.Content)) ? Expression.Constant("") : base.VisitMember(node);
    }
}
