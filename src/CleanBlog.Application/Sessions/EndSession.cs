using CleanBlog.Application.Common;
using CleanBlog.Domain.Common;
using CleanBlog.Domain.Sessions;
using CleanBlog.Domain.Users;

namespace CleanBlog.Application.Sessions;

/// <summary>Signs a user out of one place: itself, or an administrator another.</summary>
public sealed class EndSession(SessionEnds ends, ICurrentUser currentUser) : IUseCase
{
    public async Task<Result> ExecuteAsync(UserId user, SessionId id, CancellationToken cancellationToken) => currentUser.RequiredCaller.MayChange(user)
        ? await ends.EndAsync(id, session => session.UserId == user, cancellationToken)
        : UserErrors.NotYours;
}
