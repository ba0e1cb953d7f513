using CleanBlog.Domain.Users;

namespace CleanBlog.Application.Common;

/// <summary>On whose behalf the use case runs.</summary>
public interface ICurrentUser
{
    /// <summary>Null where nobody is signed in.</summary>
    Caller? Caller { get; }

    /// <summary>The caller of a use case that only signed-in users reach; throws where nobody is signed in.</summary>
    Caller RequiredCaller => Caller ?? throw new InvalidOperationException("Nobody is signed in, but this use case is for signed-in users only.");
}
