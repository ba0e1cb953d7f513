namespace CleanBlog.Domain.Users;

/// <summary>The users as a collection of whole aggregates. It stages; the unit of work commits.</summary>
public interface IUserRepository
{
    /// <summary>Not one who was deleted.</summary>
    Task<User?> FindAsync(UserId id, CancellationToken cancellationToken);

    /// <summary>One who was deleted, and of whom something is still there.</summary>
    Task<User?> FindDeletedAsync(UserId id, CancellationToken cancellationToken);

    Task<User?> FindByEmailAsync(EmailAddress email, CancellationToken cancellationToken);

    /// <summary>Those of <paramref name="emails"/> that are somebody's.</summary>
    Task<IReadOnlyList<User>> ListByEmailAsync(IReadOnlyCollection<EmailAddress> emails, CancellationToken cancellationToken);

    /// <summary>An active administrator who is not <paramref name="id"/>: the one of longest standing.</summary>
    Task<User?> FindOtherActiveAdministratorAsync(UserId id, CancellationToken cancellationToken);

    void Add(User user);
}
