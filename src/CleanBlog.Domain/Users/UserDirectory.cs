namespace CleanBlog.Domain.Users;

/// <summary>Who sees the users: whoever is signed in, as in the reference, or administrators alone. Everybody sees themselves.</summary>
/// <param name="IsForAdministrators">Whether administrators alone see others.</param>
public sealed record UserDirectory(bool IsForAdministrators)
{
    /// <summary>Whether the caller may list them.</summary>
    public bool IsOpenTo(Caller? caller) => caller is not null && (!IsForAdministrators || caller.IsAdministrator);

    /// <summary>Whether the caller may see this one.</summary>
    public bool Shows(UserId user, Caller? caller) => IsOpenTo(caller) || caller?.Id == user;
}
