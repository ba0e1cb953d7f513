using CleanBlog.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.Extensions.Options;

namespace CleanBlog.Infrastructure.SqlServer;

/// <summary>Lets <c>dotnet ef</c> build the model from this project alone; it connects to nothing.</summary>
internal sealed class DesignTimeFactory : IDesignTimeDbContextFactory<BlogDbContext>
{
    public BlogDbContext CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<BlogDbContext>();
        var settings = new PersistenceOptions { Provider = "SqlServer", ConnectionString = "Server=localhost;Database=cleanblog" };

        new Database(Options.Create(settings), [new SqlServerProvider()]).Configure(options);

        return new BlogDbContext(options.Options);
    }
}
