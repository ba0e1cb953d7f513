using CleanBlog.Application.Common;
using CleanBlog.Domain.Common;

namespace CleanBlog.Application.Posts;

/// <summary>Reads all of the posts that <see cref="ListPosts"/> reads by the page, as they are consumed: one state of the database, however many there are.</summary>
public sealed class StreamPosts(IPostReader posts, ICurrentUser currentUser) : IUseCase
{
    public Result<IAsyncEnumerable<PostDetails>> ExecuteAsync(ListPostsQuery query, CancellationToken cancellationToken) =>
        query.Specify(currentUser.Caller, window: null).TryGet(out var asked, out var refusal)
            ? Result.Of(posts.StreamAsync(asked, query.WithContent, query.WithAuthors, cancellationToken))
            : refusal;
}
