using CleanBlog.Infrastructure.Persistence;

namespace CleanBlog.Infrastructure.PostgreSql;

internal sealed class PostgreSqlDesignTimeFactory() : DesignTimeFactory(new PostgreSqlProvider(), "Host=localhost;Database=cleanblog");
