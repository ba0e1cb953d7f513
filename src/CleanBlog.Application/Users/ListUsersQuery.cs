using CleanBlog.Domain.Common;
using CleanBlog.Domain.Users;

namespace CleanBlog.Application.Users;

/// <summary>Which users.</summary>
/// <param name="Search">Words that are all in the address or the names; null for whatever they are.</param>
/// <param name="Selection">What else was chosen of them; null for nothing.</param>
public sealed record ListUsersQuery(string? Search = null, Selection<User>? Selection = null)
{
    /// <summary>Refused with <see cref="UserErrors.DirectoryClosed"/>.</summary>
    internal Result<UsersPage> Specify(UserDirectory directory, Caller? caller, Window? window)
    {
        if (!directory.IsOpenTo(caller))
            return UserErrors.DirectoryClosed;

        return new UsersPage(window, Selection, Search is null ? [] : SearchText.WordsOf(Search));
    }
}
