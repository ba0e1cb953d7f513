using Microsoft.EntityFrameworkCore;

namespace CleanBlog.Infrastructure.Persistence.Users;

/// <summary>Makes users that an older version stored ones that can be found.</summary>
internal static class SearchTexts
{
    private const int MostAtOnce = 500;

    /// <summary>One statement on an index that is empty where there is nothing to do.</summary>
    public static async Task FillAsync(BlogDbContext context, CancellationToken cancellationToken)
    {
        while (true)
        {
            context.ChangeTracker.Clear();
            var users = await context.Users.Where(user => user.SearchText == null).OrderBy(user => user.Id).Take(MostAtOnce).ToListAsync(cancellationToken);

            if (users.Count == 0)
                return;

            users.ForEach(user => user.DescribeForSearch());

            try
            {
                await context.SaveChangesAsync(cancellationToken);
            }
            catch (DbUpdateConcurrencyException)
            {
                // Somebody changed one of them meanwhile: what is left is read again.
            }
        }
    }
}
