using CleanBlog.Infrastructure.Persistence;
using CleanBlog.Infrastructure.PostgreSql;
using CleanBlog.Infrastructure.Sqlite;
using CleanBlog.Infrastructure.SqlServer;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.Options;

namespace CleanBlog.Persistence.Tests;

/// <summary>A database as its model and its migrations describe it. Nothing is connected to, so none of them is ever absent.</summary>
public sealed class OfflineDatabase
{
    private readonly string? connectionString;

    private OfflineDatabase(IDatabaseProvider provider, string? connectionString) => (Provider, this.connectionString) = (provider, connectionString);

    public static OfflineDatabase Sqlite { get; } = new(new SqliteProvider(Path.GetTempPath()), connectionString: null);

    public static OfflineDatabase PostgreSql { get; } = new(new PostgreSqlProvider(), "Host=nowhere.invalid;Database=cleanblog");

    public static OfflineDatabase SqlServer { get; } = new(new SqlServerProvider(), "Server=nowhere.invalid;Database=cleanblog");

    public static IReadOnlyList<OfflineDatabase> All { get; } = [Sqlite, PostgreSql, SqlServer];

    public IDatabaseProvider Provider { get; }

    public Database Database => new(Options.Create(new PersistenceOptions { Provider = Provider.Name, ConnectionString = connectionString }), [Provider]);

    /// <summary>A context as the server has it.</summary>
    public BlogDbContext CreateContext() => new(Configure().Options);

    /// <summary>A context that builds its model from the code.</summary>
    public BlogDbContext CreateContextWithoutCompiledModel()
    {
        var options = Configure();
        ((IDbContextOptionsBuilderInfrastructure)options).AddOrUpdateExtension(options.Options.FindExtension<CoreOptionsExtension>()!.WithModel(null));
        return new(options.Options);
    }

    /// <summary>The tables that the code describes, with what only migrations need to know.</summary>
    public IRelationalModel DescribeTables()
    {
        using var context = CreateContext();
        return context.GetService<IDesignTimeModel>().Model.GetRelationalModel();
    }

    /// <summary>The tables that the migrations end with, as their snapshot has it.</summary>
    public IRelationalModel DescribeSnapshot()
    {
        using var context = CreateContext();
        var snapshot = context.GetService<IMigrationsAssembly>().ModelSnapshot!.Model;
        var model = snapshot is IMutableModel mutable ? mutable.FinalizeModel() : snapshot;
        return context.GetService<IModelRuntimeInitializer>().Initialize(model, designTime: true).GetRelationalModel();
    }

    public override string ToString() => Provider.Name;

    private DbContextOptionsBuilder<BlogDbContext> Configure()
    {
        var options = new DbContextOptionsBuilder<BlogDbContext>();
        Database.Configure(options);
        return options;
    }
}
