using CleanBlog.Infrastructure;
using CleanBlog.Infrastructure.Persistence;
using CleanBlog.Infrastructure.PostgreSql;
using CleanBlog.Infrastructure.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CleanBlog.Persistence.Tests.Sqlite;

public sealed class SqliteProviderTests
{
    private static readonly string Root = Path.Combine(Path.GetTempPath(), "content-root");

    [Test]
    public void Threads_are_left_while_a_commit_holds_one()
    {
        ThreadPool.GetMinThreads(out _, out var ports);
        ThreadPool.SetMinThreads(1, ports);

        new SqliteProvider(Root, TimeProvider.System).Configure(new DbContextOptionsBuilder<BlogDbContext>(), "Data Source=blog.db");

        ThreadPool.GetMinThreads(out var workers, out _);
        Assert.That(workers, Is.GreaterThan(Environment.ProcessorCount));
    }

    [TestCase("sqlite:///rel.db", "rel.db")]
    [TestCase("sqlite:///sub/rel.db", "sub/rel.db")]
    [TestCase("sqlite+aiosqlite:///rel.db", "rel.db")]
    [TestCase("sqlite+pysqlite:///./rel.db", "rel.db")]
    [TestCase("sqlite:///rel.db?timeout=5", "rel.db")]
    [TestCase("sqlite:///with%20space.db", "with space.db")]
    public void A_relative_url_starts_at_the_content_root(string url, string expected) =>
        Assert.That(Choose(new() { DatabaseUrl = url }).Description, Is.EqualTo($"SQLite file {Path.Combine(Root, expected)}"));

    [TestCase("sqlite:////abs.db", "/abs.db")]
    [TestCase("sqlite+aiosqlite:////var/lib/blog/abs.db", "/var/lib/blog/abs.db")]
    public void A_url_of_four_slashes_is_absolute(string url, string expected) =>
        Assert.That(Choose(new() { DatabaseUrl = url }).Description, Is.EqualTo($"SQLite file {Path.GetFullPath(expected)}"));

    [TestCase("sqlite://")]
    [TestCase("sqlite:///")]
    [TestCase("sqlite:///:memory:")]
    [TestCase("sqlite:///:memory:?cache=shared")]
    [TestCase("sqlite:///%3Amemory%3A")]
    [TestCase("sqlite:///file::memory:?uri=true")]
    [TestCase("sqlite:///?timeout=5")]
    [TestCase("sqlite://host/blog.db")]
    [TestCase("sqlite+aiosqlite://")]
    public void A_url_without_a_file_is_refused(string url) =>
        Assert.That(
            () => Choose(new() { DatabaseUrl = url }),
            Throws.TypeOf<StartupException>().With.Message.Contains("DATABASE_URL names no SQLite file"));

    [TestCase("Data Source=:memory:")]
    [TestCase("Mode=ReadWriteCreate")]
    [TestCase("Data Source=blog;Mode=Memory")]
    [TestCase("Data Source=file:blog.db?mode=memory")]
    public void A_connection_string_without_a_file_is_refused(string connectionString) =>
        Assert.That(
            () => Choose(new() { ConnectionString = connectionString }).Description,
            Throws.TypeOf<StartupException>().With.Message.Contains("Persistence:ConnectionString names no SQLite file"));

    [TestCase("postgresql://ada:secret@db/blog", "'postgresql'")]
    [TestCase("mysql+pymysql://ada:secret@db/blog", "'mysql+pymysql'")]
    [TestCase("secret", "no scheme")]
    public void An_unknown_url_is_refused_by_its_scheme_without_its_password(string url, string named) =>
        Assert.That(
            () => Choose(new() { DatabaseUrl = url }),
            Throws.TypeOf<StartupException>().With.Message.Contains(named).And.Message.Contains("Sqlite").And.Message.Not.Contains("secret"));

    [TestCase("Sqlite")]
    [TestCase("sqlite")]
    [TestCase("SQLITE")]
    public void The_provider_is_chosen_in_any_case(string name) =>
        Assert.That(Choose(new() { Provider = name }).Provider.Name, Is.EqualTo("Sqlite"));

    [TestCase("Oracle")]
    [TestCase("")]
    public void An_unknown_provider_is_refused_with_those_there_are(string name) =>
        Assert.That(
            () => Choose(new() { Provider = name }),
            Throws.TypeOf<StartupException>().With.Message.Contains($"Persistence:Provider is '{name}'").And.Message.Contains("Sqlite"));

    [Test]
    public void Without_a_connection_string_the_file_lies_under_the_content_root() =>
        Assert.That(Choose(new()).Description, Is.EqualTo($"SQLite file {Path.Combine(Root, "data", "cleanblog.db")}"));

    [Test]
    public void A_connection_string_outranks_the_url() =>
        Assert.That(Choose(new() { ConnectionString = "Data Source=mine.db", DatabaseUrl = "sqlite:///url.db" }).Description, Does.EndWith("mine.db"));

    [TestCase("Sqlite")]
    [TestCase(null)]
    public void A_url_may_stand_beside_the_name_of_its_provider(string? name) =>
        Assert.That(Choose(new() { Provider = name, DatabaseUrl = "sqlite:///url.db" }).Description, Does.EndWith("url.db"));

    [Test]
    public void A_url_of_another_database_than_the_named_one_is_refused() =>
        Assert.That(
            () => new Database(Options.Create(new PersistenceOptions { Provider = "PostgreSql", DatabaseUrl = "sqlite:///url.db" }), [new SqliteProvider(Root), new PostgreSqlProvider()]),
            Throws.TypeOf<StartupException>().With.Message.Contains("'PostgreSql'").And.Message.Contains("DATABASE_URL leads to Sqlite"));

    [Test]
    public void A_blank_connection_string_and_url_are_none() =>
        Assert.That(Choose(new() { ConnectionString = " ", DatabaseUrl = " " }).Description, Does.EndWith("cleanblog.db"));

    [TestCase("Data Source=mine.db;Password=secret")]
    [TestCase("Server=db;User=ada;Pwd=secret")]
    [TestCase("nonsense")]
    public void What_is_no_connection_string_of_sqlite_is_refused_without_its_password(string connectionString) =>
        Assert.That(
            () => Choose(new() { ConnectionString = connectionString }).Description,
            Throws.TypeOf<StartupException>().With.Message.Contains("Persistence:ConnectionString").And.Message.Not.Contains("secret"));

    [TestCase(null, true)]
    [TestCase(true, true)]
    [TestCase(false, false)]
    public void The_embedded_database_migrates_unless_told_otherwise(bool? configured, bool expected) =>
        Assert.That(Choose(new() { MigrateOnStart = configured }).MigratesOnStart, Is.EqualTo(expected));

    private static Database Choose(PersistenceOptions options) => new(Options.Create(options), [new SqliteProvider(Root)]);
}
