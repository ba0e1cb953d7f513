using CleanBlog.Domain.Common;

namespace CleanBlog.Domain.Users;

/// <summary>
/// One page, or without a window all, of the users; the newest first unless the caller chose otherwise. Who was deleted is not among
/// them, whatever became of their posts.
/// </summary>
public sealed class UsersPage : Specification<User>
{
    /// <summary>Of what there is.</summary>
    /// <param name="window">Which part; null for all.</param>
    /// <param name="selection">What else the caller chose of them.</param>
    /// <param name="words">Those of <see cref="SearchText.WordsOf"/>; each is in the address or the names.</param>
    public UsersPage(Window? window, Selection<User>? selection = null, IReadOnlyList<string>? words = null)
    {
        Query.Where(user => user.DeletedAt == null);

        foreach (var word in words ?? [])
            Query.Where(user => user.SearchText!.Contains(word));

        Query.Select(selection, otherwise: order => order.OrderByDescending(user => user.CreatedAt).ThenByDescending(user => user.Id)).Read(window);
    }
}
