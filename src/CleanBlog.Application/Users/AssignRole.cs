using CleanBlog.Application.Audit;
using CleanBlog.Application.Common;
using CleanBlog.Domain.Common;
using CleanBlog.Domain.Users;
using Mapster;

namespace CleanBlog.Application.Users;

/// <summary>Makes a user an administrator or an ordinary user; the last active administrator stays one.</summary>
public sealed class AssignRole(IUserRepository users, IUnitOfWork unitOfWork, IAuditLog audit, TimeProvider clock, TypeAdapterConfig mapping) : IUseCase
{
    public async Task<Result<UserDetails>> ExecuteAsync(UserId id, UserRole role, CancellationToken cancellationToken)
    {
        if (await users.FindAsync(id, cancellationToken) is not { } user)
            return UserErrors.NotFound;

        var successor = await users.FindOtherActiveAdministratorAsync(id, cancellationToken);

        var isChanged = user.Role != role;

        if (user.AssignRole(role, successor, clock.UtcNow()).Error is { } refusal)
            return refusal;

        if (isChanged)
            audit.Stage(SecurityEvent.RoleAssigned, AuditSubject.Of(id), EventDetail.To(role));

        if ((await unitOfWork.CommitAsync(cancellationToken)).Error is { } failure)
            return failure;

        return user.Adapt<UserDetails>(mapping);
    }
}
