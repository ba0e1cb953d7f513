using CleanBlog.Infrastructure.Persistence;

namespace CleanBlog.Infrastructure.Sqlite;

internal sealed class SqliteDesignTimeFactory() : DesignTimeFactory(new SqliteProvider(Directory.GetCurrentDirectory()), "Data Source=cleanblog.db");
