using CleanBlog.Application.Audit;
using CleanBlog.Application.Common;
using CleanBlog.Domain.Common;
using CleanBlog.Domain.Users;

namespace CleanBlog.Application.Users;

/// <summary>
/// Deletes a user: first the person, in one commit that shuts it out, then what it leaves behind. Who was deleted before is finished, and can still
/// lose its posts. The last active administrator stays.
/// </summary>
public sealed class DeleteUser(IUserRepository users, IDeletedUsers deleted, IUnitOfWork unitOfWork, IAuditLog audit, TimeProvider clock) : IUseCase
{
    /// <summary>Refused with <see cref="UserErrors.LastAdministrator"/>, and where nothing of the user is there.</summary>
    /// <param name="id">Who.</param>
    /// <param name="withPosts">Whether published posts go, too.</param>
    /// <param name="cancellationToken">Gives up; what is not finished then is finished later.</param>
    public async Task<Result> ExecuteAsync(UserId id, bool withPosts, CancellationToken cancellationToken)
    {
        if ((await users.FindAsync(id, cancellationToken) ?? await users.FindDeletedAsync(id, cancellationToken)) is not { } user)
            return UserErrors.NotFound;

        return await ExecuteAsync(user, withPosts, cancellationToken);
    }

    internal async Task<Result> ExecuteAsync(User user, bool withPosts, CancellationToken cancellationToken)
    {
        var (isThere, version) = (user.DeletedAt is null, user.Version);
        var successor = await users.FindOtherActiveAdministratorAsync(user.Id, cancellationToken);

        if (user.Delete(withPosts, successor, clock.UtcNow()).Error is { } refusal)
            return refusal;

        if (user.Version != version)
            audit.Stage(isThere ? SecurityEvent.UserDeleted : SecurityEvent.PostsDeleted, AuditSubject.Of(user.Id), withPosts && isThere ? EventDetail.WithPosts : null);

        if ((await unitOfWork.CommitAsync(cancellationToken)).Error is { } failure)
            return failure;

        await deleted.FinishAsync(user.Id, cancellationToken);
        return Result.Success;
    }
}
