using CleanBlog.Domain.Users;

namespace CleanBlog.Testing;

/// <summary>Users that are valid unless a test says otherwise.</summary>
public static class AUser
{
    public const string Password = "Analytical-Engine-1843";

    public static readonly DateTimeOffset Noon = APost.Noon;

    public static User With(string email = "ada@example.com", string firstName = "Ada", string lastName = "Lovelace", UserRole role = UserRole.User, string passwordHash = "hash", DateTimeOffset? at = null) =>
        User.Register(EmailAddress.Parse(email).Expect(), passwordHash, firstName, lastName, role, at ?? Noon).Expect();

    public static User Administrator(string email = "root@example.com", DateTimeOffset? at = null) => With(email, "Grace", "Hopper", UserRole.Admin, at: at);
}
