using CleanBlog.Domain.Common;

namespace CleanBlog.Domain.Users;

/// <summary>What a token's subject may do now, if it is still there and active.</summary>
public sealed class ActiveCaller : Specification<User, Caller>
{
    public ActiveCaller(UserId id)
    {
        Query.Where(user => user.Id == id && user.IsActive);
        Select(user => new Caller(user.Id, user.Role));
    }
}
