namespace CleanBlog.Domain.Common;

/// <summary>What sort of refusal an <see cref="Error"/> is; the outermost layer translates it once.</summary>
public enum ErrorKind
{
    /// <summary>The input breaks a rule.</summary>
    Invalid,

    /// <summary>The input is not what the server gave out.</summary>
    Malformed,

    /// <summary>The caller did not prove who it is.</summary>
    Unauthenticated,

    /// <summary>The caller may not do this.</summary>
    Forbidden,

    /// <summary>There is no such thing, or the caller may not know of it.</summary>
    NotFound,

    /// <summary>It was there, and is not kept any more.</summary>
    Gone,

    /// <summary>It contradicts what is stored.</summary>
    Conflict,

    /// <summary>What is stored is not what the caller said it expects.</summary>
    PreconditionFailed,

    /// <summary>The caller asks too much; the same request may succeed later.</summary>
    TooMany,

    /// <summary>There is too much to do; the same request may succeed later.</summary>
    Unavailable,
}

/// <summary>An expected refusal, as a value. Bugs and outages are exceptions.</summary>
/// <param name="Kind">The sort of refusal.</param>
/// <param name="Code">Stable and dotted, such as <c>post.not_found</c>: public API, never renamed.</param>
/// <param name="Message">One sentence for the person who has to mend it; holds no secret and no internal name.</param>
public record Error(ErrorKind Kind, string Code, string Message);
