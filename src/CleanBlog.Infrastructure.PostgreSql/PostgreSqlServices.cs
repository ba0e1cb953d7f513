using CleanBlog.Infrastructure.Persistence;
using Microsoft.Extensions.DependencyInjection;

namespace CleanBlog.Infrastructure.PostgreSql;

public static class PostgreSqlServices
{
    /// <summary>Offers <c>Persistence:Provider=PostgreSql</c>.</summary>
    public static IServiceCollection AddPostgreSql(this IServiceCollection services) => services.AddSingleton<IDatabaseProvider, PostgreSqlProvider>();
}
