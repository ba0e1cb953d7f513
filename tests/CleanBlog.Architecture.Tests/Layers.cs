using System.Reflection;
using ArchUnitNET.Fluent;
using ArchUnitNET.Fluent.Syntax.Elements.Types;
using ArchUnitNET.Loader;
using CleanBlog.Application;
using CleanBlog.Domain.Posts;
using CleanBlog.Infrastructure;
using CleanBlog.Infrastructure.PostgreSql;
using CleanBlog.Infrastructure.Sqlite;
using CleanBlog.Infrastructure.SqlServer;
using static ArchUnitNET.Fluent.ArchRuleDefinition;

namespace CleanBlog.Architecture.Tests;

internal static class Layers
{
    public static readonly Assembly Domain = typeof(Post).Assembly;
    public static readonly Assembly Application = typeof(ApplicationServices).Assembly;
    public static readonly Assembly Infrastructure = typeof(InfrastructureServices).Assembly;
    public static readonly Assembly Sqlite = typeof(SqliteServices).Assembly;
    public static readonly Assembly PostgreSql = typeof(PostgreSqlServices).Assembly;
    public static readonly Assembly SqlServer = typeof(SqlServerServices).Assembly;
    public static readonly Assembly WebApi = typeof(WebApi.Posts.PostEndpoints).Assembly;

    /// <summary>Everything, and beside it the violations that are planted to prove that each rule can fail.</summary>
    public static readonly ArchUnitNET.Domain.Architecture All = new ArchLoader()
        .LoadAssemblies(Domain, Application, Infrastructure, Sqlite, PostgreSql, SqlServer, WebApi, typeof(Layers).Assembly)
        .Build();

    public static GivenTypesConjunction Planted => Types().That().ResideInNamespaceMatching(@"\.Planted$");

    public static GivenTypesConjunction In(Assembly layer) => Types().That().ResideInAssembly(layer);

    /// <summary>What follows <c>^</c> in a pattern of the namespaces that are out of bounds.</summary>
    public static IArchRule DependOnNothingOf(this GivenTypesConjunction types, string forbidden) =>
        types.Should().NotDependOnAny(Types(includeReferenced: true).That().ResideInNamespaceMatching($"^{forbidden}"));

    /// <summary>A namespace and what lies below it.</summary>
    public static string Below(string name) => $@"{name.Replace(".", @"\.", StringComparison.Ordinal)}(\.|$)";
}
