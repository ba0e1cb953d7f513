using CleanBlog.Infrastructure.Persistence;

namespace CleanBlog.Infrastructure.SqlServer;

internal sealed class SqlServerDesignTimeFactory() : DesignTimeFactory(new SqlServerProvider(), "Server=localhost;Database=cleanblog");
