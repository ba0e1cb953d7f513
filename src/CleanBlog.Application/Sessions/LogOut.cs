using CleanBlog.Application.Common;
using CleanBlog.Domain.Common;
using CleanBlog.Domain.Sessions;

namespace CleanBlog.Application.Sessions;

/// <summary>Ends the caller's session.</summary>
public sealed class LogOut(ISessionRepository sessions, IUnitOfWork unitOfWork, ICurrentUser currentUser) : IUseCase
{
    public Task<Result> ExecuteAsync(CancellationToken cancellationToken) =>
        sessions.EnsureEndedAsync(currentUser.RequiredCaller.Session, _ => true, unitOfWork, cancellationToken);
}
