using CleanBlog.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.Extensions.Options;

namespace CleanBlog.Infrastructure.Sqlite;

/// <summary>Lets <c>dotnet ef</c> build the model from this project alone.</summary>
internal sealed class DesignTimeFactory : IDesignTimeDbContextFactory<BlogDbContext>
{
    public BlogDbContext CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<BlogDbContext>();
        var provider = new SqliteProvider(Directory.GetCurrentDirectory());

        new Database(Options.Create(new PersistenceOptions()), [provider]).Configure(options);

        return new BlogDbContext(options.Options);
    }
}
