using CleanBlog.Domain.Sessions;
using CleanBlog.Domain.Users;

namespace CleanBlog.Testing;

/// <summary>Sessions that are valid unless a test says otherwise.</summary>
public static class ASession
{
    public static readonly SessionClient Client = new("Tests", "192.0.2.1");

    public static readonly SessionPolicy Policy = new(TimeSpan.FromDays(14), TimeSpan.FromDays(30), SessionPolicy.GreatestMaxPerUser);

    public static (Session Session, RefreshToken Token) Of(User user, DateTimeOffset? at = null) => Session.Begin(user, Client, Policy, at ?? AUser.Noon);
}
