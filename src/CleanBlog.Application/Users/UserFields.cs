using CleanBlog.Application.Common;
using CleanBlog.Domain.Users;

namespace CleanBlog.Application.Users;

/// <summary>What callers may ask of a list of users.</summary>
public sealed class UserFields : CollectionFields<User>
{
    private UserFields()
        : base(user => user.Id)
    {
        Uuid("id", user => user.Id);
        Parsed("email", user => user.Email, EmailAddress.Parse);
        Text("first_name", user => user.FirstName);
        Text("last_name", user => user.LastName);
        Word("role", user => user.Role, new Dictionary<string, UserRole>(StringComparer.Ordinal) { ["user"] = UserRole.User, ["admin"] = UserRole.Admin });
        Truth("is_active", user => user.IsActive);
        Instant("created_at", user => user.CreatedAt);
        Instant("updated_at", user => user.UpdatedAt);
        Integer("version", user => user.Version);
    }

    public static UserFields All { get; } = new();
}
