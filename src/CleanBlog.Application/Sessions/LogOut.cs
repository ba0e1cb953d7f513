using CleanBlog.Application.Common;
using CleanBlog.Domain.Common;

namespace CleanBlog.Application.Sessions;

/// <summary>Ends the caller's session.</summary>
public sealed class LogOut(SessionEnds ends, ICurrentUser currentUser) : IUseCase
{
    public Task<Result> ExecuteAsync(CancellationToken cancellationToken) =>
        ends.EnsureEndedAsync(currentUser.RequiredCaller.Session, _ => true, cancellationToken);
}
