using CleanBlog.Application.Common;
using CleanBlog.Domain.Common;
using CleanBlog.Domain.Posts;
using CleanBlog.Domain.Users;

namespace CleanBlog.Application.Posts;

/// <summary>One post of another system.</summary>
/// <param name="Source">What names it there; the same post has the same source every time.</param>
/// <param name="CreatedAt">When it was written there.</param>
/// <param name="Title">1 to 255 characters.</param>
/// <param name="Content">At most 1 MiB in UTF-8; kept byte for byte.</param>
/// <param name="Author">The full name of the first author.</param>
public sealed record ImportedPost(string Source, DateTimeOffset CreatedAt, string Title, string Content, string Author);

/// <summary>What became of each <see cref="ImportedPost"/>, in the order given: null where it is stored now, whether by this run or an earlier one.</summary>
public sealed record ImportOutcome(IReadOnlyList<Error?> Refusals, int Added);

/// <summary>
/// Takes over a batch of published posts in one transaction. A post that is there already is left alone, so a second run changes
/// nothing and an interrupted one can be completed. Authors become users who cannot sign in.
/// </summary>
public sealed class ImportPosts(IPostRepository posts, IUserRepository users, IUnitOfWork unitOfWork, TimeProvider clock) : IUseCase
{
    public async Task<Result<ImportOutcome>> ExecuteAsync(IReadOnlyList<ImportedPost> batch, CancellationToken cancellationToken)
    {
        var ids = batch.Select(post => PostId.OfImported(post.CreatedAt, post.Source)).ToList();
        var stored = (await posts.FilterExistingAsync(ids, cancellationToken)).ToHashSet();
        var authors = await FindAuthorsAsync(batch, cancellationToken);
        var refusals = new Error?[batch.Count];
        var added = 0;

        for (var i = 0; i < batch.Count; i++)
        {
            if (stored.Contains(ids[i]))
                continue;

            if (Import(ids[i], batch[i], authors).TryGet(out var post, out refusals[i]))
            {
                posts.Add(post);
                stored.Add(post.Id);
                added++;
            }
        }

        if ((await unitOfWork.CommitAsync(cancellationToken)).Error is { } failure)
            return failure;

        return new ImportOutcome(refusals, added);
    }

    private Result<Post> Import(PostId id, ImportedPost post, Dictionary<EmailAddress, User> authors)
    {
        if (!ImportedAuthor.Parse(post.Author).TryGet(out var author, out var refusal))
            return refusal;

        var known = authors.GetValueOrDefault(author.Email);

        if (known is null && !author.ToUser(clock.UtcNow()).TryGet(out known, out refusal))
            return refusal;

        if (!Post.Import(id, known.Id, post.Title, post.Content, post.CreatedAt).TryGet(out var imported, out refusal))
            return refusal;

        if (authors.TryAdd(author.Email, known))
            users.Add(known);

        return imported;
    }

    private async Task<Dictionary<EmailAddress, User>> FindAuthorsAsync(IReadOnlyList<ImportedPost> batch, CancellationToken cancellationToken)
    {
        var emails = batch
            .Select(post => ImportedAuthor.Parse(post.Author).TryGet(out var author, out _) ? author.Email : null)
            .OfType<EmailAddress>()
            .Distinct()
            .ToList();

        return (await users.ListByEmailAsync(emails, cancellationToken)).ToDictionary(user => user.Email);
    }
}
