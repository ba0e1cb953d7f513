using CleanBlog.Domain.Common;

namespace CleanBlog.Domain.Users;

/// <summary>Somebody who signs in, writes posts, or once wrote posts that were imported or are still read.</summary>
public sealed class User : AggregateRoot
{
    /// <summary>The greatest length of a first or last name, in Unicode code points.</summary>
    public const int MaxNameLength = 100;

    /// <summary>The greatest length of a stored password hash.</summary>
    public const int MaxPasswordHashLength = 255;

    public static readonly TextRule FirstNameRule = new("first name", MinLength: 1, MaxNameLength) { RefusesBlank = true };

    public static readonly TextRule LastNameRule = new("last name", MinLength: 1, MaxNameLength) { RefusesBlank = true };

    private User(
        UserId id, EmailAddress email, string? passwordHash, string firstName, string lastName, UserRole role, DateTimeOffset createdAt)
        : base(createdAt) =>
        (Id, Email, PasswordHash, FirstName, LastName, Role) = (id, email, passwordHash, firstName, lastName, role);

    public UserId Id { get; }

    public EmailAddress Email { get; private set; }

    /// <summary>Null for a user who has no way to sign in.</summary>
    public string? PasswordHash { get; private set; }

    public string FirstName { get; private set; }

    public string LastName { get; private set; }

    public UserRole Role { get; private set; }

    public bool IsActive { get; private set; } = true;

    /// <summary>Another one ends all sessions that began under this one, and those that a login is just about to begin.</summary>
    public Guid SessionStamp { get; private set; }

    /// <summary>What the user is found by; null where it was stored by a version that had none.</summary>
    public string? SearchText { get; private set; }

    /// <summary>When the person went; null for whoever is there. What is left then is a nameless author.</summary>
    public DateTimeOffset? DeletedAt { get; private set; }

    /// <summary>Whether published posts go with the person; drafts do in any case.</summary>
    public bool LosesPosts { get; private set; }

    /// <summary>Opens an account for somebody who chose a password.</summary>
    public static Result<User> Register(
        EmailAddress email, string passwordHash, string firstName, string lastName, UserRole role, DateTimeOffset now)
    {
        if (email.IsReserved)
            return UserErrors.ReservedEmail;

        return Create(email, passwordHash, firstName, lastName, role, now);
    }

    /// <summary>Stands for the author of imported posts, who cannot sign in.</summary>
    public static Result<User> RecordAuthor(EmailAddress email, string firstName, string lastName, DateTimeOffset now) =>
        Create(email, passwordHash: null, firstName, lastName, UserRole.User, now);

    /// <summary>Changes the names; both are refused when one of them breaks a rule.</summary>
    public Result Rename(string firstName, string lastName, DateTimeOffset now)
    {
        if (CheckNames(firstName, lastName) is { } refusal)
            return refusal;

        if ((firstName, lastName) == (FirstName, LastName))
            return Result.Success;

        (FirstName, LastName) = (firstName, lastName);
        DescribeForSearch();
        Changed(now);
        return Result.Success;
    }

    /// <summary>Makes the user an administrator or an ordinary user.</summary>
    /// <param name="successor">Another active administrator, or null where there is none.</param>
    public Result AssignRole(UserRole role, User? successor, DateTimeOffset now)
    {
        if (role == Role)
            return Result.Success;

        if (HandOver(successor).Error is { } refusal)
            return refusal;

        Role = role;
        Changed(now);
        return Result.Success;
    }

    /// <summary>Lets the user sign in again.</summary>
    public void Activate(DateTimeOffset now)
    {
        if (IsActive)
            return;

        IsActive = true;
        Changed(now);
    }

    /// <summary>Shuts the user out and ends its sessions.</summary>
    /// <param name="successor">Another active administrator, or null where there is none.</param>
    public Result Deactivate(User? successor, DateTimeOffset now)
    {
        if (!IsActive)
            return Result.Success;

        if (HandOver(successor).Error is { } refusal)
            return refusal;

        IsActive = false;
        EndSessions();
        Changed(now);
        return Result.Success;
    }

    /// <summary>Moves the account to another address.</summary>
    public Result ChangeEmail(EmailAddress email, DateTimeOffset now)
    {
        if (email.IsReserved)
            return UserErrors.ReservedEmail;

        if (email == Email)
            return Result.Success;

        Email = email;
        DescribeForSearch();
        Changed(now);
        return Result.Success;
    }

    /// <summary>Signs the user out everywhere; no change that others could see.</summary>
    public void EndSessions() => SessionStamp = Guid.CreateVersion7();

    /// <summary>Replaces the password. A new version, so that no login with the old one, begun before, stores that one's hash anew.</summary>
    public void ChangePassword(string passwordHash, DateTimeOffset now)
    {
        PasswordHash = passwordHash;
        EndSessions();
        Changed(now);
    }

    /// <summary>Replaces a hash by one of the same password at today's cost; no change that anybody could see.</summary>
    public void UpgradePasswordHash(string passwordHash) => PasswordHash = passwordHash;

    /// <summary>
    /// Takes the person out of the account, for good: address, names, password and rights go, and the address is free for others. What is
    /// left keeps the published posts together, if they stay.
    /// </summary>
    /// <param name="withPosts">Whether published posts go, too; who was deleted before can still lose them.</param>
    /// <param name="successor">Another active administrator, or null where there is none.</param>
    /// <param name="now">When.</param>
    public Result Delete(bool withPosts, User? successor, DateTimeOffset now)
    {
        if (DeletedAt is not null && (LosesPosts || !withPosts))
            return Result.Success;

        if (HandOver(successor).Error is { } refusal)
            return refusal;

        (Email, PasswordHash, FirstName, LastName, Role, IsActive) = (EmailAddress.OfDeleted(Id), null, "Deleted", "User", UserRole.User, false);
        (DeletedAt, LosesPosts) = (DeletedAt ?? now, withPosts);
        EndSessions();
        DescribeForSearch();
        Changed(now);
        return Result.Success;
    }

    /// <summary>Makes the user one that can be found; no change that anybody could see.</summary>
    public void DescribeForSearch() => SearchText = Users.SearchText.Of(Email, FirstName, LastName);

    private static Result<User> Create(
        EmailAddress email, string? passwordHash, string firstName, string lastName, UserRole role, DateTimeOffset now)
    {
        if (CheckNames(firstName, lastName) is { } refusal)
            return refusal;

        var user = new User(UserId.New(), email, passwordHash, firstName, lastName, role, now);
        user.DescribeForSearch();
        return user;
    }

    private static Error? CheckNames(string firstName, string lastName) => FirstNameRule.Check(firstName) ?? LastNameRule.Check(lastName);

    /// <summary>
    /// An active administrator leaves only while another one stays. Raising the successor's version makes a commit fail when that
    /// one leaves at the same time: two administrators cannot demote each other.
    /// </summary>
    private Result HandOver(User? successor)
    {
        if (!IsActive || Role is not UserRole.Admin)
            return Result.Success;

        if (successor is null)
            return UserErrors.LastAdministrator;

        successor.RaiseVersion();
        return Result.Success;
    }
}
