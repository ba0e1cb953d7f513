using CleanBlog.Infrastructure.Persistence;
using Microsoft.Extensions.DependencyInjection;

namespace CleanBlog.Infrastructure.Sqlite;

public static class SqliteServices
{
    /// <summary>Offers <c>Persistence:Provider=Sqlite</c>.</summary>
    public static IServiceCollection AddSqlite(this IServiceCollection services) => services.AddSingleton<IDatabaseProvider, SqliteProvider>();
}
