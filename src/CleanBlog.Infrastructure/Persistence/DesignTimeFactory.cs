using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.Extensions.Options;

namespace CleanBlog.Infrastructure.Persistence;

/// <summary>Lets <c>dotnet ef</c> build the model from a provider's project alone; it connects to nothing.</summary>
public abstract class DesignTimeFactory(IDatabaseProvider provider, string connectionString) : IDesignTimeDbContextFactory<BlogDbContext>
{
    public BlogDbContext CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<BlogDbContext>();
        var settings = new PersistenceOptions { Provider = provider.Name, ConnectionString = connectionString };

        new Database(Options.Create(settings), [provider]).Configure(options);

        return new BlogDbContext(options.Options);
    }
}
