namespace CleanBlog.Application.Changes;

/// <summary>What sort of thing a change is of.</summary>
public enum ChangeKind
{
    /// <summary>A post, draft or published.</summary>
    Post,

    /// <summary>A user.</summary>
    User,
}
