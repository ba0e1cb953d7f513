using CleanBlog.Application.Common;
using CleanBlog.Domain.Common;
using CleanBlog.Domain.Posts;
using CleanBlog.Domain.Users;

namespace CleanBlog.Application.Posts;

/// <summary>Which page of which posts.</summary>
/// <param name="Published">False asks for drafts.</param>
/// <param name="Author">Whose posts; null for everybody's.</param>
/// <param name="Window">Which part of them.</param>
public sealed record ListPostsQuery(bool Published, UserId? Author, Window Window);

/// <summary>Reads one page of the published posts, or of the drafts that the caller may see; the newest first.</summary>
public sealed class ListPosts(IPostReader posts, ICurrentUser currentUser) : IUseCase
{
    public async Task<Result<Page<PostDetails>>> ExecuteAsync(ListPostsQuery query, CancellationToken cancellationToken)
    {
        if (query.Published)
            return await posts.ListAsync(PostsPage.OfPublished(query.Author, query.Window), cancellationToken);

        if (currentUser.Caller is not { } caller)
            return PostErrors.DraftsNeedSignIn;

        return await posts.ListAsync(PostsPage.OfDrafts(caller, query.Author, query.Window), cancellationToken);
    }
}
