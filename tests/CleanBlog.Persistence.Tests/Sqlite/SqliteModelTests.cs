using CleanBlog.Infrastructure.Persistence;
using CleanBlog.Infrastructure.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.Options;

namespace CleanBlog.Persistence.Tests.Sqlite;

public sealed class SqliteModelTests
{
    [Test]
    public void The_migrations_cover_the_whole_model()
    {
        using var context = new BlogDbContext(Configure().Options);

        Assert.That(context.Database.HasPendingModelChanges(), Is.False, "Add a migration: build/add-migration.sh NAME");
    }

    [Test]
    public void The_server_runs_on_the_compiled_model()
    {
        using var context = new BlogDbContext(Configure().Options);

        Assert.That(context.Model.GetType().Namespace, Is.EqualTo("CleanBlog.Infrastructure.Sqlite.CompiledModel"));
    }

    [Test]
    public void The_compiled_model_is_the_one_that_the_code_describes()
    {
        using var compiled = new BlogDbContext(Configure().Options);
        using var built = new BlogDbContext(WithoutCompiledModel().Options);

        Assert.That(Describe(compiled.Model), Is.EqualTo(Describe(built.Model)), "The compiled model is stale: build/add-migration.sh renews it");
    }

    [Test]
    public void The_compiled_model_maps_to_the_columns_that_the_code_describes()
    {
        using var compiled = new BlogDbContext(Configure().Options);
        using var built = new BlogDbContext(WithoutCompiledModel().Options);

        Assert.That(compiled.Model.GetRelationalModel().ToDebugString(), Is.EqualTo(built.Model.GetRelationalModel().ToDebugString()));
    }

    [Test]
    public void The_compiled_model_converts_as_the_code_describes()
    {
        using var compiled = new BlogDbContext(Configure().Options);
        using var built = new BlogDbContext(WithoutCompiledModel().Options);

        Assert.That(DescribeConversions(compiled.Model), Is.EqualTo(DescribeConversions(built.Model)));
    }

    private static string Describe(IModel model) => model.ToDebugString(MetadataDebugStringOptions.LongDefault & ~MetadataDebugStringOptions.IncludeAnnotations);

    private static IEnumerable<string> DescribeConversions(IModel model) =>
        model.GetEntityTypes().SelectMany(entity => entity.GetProperties()).Select(property =>
        {
            var mapping = property.GetRelationalTypeMapping();
            return $"{property.DeclaringType.Name}.{property.Name}: {mapping.StoreType}, {mapping.Converter?.ModelClrType} as {mapping.Converter?.ProviderClrType}, at most {property.GetMaxLength()}";
        }).Order(StringComparer.Ordinal);

    private static DbContextOptionsBuilder<BlogDbContext> Configure()
    {
        var options = new DbContextOptionsBuilder<BlogDbContext>();
        new Database(Options.Create(new PersistenceOptions()), [new SqliteProvider(Path.GetTempPath())]).Configure(options);
        return options;
    }

    private static DbContextOptionsBuilder<BlogDbContext> WithoutCompiledModel()
    {
        var options = Configure();
        ((IDbContextOptionsBuilderInfrastructure)options).AddOrUpdateExtension(options.Options.FindExtension<CoreOptionsExtension>()!.WithModel(null));
        return options;
    }
}
