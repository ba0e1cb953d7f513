using System.Xml.Linq;

namespace CleanBlog.Architecture.Tests;

/// <summary>The arrows as the project files draw them, whether or not the code uses them yet.</summary>
public sealed class ProjectTests
{
    private static readonly DirectoryInfo Root = FindRoot();

    [TestCase("CleanBlog.Domain")]
    [TestCase("CleanBlog.Application", "CleanBlog.Domain")]
    [TestCase("CleanBlog.Infrastructure", "CleanBlog.Application")]
    [TestCase("CleanBlog.Infrastructure.Sqlite", "CleanBlog.Infrastructure")]
    [TestCase("CleanBlog.Infrastructure.PostgreSql", "CleanBlog.Infrastructure")]
    [TestCase("CleanBlog.Infrastructure.SqlServer", "CleanBlog.Infrastructure")]
    [TestCase(
        "CleanBlog.WebApi",
        "CleanBlog.Application", "CleanBlog.Infrastructure",
        "CleanBlog.Infrastructure.Sqlite", "CleanBlog.Infrastructure.PostgreSql", "CleanBlog.Infrastructure.SqlServer")]
    public void A_project_refers_to_the_projects_it_may_refer_to(string project, params string[] expected) =>
        Assert.That(References(project, "ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path.Replace('\\', '/'))), Is.EquivalentTo(expected));

    [Test]
    public void The_domain_has_no_package() => Assert.That(References("CleanBlog.Domain", "PackageReference"), Is.Empty);

    [Test]
    public void The_use_cases_have_two_packages() =>
        Assert.That(References("CleanBlog.Application", "PackageReference"), Is.EquivalentTo(["Mapster", "Microsoft.Extensions.DependencyInjection.Abstractions"]));

    [TestCase("CleanBlog.Infrastructure")]
    [TestCase("CleanBlog.WebApi")]
    public void No_package_of_a_database_lies_outside_its_own_project(string project) =>
        Assert.That(References(project, "PackageReference"), Has.None.Contains("Sqlite").And.None.Contains("Npgsql").And.None.Contains("SqlServer"));

    [TestCase("CleanBlog.Infrastructure.Sqlite", "Microsoft.EntityFrameworkCore.Sqlite")]
    [TestCase("CleanBlog.Infrastructure.PostgreSql", "Npgsql.EntityFrameworkCore.PostgreSQL")]
    [TestCase("CleanBlog.Infrastructure.SqlServer", "Microsoft.EntityFrameworkCore.SqlServer")]
    public void The_project_of_a_database_is_where_its_package_lies(string project, string package) =>
        Assert.That(References(project, "PackageReference"), Is.EquivalentTo(["Microsoft.EntityFrameworkCore.Design", package]));

    [Test]
    public void Every_project_of_the_source_is_ruled_here() =>
        Assert.That(Root.GetDirectories("src/*").Select(folder => folder.Name), Is.EquivalentTo(
            [
                "CleanBlog.Domain", "CleanBlog.Application", "CleanBlog.Infrastructure", "CleanBlog.Infrastructure.Sqlite",
                "CleanBlog.Infrastructure.PostgreSql", "CleanBlog.Infrastructure.SqlServer", "CleanBlog.WebApi",
            ]));

    private static IEnumerable<string> References(string project, string kind) =>
        XDocument.Load(Path.Combine(Root.FullName, "src", project, $"{project}.csproj")).Descendants(kind).Select(reference => reference.Attribute("Include")!.Value);

    private static DirectoryInfo FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);

        while (!File.Exists(Path.Combine(folder.FullName, "CleanBlog.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside the repository.");

        return folder;
    }
}
