using CleanBlog.Domain.Users;

namespace CleanBlog.Infrastructure.Security;

/// <summary>Section <c>Users</c>: who sees them.</summary>
public sealed class UsersOptions
{
    public const string Section = "Users";

    private const string SignedIn = "signed_in";
    private const string Administrators = "administrators";

    /// <summary><c>signed_in</c> or <c>administrators</c>.</summary>
    public string Directory { get; set; } = SignedIn;

    internal bool HasDirectory => Directory is SignedIn or Administrators;

    internal UserDirectory ToDirectory() => new(Directory is Administrators);
}
