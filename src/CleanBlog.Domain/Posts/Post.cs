using CleanBlog.Domain.Common;
using CleanBlog.Domain.Users;

namespace CleanBlog.Domain.Posts;

/// <summary>A text with a title, seen by its author alone until it is published.</summary>
public sealed class Post : AggregateRoot
{
    /// <summary>In Unicode code points.</summary>
    public const int MaxTitleLength = 255;

    /// <summary>1 MiB, in UTF-8.</summary>
    public const int MaxContentBytes = 1024 * 1024;

    public static readonly TextRule TitleRule = new("title", MinLength: 1, MaxTitleLength);

    public static readonly TextRule ContentRule = new("content", MinLength: 1, MaxContentBytes) { MaxBytes = MaxContentBytes };

    private Post(PostId id, UserId authorId, string title, string content, bool published, DateTimeOffset createdAt)
        : base(createdAt) =>
        (Id, AuthorId, Title, Content, Published) = (id, authorId, title, content, published);

    public PostId Id { get; }

    public UserId AuthorId { get; }

    public string Title { get; private set; }

    public string Content { get; private set; }

    public bool Published { get; private set; }

    /// <summary>Writes a new post, as a draft or for everybody to see.</summary>
    public static Result<Post> Write(UserId author, string title, string content, bool published, DateTimeOffset now) =>
        Create(PostId.New(), author, title, content, published, now);

    /// <summary>Takes over a published post from another system, with its date.</summary>
    public static Result<Post> Import(PostId id, UserId author, string title, string content, DateTimeOffset createdAt) =>
        Create(id, author, title, content, published: true, createdAt);

    /// <summary>Changes the text; nothing is changed when one of the two breaks a rule.</summary>
    public Result Revise(string title, string content, DateTimeOffset now)
    {
        if (Check(title, content) is { } refusal)
            return refusal;

        if ((title, content) == (Title, Content))
            return Result.Success;

        (Title, Content) = (title, content);
        Changed(now);
        return Result.Success;
    }

    /// <summary>Lets everybody see it.</summary>
    public void Publish(DateTimeOffset now) => Show(published: true, now);

    /// <summary>Makes it a draft again.</summary>
    public void Unpublish(DateTimeOffset now) => Show(published: false, now);

    private static Result<Post> Create(
        PostId id, UserId author, string title, string content, bool published, DateTimeOffset createdAt) =>
        Check(title, content) is { } refusal ? refusal : new Post(id, author, title, content, published, createdAt);

    private static Error? Check(string title, string content) => TitleRule.Check(title) ?? ContentRule.Check(content);

    private void Show(bool published, DateTimeOffset now)
    {
        if (published == Published)
            return;

        Published = published;
        Changed(now);
    }
}
