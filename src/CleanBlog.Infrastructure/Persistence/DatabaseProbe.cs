using CleanBlog.Application.Common;

namespace CleanBlog.Infrastructure.Persistence;

internal sealed class DatabaseProbe(BlogDbContext context) : IDatabaseProbe
{
    public Task<bool> CanConnectAsync(CancellationToken cancellationToken) => context.Database.CanConnectAsync(cancellationToken);
}
