namespace CleanBlog.Domain.Users;

/// <summary>The active user on whose behalf something is done, as it stood when the request began.</summary>
public sealed record Caller(UserId Id, UserRole Role)
{
    public bool IsAdministrator => Role is UserRole.Admin;

    /// <summary>Whether the user <paramref name="id"/> is the caller's to change.</summary>
    public bool MayChange(UserId id) => IsAdministrator || Id == id;
}
