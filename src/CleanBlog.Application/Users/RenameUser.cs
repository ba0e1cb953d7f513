using CleanBlog.Application.Common;
using CleanBlog.Domain.Common;
using CleanBlog.Domain.Users;
using Mapster;

namespace CleanBlog.Application.Users;

/// <summary>What is to change of a user's names.</summary>
/// <param name="Id">Whose names.</param>
/// <param name="FirstName">Null leaves it as it is.</param>
/// <param name="LastName">Null leaves it as it is.</param>
public sealed record RenameUserCommand(UserId Id, string? FirstName, string? LastName);

/// <summary>Changes the names of the caller, or of anybody for administrators. Others cannot learn here whether an id is known.</summary>
public sealed class RenameUser(
    IUserRepository users, IUnitOfWork unitOfWork, ICurrentUser currentUser, TimeProvider clock, TypeAdapterConfig mapping) : IUseCase
{
    public async Task<Result<UserDetails>> ExecuteAsync(RenameUserCommand command, CancellationToken cancellationToken)
    {
        if (!currentUser.RequiredCaller.MayChange(command.Id))
            return UserErrors.NotYours;

        if (await users.FindAsync(command.Id, cancellationToken) is not { } user)
            return UserErrors.NotFound;

        if (user.Rename(command.FirstName ?? user.FirstName, command.LastName ?? user.LastName, clock.UtcNow()).Error is { } refusal)
            return refusal;

        if ((await unitOfWork.CommitAsync(cancellationToken)).Error is { } failure)
            return failure;

        return user.Adapt<UserDetails>(mapping);
    }
}
