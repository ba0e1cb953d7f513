using CleanBlog.Application.Common;
using CleanBlog.Application.Users;
using CleanBlog.Domain.Common;
using CleanBlog.Domain.Posts;
using CleanBlog.Domain.Users;

namespace CleanBlog.Application.Posts;

/// <summary>Which posts.</summary>
/// <param name="Published">False asks for drafts.</param>
/// <param name="Author">Whose posts; null for everybody's.</param>
/// <param name="Selection">What else was chosen of them; null for nothing.</param>
public sealed record ListPostsQuery(bool Published, UserId? Author, Selection<Post>? Selection = null)
{
    /// <summary>Whether their texts are read too.</summary>
    public bool WithContent { get; init; } = true;

    /// <summary>Whether each comes with who wrote it.</summary>
    public bool WithAuthors { get; init; }

    /// <summary>Refused with <see cref="PostErrors.DraftsNeedSignIn"/>.</summary>
    internal Result<PostsPage> Specify(Caller? caller, Window? window)
    {
        if (Published)
            return PostsPage.OfPublished(Author, window, Selection);

        return caller is not null ? PostsPage.OfDrafts(caller, Author, window, Selection) : PostErrors.DraftsNeedSignIn;
    }
}

/// <summary>Reads one page of the published posts, or of the drafts that the caller may see; the newest first unless another order was chosen.</summary>
public sealed class ListPosts(IPostReader posts, IUserReader users, ICurrentUser currentUser) : IUseCase
{
    public async Task<Result<Page<PostDetails>>> ExecuteAsync(ListPostsQuery query, Window window, CancellationToken cancellationToken)
    {
        if (!query.Specify(currentUser.Caller, window).TryGet(out var asked, out var refusal))
            return refusal;

        var page = await (query.WithContent ? posts.ListAsync(asked, cancellationToken) : posts.ListWithoutContentAsync(asked, cancellationToken));

        return query.WithAuthors ? await NameAuthorsAsync(page, cancellationToken) : page;
    }

    private async Task<Page<PostDetails>> NameAuthorsAsync(Page<PostDetails> page, CancellationToken cancellationToken)
    {
        if (page.Items.Count == 0)
            return page;

        var authors = await users.FindAuthorsAsync([.. page.Items.Select(post => UserId.From(post.AuthorId)).Distinct()], cancellationToken);

        return page with { Items = [.. page.Items.Select(post => post with { Author = authors.GetValueOrDefault(post.AuthorId) })] };
    }
}
