using CleanBlog.Application.Common;
using CleanBlog.Application.Users;
using CleanBlog.Domain.Common;
using CleanBlog.Domain.Users;

namespace CleanBlog.Application.Sessions;

/// <summary>Lists where a user is signed in, for itself and for administrators.</summary>
public sealed class ListSessions(ISessionReader sessions, IUserReader users, ICurrentUser currentUser, TimeProvider clock) : IUseCase
{
    public async Task<Result<IReadOnlyList<SessionDetails>>> ExecuteAsync(UserId user, CancellationToken cancellationToken)
    {
        var caller = currentUser.RequiredCaller;

        if (!caller.MayChange(user))
            return UserErrors.NotYours;

        if (caller.Id != user && await users.FindRevisionAsync(user, cancellationToken) is null)
            return UserErrors.NotFound;

        return Result.Of(await sessions.ListAsync(user, caller.Session, clock.UtcNow(), cancellationToken));
    }
}
