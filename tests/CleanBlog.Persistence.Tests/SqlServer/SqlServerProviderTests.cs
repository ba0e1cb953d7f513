using System.Globalization;
using System.Net;
using System.Net.Sockets;
using CleanBlog.Infrastructure;
using CleanBlog.Infrastructure.Persistence;
using CleanBlog.Infrastructure.SqlServer;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CleanBlog.Persistence.Tests.SqlServer;

public sealed class SqlServerProviderTests
{
    private const string Plain = "Server=db;Database=blog";

    [TestCase("sqlserver://ada:secret@db:1434/blog")]
    [TestCase("mssql://ada:secret@db:1434/blog")]
    [TestCase("mssql+pyodbc://ada:secret@db:1434/blog?driver=ODBC+Driver+18+for+SQL+Server")]
    [TestCase("mssql+pyodbc://ada:secret@db:1434/blog?DRIVER=ODBC+Driver+18+for+SQL+Server")]
    [TestCase("mssql+aioodbc://ada:secret@db:1434/blog")]
    [TestCase("mssql+pymssql://ada:secret@db:1434/blog/")]
    [TestCase("sqlserver://db:1434/blog?User+Id=ada&Password=secret")]
    public void A_url_names_it_all_in_any_of_its_forms(string url)
    {
        var settings = ByUrl(url);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(settings.DataSource, Is.EqualTo("db,1434"));
            Assert.That(settings.InitialCatalog, Is.EqualTo("blog"));
            Assert.That(settings.UserID, Is.EqualTo("ada"));
            Assert.That(settings.Password, Is.EqualTo("secret"));
        }
    }

    [Test]
    public void What_numbers_changes_can_be_read_by_the_server()
    {
        var provider = new SqlServerProvider();

        Assert.That(TransactSql.FindErrors(provider.LockChanges!), Is.Empty);
        Assert.That(TransactSql.FindErrors(PlainSql.NumberChanges(provider.SelectUnnumberedChanges(1000))), Is.Empty);
    }

    [Test]
    public void The_port_may_be_left_out() => Assert.That(ByUrl("sqlserver://db/blog").DataSource, Is.EqualTo("db"));

    [TestCase("%40%3A%2F%3F%23%25", "@:/?#%")]
    [TestCase("p%C3%A4ss%20w%C3%B6rd", "päss wörd")]
    [TestCase("%F0%9F%94%91", "🔑")]
    [TestCase("a+b", "a+b")]
    [TestCase("a%3Bb%3D%27c%27", "a;b='c'")]
    [TestCase("a:b", "a:b")]
    [TestCase("", "")]
    public void A_password_is_decoded(string written, string expected) =>
        Assert.That(ByUrl($"sqlserver://ada:{written}@db/blog").Password, Is.EqualTo(expected));

    [TestCase("%40%3A%2F", "@:/")]
    [TestCase("%C3%A4da", "äda")]
    [TestCase("ada%2Bblog", "ada+blog")]
    public void User_and_database_are_decoded(string written, string expected)
    {
        var settings = ByUrl($"sqlserver://{written}:secret@db/{written}");

        Assert.That(settings.UserID, Is.EqualTo(expected));
        Assert.That(settings.InitialCatalog, Is.EqualTo(expected));
    }

    [TestCase("sqlserver://ada:secret@[::1]:1434/blog", "::1,1434")]
    [TestCase("sqlserver://ada:secret@127.0.0.1:1434/blog", "127.0.0.1,1434")]
    [TestCase("sqlserver://ada:secret@bücher.example/blog", "xn--bcher-kva.example")]
    public void A_host_may_be_an_address(string url, string expected) => Assert.That(ByUrl(url).DataSource, Is.EqualTo(expected));

    [TestCase("encrypt=true&trustservercertificate=true", true, true)]
    [TestCase("Encrypt=yes&TrustServerCertificate=yes", true, true)]
    [TestCase("encrypt=strict", true, false)]
    [TestCase("encrypt=no", false, false)]
    [TestCase("encrypt=optional", false, false)]
    [TestCase("", true, false)]
    public void The_encryption_is_as_was_told(string parameters, bool encrypts, bool trusts)
    {
        var settings = ByUrl($"sqlserver://db/blog?{parameters}");

        Assert.That((bool)settings.Encrypt, Is.EqualTo(encrypts));
        Assert.That(settings.TrustServerCertificate, Is.EqualTo(trusts));
    }

    [TestCase("sqlserver://ada:secret@db:port/blog")]
    [TestCase("sqlserver://ada:secret@db:99999/blog")]
    [TestCase("sqlserver://ada:secret@[::1/blog")]
    [TestCase("sqlserver://ada:secret@db/blog?encrypt=secret")]
    [TestCase("sqlserver://ada:secret@db/blog?Connect%20Timeout=soon")]
    [TestCase("sqlserver://ada:secret@db/blog?nosuch=parameter")]
    [TestCase("sqlserver://ada:secret@db/blog?secret")]
    [TestCase("sqlserver://ada:se/cret@db/blog")]
    [TestCase("sqlserver://")]
    public void A_url_that_is_none_is_refused_without_its_password(string url) =>
        Assert.That(
            () => Choose(new() { DatabaseUrl = url }).Description,
            Throws.TypeOf<StartupException>().With.Message.Contains("DATABASE_URL").And.Message.Not.Contains("secret").And.Message.Not.Contains("cret@"));

    [TestCase("sqlserver://ada:secret@db")]
    [TestCase("sqlserver://ada:secret@db/")]
    [TestCase("sqlserver://ada:secret@/blog")]
    [TestCase("sqlserver:///blog")]
    public void A_url_without_server_or_database_is_refused(string url) =>
        Assert.That(
            () => Choose(new() { DatabaseUrl = url }).Description,
            Throws.TypeOf<StartupException>().With.Message.Contains("server and database").And.Message.Not.Contains("secret"));

    [TestCase("sqlserver")]
    [TestCase("mssqlx://db/blog")]
    [TestCase("mysql://ada:secret@db/blog")]
    public void Another_scheme_is_another_databases(string url) => Assert.That(new SqlServerProvider().ParseUrl(url), Is.Null);

    [TestCase("Server=db;User Id=ada;Password=secret")]
    [TestCase("Database=blog;User Id=ada;Password=secret")]
    [TestCase("Server= ;Database=blog;Password=secret")]
    public void A_connection_string_without_server_or_database_is_refused(string connectionString) =>
        Assert.That(
            () => Choose(new() { ConnectionString = connectionString }).Description,
            Throws.TypeOf<StartupException>().With.Message.Contains("server and database").And.Message.Not.Contains("secret"));

    [TestCase("nonsense secret")]
    [TestCase("Server=db;Database=blog;Password=secret;Nosuch=setting")]
    [TestCase("Server=db;Database=blog;Password=secret;Connect Timeout=soon")]
    [TestCase("Server=db;Database=blog;Password=secret;Connect Timeout=-1")]
    [TestCase("Server=db;Database=blog;Password=secret;Max Pool Size=0")]
    [TestCase("Server=db;Database=blog;Password=secret;Max Pool Size=99999999999999999999")]
    [TestCase("Server=db;Database=blog;Password=secret;Packet Size=1")]
    [TestCase("Server=db;Database=blog;Password=secret;Encrypt=secret")]
    [TestCase("Server=db;Database=blog;Password='secret")]
    public void What_is_no_connection_string_is_refused_without_its_password(string connectionString) =>
        Assert.That(
            () => Choose(new() { ConnectionString = connectionString }).Description,
            Throws.TypeOf<StartupException>().With.Message.Contains("Persistence:ConnectionString").And.Message.Not.Contains("secret"));

    [TestCase("Min Pool Size=200")]
    [TestCase("Integrated Security=true;Authentication=ActiveDirectoryPassword")]
    public void Settings_that_contradict_each_other_are_refused(string settings) =>
        Assert.That(() => Choose(new() { ConnectionString = $"{Plain};Password=secret;{settings}" }).Description, Throws.TypeOf<StartupException>().With.Message.Contains("contradict").And.Message.Not.Contains("secret"));

    [Test]
    public void Without_a_connection_string_there_is_no_database() =>
        Assert.That(() => Choose(new()), Throws.TypeOf<StartupException>().With.Message.Contains("Persistence:ConnectionString is missing"));

    [Test]
    public void The_description_says_where_it_is_and_no_password() =>
        Assert.That(Choose(new() { ConnectionString = "Server=db,1434;Database=blog;User Id=ada;Password=secret" }).Description, Is.EqualTo("SQL Server database blog at db,1434"));

    [TestCase(null, 100)]
    [TestCase(1, 1)]
    [TestCase(7, 7)]
    [TestCase(500, 500)]
    public void The_pool_is_as_large_as_was_told(int? given, int expected) =>
        Assert.That(SettingsOf(Choose(new() { ConnectionString = Plain, MaxPoolSize = given })).MaxPoolSize, Is.EqualTo(expected));

    [TestCase("", null, 100)]
    [TestCase(";Max Pool Size=40", null, 40)]
    [TestCase(";Max Pool Size=40", 7, 7)]
    [TestCase(";Pooling=false", null, null)]
    public void It_is_known_how_large_the_pool_is(string settings, int? given, int? expected) =>
        Assert.That(Choose(new() { ConnectionString = Plain + settings, MaxPoolSize = given }).PoolSize, Is.EqualTo(expected));

    [Test]
    public void A_smaller_pool_takes_its_least_size_along() =>
        Assert.That(
            SettingsOf(Choose(new() { ConnectionString = $"{Plain};Min Pool Size=20;Max Pool Size=50", MaxPoolSize = 5 })),
            Has.Property("MaxPoolSize").EqualTo(5).And.Property("MinPoolSize").EqualTo(5));

    [TestCase(Plain, "CleanBlog")]
    [TestCase($"{Plain};Application Name=reader", "reader")]
    [TestCase($"{Plain};App=reader", "reader")]
    public void The_server_is_told_who_connects(string connectionString, string expected) =>
        Assert.That(SettingsOf(Choose(new() { ConnectionString = connectionString })).ApplicationName, Is.EqualTo(expected));

    [TestCase(null, false)]
    [TestCase(true, true)]
    [TestCase(false, false)]
    public void A_server_is_not_migrated_unless_told_so(bool? configured, bool expected) =>
        Assert.That(Choose(new() { ConnectionString = Plain, MigrateOnStart = configured }).MigratesOnStart, Is.EqualTo(expected));

    [TestCase(-2)]
    [TestCase(0)]
    [TestCase(53)]
    [TestCase(1105)]
    [TestCase(1205)]
    [TestCase(1222)]
    [TestCase(3906)]
    [TestCase(4060)]
    [TestCase(9002)]
    [TestCase(10054)]
    [TestCase(10928)]
    [TestCase(18456)]
    [TestCase(40613)]
    [TestCase(50000, 20)]
    [TestCase(50000, 25)]
    public void These_are_outages(int number, byte severity = 14) => Assert.That(new SqlServerProvider().IsOutage(SqlServerFailure.With(number, severity)), Is.True);

    [TestCase(102)]
    [TestCase(208)]
    [TestCase(229)]
    [TestCase(515)]
    [TestCase(547)]
    [TestCase(2601)]
    [TestCase(2627)]
    [TestCase(2628)]
    [TestCase(8152)]
    [TestCase(50000, 19)]
    public void These_are_none(int number, byte severity = 14) => Assert.That(new SqlServerProvider().IsOutage(SqlServerFailure.With(number, severity)), Is.False);

    [Test]
    public void An_outage_is_found_inside_what_was_wrapped_around_it() =>
        Assert.That(
            Choose(new() { ConnectionString = Plain }).IsOutage(new InvalidOperationException("retried", new DbUpdateException("saving", SqlServerFailure.With(40613)))),
            Is.True);

    /// <summary>
    /// The driver's own exception, in whatever language it speaks: nobody answers, and while one tries to connect the others wait for a place in the pool.
    /// </summary>
    [TestCase("")]
    [TestCase("de")]
    public async Task A_pool_without_a_connection_to_spare_is_an_outage(string language)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();

        try
        {
            var database = Choose(new() { ConnectionString = $"Server=127.0.0.1,{((IPEndPoint)silent.LocalEndpoint).Port};Database=blog;User Id=sa;Password=x;Connect Timeout=1;Max Pool Size=1;Pool Blocking Period=NeverBlock;Connect Retry Count=0" });
            var failures = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => FailToOpen(database))));

            Assert.That(failures, Has.Some.TypeOf<InvalidOperationException>());
            Assert.That(failures.Select(database.IsOutage), Is.All.True);
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    [Test]
    public void An_exception_of_nobody_is_no_outage() =>
        Assert.That(Choose(new() { ConnectionString = Plain }).IsOutage(new InvalidOperationException("a bug")), Is.False);

    [TestCase(2601, true)]
    [TestCase(2627, true)]
    [TestCase(547, false)]
    [TestCase(515, false)]
    public void A_unique_violation_is_told_from_others(int number, bool expected) =>
        Assert.That(new SqlServerProvider().IsUniqueViolation(new DbUpdateException("saving", SqlServerFailure.With(number))), Is.EqualTo(expected));

    [TestCase(547, true)]
    [TestCase(2627, false)]
    [TestCase(515, false)]
    public void A_reference_that_does_not_hold_is_told_from_others(int number, bool expected) =>
        Assert.That(new SqlServerProvider().IsForeignKeyViolation(SqlServerFailure.With(number)), Is.EqualTo(expected));

    private static Database Choose(PersistenceOptions options)
    {
        options.Provider = "SqlServer";
        return new(Options.Create(options), [new SqlServerProvider()]);
    }

    private static Exception FailToOpen(Database database)
    {
        using var connection = database.ConnectToExisting();

        try
        {
            connection.Open();
        }
        catch (Exception exception) when (exception is SqlException or InvalidOperationException)
        {
            return exception;
        }

        throw new AssertionException("Somebody answered.");
    }

    private static SqlConnectionStringBuilder ByUrl(string url) => SettingsOf(Choose(new() { DatabaseUrl = url }));

    private static SqlConnectionStringBuilder SettingsOf(Database database)
    {
        using var connection = database.ConnectToExisting();
        return new(connection.ConnectionString);
    }
}
