using CleanBlog.Application.Common;
using CleanBlog.Domain.Common;
using CleanBlog.Domain.Users;
using Mapster;

namespace CleanBlog.Application.Users;

/// <summary>All of a user that the user can change.</summary>
public sealed record UserNames(string FirstName, string LastName);

/// <summary>Changes the names of the caller, or of anybody for administrators. Others cannot learn here whether an id is known.</summary>
public sealed class RenameUser(
    IUserRepository users, IUnitOfWork unitOfWork, ICurrentUser currentUser, TimeProvider clock, TypeAdapterConfig mapping) : IUseCase
{
    /// <summary><paramref name="rename"/> says what becomes of the names as they are stored, or refuses.</summary>
    public async Task<Result<UserDetails>> ExecuteAsync(UserId id, Func<UserNames, Result<UserNames>> rename, CancellationToken cancellationToken)
    {
        if (!currentUser.RequiredCaller.MayChange(id))
            return UserErrors.NotYours;

        if (await users.FindAsync(id, cancellationToken) is not { } user)
            return UserErrors.NotFound;

        if (!rename(new(user.FirstName, user.LastName)).TryGet(out var names, out var refusal))
            return refusal;

        if (user.Rename(names.FirstName, names.LastName, clock.UtcNow()).Error is { } rule)
            return rule;

        if ((await unitOfWork.CommitAsync(cancellationToken)).Error is { } failure)
            return failure;

        return user.Adapt<UserDetails>(mapping);
    }
}
