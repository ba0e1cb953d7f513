using System.Reflection;
using ArchUnitNET.Fluent;

namespace CleanBlog.Architecture.Tests;

public sealed class DependencyTests
{
    // Coverlet writes calls of its own into what it measures.
    private const string NeitherOurDomainNorTheBcl = @"(?!(System|CleanBlog\.Domain|Coverlet)(\.|$)).+";

    private static IEnumerable<TestCaseData> Arrows()
    {
        yield return Arrow(Layers.Domain, NeitherOurDomainNorTheBcl);
        yield return Arrow(Layers.Application, Layers.Below("Microsoft.EntityFrameworkCore"));
        yield return Arrow(Layers.Application, Layers.Below("Microsoft.AspNetCore"));
        yield return Arrow(Layers.Application, Layers.Below("CleanBlog.Infrastructure"));
        yield return Arrow(Layers.Application, Layers.Below("CleanBlog.WebApi"));
        yield return Arrow(Layers.Infrastructure, Layers.Below("CleanBlog.WebApi"));
        yield return Arrow(Layers.Infrastructure, Layers.Below("CleanBlog.Infrastructure.Sqlite"));
        yield return Arrow(Layers.Infrastructure, Layers.Below("CleanBlog.Infrastructure.PostgreSql"));
        yield return Arrow(Layers.Infrastructure, Layers.Below("CleanBlog.Infrastructure.SqlServer"));
        yield return Arrow(Layers.Infrastructure, Layers.Below("Microsoft.Data.Sqlite"));
        yield return Arrow(Layers.Infrastructure, Layers.Below("Microsoft.Data.SqlClient"));
        yield return Arrow(Layers.Infrastructure, Layers.Below("Npgsql"));
        yield return Arrow(Layers.Sqlite, Layers.Below("CleanBlog.WebApi"));
        yield return Arrow(Layers.Sqlite, Layers.Below("CleanBlog.Infrastructure.PostgreSql"));
        yield return Arrow(Layers.Sqlite, Layers.Below("CleanBlog.Infrastructure.SqlServer"));
        yield return Arrow(Layers.PostgreSql, Layers.Below("CleanBlog.WebApi"));
        yield return Arrow(Layers.PostgreSql, Layers.Below("CleanBlog.Infrastructure.Sqlite"));
        yield return Arrow(Layers.PostgreSql, Layers.Below("CleanBlog.Infrastructure.SqlServer"));
        yield return Arrow(Layers.SqlServer, Layers.Below("CleanBlog.WebApi"));
        yield return Arrow(Layers.SqlServer, Layers.Below("CleanBlog.Infrastructure.Sqlite"));
        yield return Arrow(Layers.SqlServer, Layers.Below("CleanBlog.Infrastructure.PostgreSql"));
        yield return Arrow(Layers.WebApi, Layers.Below("Microsoft.EntityFrameworkCore"));
        yield return Arrow(Layers.WebApi, Layers.Below("Microsoft.Data.Sqlite"));
        yield return Arrow(Layers.WebApi, Layers.Below("Microsoft.Data.SqlClient"));
        yield return Arrow(Layers.WebApi, Layers.Below("Npgsql"));
    }

    [TestCaseSource(nameof(Arrows))]
    public void Dependencies_point_inward(Assembly layer, string forbidden) =>
        Assert.That(Violations(Layers.In(layer).DependOnNothingOf(forbidden)), Is.Empty);

    [TestCaseSource(nameof(Arrows))]
    public void A_dependency_that_points_outward_would_be_seen(Assembly layer, string forbidden) =>
        Assert.That(Violations(Layers.Planted.DependOnNothingOf(forbidden)), Has.Some.Contains("LeakyUseCase"), $"A rule of {layer} is blind");

    [TestCase("CleanBlog.Domain", "Microsoft.")]
    [TestCase("CleanBlog.Domain", "CleanBlog.")]
    [TestCase("CleanBlog.Application", "Microsoft.EntityFrameworkCore")]
    [TestCase("CleanBlog.Application", "Microsoft.AspNetCore")]
    [TestCase("CleanBlog.Application", "CleanBlog.Infrastructure")]
    [TestCase("CleanBlog.Infrastructure", "Microsoft.EntityFrameworkCore.Sqlite")]
    [TestCase("CleanBlog.Infrastructure", "Microsoft.EntityFrameworkCore.SqlServer")]
    [TestCase("CleanBlog.Infrastructure", "Npgsql")]
    [TestCase("CleanBlog.Infrastructure", "CleanBlog.WebApi")]
    [TestCase("CleanBlog.Infrastructure.Sqlite", "CleanBlog.WebApi")]
    [TestCase("CleanBlog.Infrastructure.PostgreSql", "CleanBlog.WebApi")]
    [TestCase("CleanBlog.Infrastructure.SqlServer", "CleanBlog.WebApi")]
    [TestCase("CleanBlog.WebApi", "Microsoft.EntityFrameworkCore")]
    [TestCase("CleanBlog.WebApi", "Microsoft.Data.Sqlite")]
    [TestCase("CleanBlog.WebApi", "Microsoft.Data.SqlClient")]
    [TestCase("CleanBlog.WebApi", "Npgsql")]
    public void An_assembly_refers_to_none_that_is_out_of_bounds(string assembly, string forbidden) =>
        Assert.That(ReferencesOf(Assembly.Load(assembly)), Has.None.StartsWith(forbidden));

    [TestCase("Microsoft.")]
    [TestCase("CleanBlog.")]
    [TestCase("Microsoft.EntityFrameworkCore")]
    [TestCase("Microsoft.AspNetCore")]
    [TestCase("CleanBlog.Infrastructure")]
    [TestCase("CleanBlog.WebApi")]
    [TestCase("Microsoft.Data.Sqlite")]
    [TestCase("Microsoft.Data.SqlClient")]
    [TestCase("Npgsql")]
    public void A_reference_out_of_bounds_would_be_seen(string forbidden) =>
        Assert.That(ReferencesOf(typeof(DependencyTests).Assembly), Has.Some.StartsWith(forbidden));

    private static TestCaseData Arrow(Assembly layer, string forbidden) =>
        new TestCaseData(layer, forbidden).SetArgDisplayNames(layer.GetName().Name!, forbidden);

    private static IEnumerable<string> ReferencesOf(Assembly assembly) => assembly.GetReferencedAssemblies().Select(reference => reference.Name!);

    private static IEnumerable<string> Violations(IArchRule rule) =>
        rule.Evaluate(Layers.All).Where(result => !result.Passed).Select(result => result.Description);
}
