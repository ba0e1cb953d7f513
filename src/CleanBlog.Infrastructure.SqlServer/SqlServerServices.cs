using CleanBlog.Infrastructure.Persistence;
using Microsoft.Extensions.DependencyInjection;

namespace CleanBlog.Infrastructure.SqlServer;

public static class SqlServerServices
{
    /// <summary>Offers <c>Persistence:Provider=SqlServer</c>.</summary>
    public static IServiceCollection AddSqlServer(this IServiceCollection services) => services.AddSingleton<IDatabaseProvider, SqlServerProvider>();
}
