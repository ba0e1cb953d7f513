using CleanBlog.Application.Audit;
using CleanBlog.Application.Common;
using CleanBlog.Domain.Common;
using CleanBlog.Domain.Users;
using Mapster;

namespace CleanBlog.Application.Users;

/// <summary>Shuts a user out from the next request on, or lets it in again; the last active administrator stays active.</summary>
public sealed class ChangeUserActivation(IUserRepository users, IUnitOfWork unitOfWork, IAuditLog audit, TimeProvider clock, TypeAdapterConfig mapping) : IUseCase
{
    public async Task<Result<UserDetails>> ExecuteAsync(UserId id, bool isActive, CancellationToken cancellationToken)
    {
        if (await users.FindAsync(id, cancellationToken) is not { } user)
            return UserErrors.NotFound;

        var isChanged = user.IsActive != isActive;

        if (isActive)
            user.Activate(clock.UtcNow());
        else if (await DeactivateAsync(user, cancellationToken) is { } refusal)
            return refusal;

        if (isChanged)
            audit.Stage(isActive ? SecurityEvent.UserActivated : SecurityEvent.UserDeactivated, AuditSubject.Of(id));

        if ((await unitOfWork.CommitAsync(cancellationToken)).Error is { } failure)
            return failure;

        return user.Adapt<UserDetails>(mapping);
    }

    private async Task<Error?> DeactivateAsync(User user, CancellationToken cancellationToken)
    {
        var successor = await users.FindOtherActiveAdministratorAsync(user.Id, cancellationToken);

        return user.Deactivate(successor, clock.UtcNow()).Error;
    }
}
