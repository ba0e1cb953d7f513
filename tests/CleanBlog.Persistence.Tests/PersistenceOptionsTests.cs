using CleanBlog.Infrastructure;
using CleanBlog.Infrastructure.Persistence;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CleanBlog.Persistence.Tests;

public sealed class PersistenceOptionsTests
{
    [TestCase("1")]
    [TestCase("10000")]
    public void A_pool_size_within_the_limits_is_accepted(string size) => Assert.That(() => Choose("PostgreSql", "Host=db;Database=blog", size), Throws.Nothing);

    [TestCase("0")]
    [TestCase("-1")]
    [TestCase("10001")]
    public void A_pool_size_beyond_the_limits_stops_the_start(string size) =>
        Assert.That(
            () => Choose("PostgreSql", "Host=db;Database=blog", size),
            Throws.TypeOf<OptionsValidationException>().With.Message.Contains("Persistence:MaxPoolSize must lie between 1 and 10000"));

    [Test]
    public void A_pool_size_is_refused_where_there_is_no_server() =>
        Assert.That(() => Choose("Sqlite", "Data Source=blog.db", "10"), Throws.TypeOf<StartupException>().With.Message.Contains("Persistence:MaxPoolSize"));

    [TestCase("postgresql://db/blog", "PostgreSql")]
    [TestCase("postgres://db/blog", "PostgreSql")]
    [TestCase("sqlserver://db/blog", "SqlServer")]
    [TestCase("mssql+pyodbc://db/blog", "SqlServer")]
    [TestCase("sqlite:///blog.db", "Sqlite")]
    public void A_url_chooses_among_all_databases(string url, string expected)
    {
        using var services = AHost.With(Path.GetTempPath(), "Development", ("DATABASE_URL", url));

        Assert.That(services.GetRequiredService<Database>().Provider.Name, Is.EqualTo(expected));
    }

    private static void Choose(string provider, string connectionString, string maxPoolSize)
    {
        using var services = AHost.With(
            Path.GetTempPath(),
            "Development",
            ("Persistence:Provider", provider),
            ("Persistence:ConnectionString", connectionString),
            ("Persistence:MaxPoolSize", maxPoolSize));

        Assert.That(services.GetRequiredService<Database>().Provider.Name, Is.EqualTo(provider));
    }
}
