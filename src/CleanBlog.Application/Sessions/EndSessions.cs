using CleanBlog.Application.Audit;
using CleanBlog.Application.Common;
using CleanBlog.Domain.Common;
using CleanBlog.Domain.Sessions;
using CleanBlog.Domain.Users;

namespace CleanBlog.Application.Sessions;

/// <summary>Signs a user out everywhere; who does it to itself stays signed in where it is.</summary>
public sealed class EndSessions(IUserRepository users, ISessionRepository sessions, IUnitOfWork unitOfWork, IAuditLog audit, ICurrentUser currentUser) : IUseCase
{
    public async Task<Result> ExecuteAsync(UserId id, CancellationToken cancellationToken)
    {
        var caller = currentUser.RequiredCaller;

        if (!caller.MayChange(id))
            return UserErrors.NotYours;

        if (await users.FindAsync(id, cancellationToken) is not { } user)
            return UserErrors.NotFound;

        user.EndSessions();
        audit.Stage(SecurityEvent.SessionsEnded, AuditSubject.Of(id));

        if (caller.Id == id && await sessions.FindAsync(caller.Session, cancellationToken) is { } current)
            current.Follow(user);

        return await unitOfWork.CommitAsync(cancellationToken);
    }
}
