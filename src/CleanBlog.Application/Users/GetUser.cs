using CleanBlog.Application.Common;
using CleanBlog.Domain.Common;
using CleanBlog.Domain.Users;

namespace CleanBlog.Application.Users;

/// <summary>Reads one user whom the caller may see. Who may not look learns of nobody whether they are there; who is gone is refused as its next request will be.</summary>
public sealed class GetUser(IUserReader users, UserDirectory directory, ICurrentUser currentUser) : IUseCase
{
    /// <summary><paramref name="isKnown"/> says which revisions the caller has already; null asks for the user in any case.</summary>
    public async Task<Result<Reading<UserDetails>>> ExecuteAsync(UserId id, Predicate<Revision>? isKnown, CancellationToken cancellationToken)
    {
        if (!directory.Shows(id, currentUser.RequiredCaller))
            return UserErrors.DirectoryClosed;

        if (isKnown is not null && await users.FindRevisionAsync(id, cancellationToken) is { } revision && isKnown(revision))
            return new Reading<UserDetails>(revision, Value: null);

        if (await users.FindAsync(id, cancellationToken) is { } user)
            return new Reading<UserDetails>(user);

        return id == currentUser.RequiredCaller.Id ? UserErrors.InvalidCredentials : UserErrors.NotFound;
    }
}
