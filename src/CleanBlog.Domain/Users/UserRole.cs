namespace CleanBlog.Domain.Users;

/// <summary>What a user may do beyond its own things.</summary>
public enum UserRole
{
    /// <summary>Writes posts and changes what is its own.</summary>
    User,

    /// <summary>Also sees and changes what is anybody's.</summary>
    Admin,
}
