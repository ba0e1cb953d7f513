using CleanBlog.Domain.Common;

namespace CleanBlog.Domain.Users;

/// <summary>Whose tokens are good, and what they may do now.</summary>
public sealed class ActiveCallers : Specification<User, Caller>
{
    public ActiveCallers()
    {
        Query.Where(user => user.IsActive);
        Select(user => new Caller(user.Id, user.Role));
    }
}
