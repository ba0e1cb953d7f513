using System.Net.Sockets;
using CleanBlog.Infrastructure;
using CleanBlog.Infrastructure.Persistence;
using CleanBlog.Infrastructure.PostgreSql;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Npgsql;

namespace CleanBlog.Persistence.Tests.PostgreSql;

public sealed class PostgreSqlProviderTests
{
    private const string Plain = "Host=db;Database=blog";

    [TestCase("postgresql://ada:secret@db:6543/blog")]
    [TestCase("postgres://ada:secret@db:6543/blog")]
    [TestCase("postgresql+asyncpg://ada:secret@db:6543/blog")]
    [TestCase("postgresql+psycopg2://ada:secret@db:6543/blog")]
    [TestCase("postgresql+psycopg_async://ada:secret@db:6543/blog")]
    [TestCase("postgresql://ada:secret@db:6543/blog/")]
    [TestCase("postgresql://db:6543/blog?user=ada&password=secret")]
    [TestCase("postgresql://ada:secret@/blog?host=db&port=6543")]
    [TestCase("postgresql://ada:secret@:6543/blog?host=db")]
    [TestCase("postgresql:///?host=db&port=6543&user=ada&password=secret&dbname=blog")]
    [TestCase("postgresql://ada:secret@db:6543?dbname=blog")]
    public void A_url_names_it_all_in_any_of_its_forms(string url)
    {
        var settings = ByUrl(url);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(settings.Host, Is.EqualTo("db"));
            Assert.That(settings.Port, Is.EqualTo(6543));
            Assert.That(settings.Database, Is.EqualTo("blog"));
            Assert.That(settings.Username, Is.EqualTo("ada"));
            Assert.That(settings.Password, Is.EqualTo("secret"));
        }
    }

    [TestCase("postgresql://db/blog")]
    [TestCase("postgresql://db:5432/blog")]
    public void The_port_may_be_left_out(string url) => Assert.That(ByUrl(url).Port, Is.EqualTo(5432));

    [TestCase("%40%3A%2F%3F%23%25", "@:/?#%")]
    [TestCase("p%C3%A4ss%20w%C3%B6rd", "päss wörd")]
    [TestCase("%F0%9F%94%91", "🔑")]
    [TestCase("a+b", "a+b")]
    [TestCase("a%3Bb%3D%27c%27", "a;b='c'")]
    [TestCase("a:b", "a:b")]
    [TestCase("", "")]
    public void A_password_is_decoded(string written, string expected) =>
        Assert.That(ByUrl($"postgresql://ada:{written}@db/blog").Password ?? "", Is.EqualTo(expected));

    [TestCase("%40%3A%2F", "@:/")]
    [TestCase("%C3%A4da", "äda")]
    [TestCase("ada%2Bblog", "ada+blog")]
    public void User_and_database_are_decoded(string written, string expected)
    {
        var settings = ByUrl($"postgresql://{written}:secret@db/{written}");

        Assert.That(settings.Username, Is.EqualTo(expected));
        Assert.That(settings.Database, Is.EqualTo(expected));
    }

    [TestCase("postgresql://ada:secret@[::1]:6543/blog", "::1")]
    [TestCase("postgresql://ada:secret@[2001:db8::1]:6543/blog", "2001:db8::1")]
    [TestCase("postgresql://ada:secret@127.0.0.1:6543/blog", "127.0.0.1")]
    [TestCase("postgresql:///blog?host=%2Fvar%2Frun%2Fpostgresql&port=6543", "/var/run/postgresql")]
    [TestCase("postgresql://ada:secret@bücher.example:6543/blog", "xn--bcher-kva.example")]
    public void A_host_may_be_an_address_or_a_socket(string url, string expected)
    {
        Assert.That(ByUrl(url).Host, Is.EqualTo(expected));
        Assert.That(ByUrl(url).Port, Is.EqualTo(6543));
    }

    [TestCase("sslmode=disable", SslMode.Disable)]
    [TestCase("sslmode=allow", SslMode.Allow)]
    [TestCase("sslmode=prefer", SslMode.Prefer)]
    [TestCase("sslmode=require", SslMode.Require)]
    [TestCase("sslmode=verify-ca", SslMode.VerifyCA)]
    [TestCase("sslmode=verify-full", SslMode.VerifyFull)]
    [TestCase("ssl=require", SslMode.Require)]
    [TestCase("SSLMODE=require", SslMode.Require)]
    public void The_encryption_is_named_as_libpq_does(string parameter, SslMode expected) =>
        Assert.That(ByUrl($"postgresql://db/blog?{parameter}").SslMode, Is.EqualTo(expected));

    [Test]
    public void The_other_parameters_of_libpq_are_known()
    {
        var settings = ByUrl("postgresql://db/blog?application_name=reader&connect_timeout=7&target_session_attrs=any&sslrootcert=%2Fca.pem&sslcert=%2Fme.pem&sslkey=%2Fme.key&options=-c%20statement_timeout%3D5s&passfile=%2Fpass");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(settings.ApplicationName, Is.EqualTo("reader"));
            Assert.That(settings.Timeout, Is.EqualTo(7));
            Assert.That(settings.TargetSessionAttributes, Is.EqualTo("any"));
            Assert.That(settings.RootCertificate, Is.EqualTo("/ca.pem"));
            Assert.That(settings.SslCertificate, Is.EqualTo("/me.pem"));
            Assert.That(settings.SslKey, Is.EqualTo("/me.key"));
            Assert.That(settings.Options, Is.EqualTo("-c statement_timeout=5s"));
            Assert.That(settings.Passfile, Is.EqualTo("/pass"));
        }
    }

    [Test]
    public void Parameters_may_be_npgsqls_own() =>
        Assert.That(ByUrl("postgresql://db/blog?Maximum%20Pool%20Size=7&Keepalive=30"), Has.Property("MaxPoolSize").EqualTo(7).And.Property("KeepAlive").EqualTo(30));

    [TestCase("postgresql://ada:secret@db:port/blog")]
    [TestCase("postgresql://ada:secret@db:99999/blog")]
    [TestCase("postgresql://ada:secret@[::1/blog")]
    [TestCase("postgresql://ada:secret@db/blog?sslmode=secret")]
    [TestCase("postgresql://ada:secret@db/blog?connect_timeout=soon")]
    [TestCase("postgresql://ada:secret@db/blog?connect_timeout=-1")]
    [TestCase("postgresql://ada:secret@db/blog?nosuch=parameter")]
    [TestCase("postgresql://ada:secret@db/blog?secret")]
    [TestCase("postgresql://ada:secret@one:1,two:2/blog")]
    [TestCase("postgresql://ada:se/cret@db/blog")]
    [TestCase("postgresql://")]
    public void A_url_that_is_none_is_refused_without_its_password(string url) =>
        Assert.That(
            () => Choose(new() { DatabaseUrl = url }).Description,
            Throws.TypeOf<StartupException>().With.Message.Contains("DATABASE_URL").And.Message.Not.Contains("secret").And.Message.Not.Contains("cret@"));

    [TestCase("postgresql://ada:secret@db")]
    [TestCase("postgresql://ada:secret@db/")]
    [TestCase("postgresql://ada:secret@/blog")]
    [TestCase("postgresql:///blog")]
    public void A_url_without_host_or_database_is_refused(string url) =>
        Assert.That(
            () => Choose(new() { DatabaseUrl = url }).Description,
            Throws.TypeOf<StartupException>().With.Message.Contains("host and database").And.Message.Not.Contains("secret"));

    [TestCase("postgres")]
    [TestCase("postgresql")]
    [TestCase("postgresqlx://db/blog")]
    [TestCase("mysql://ada:secret@db/blog")]
    public void Another_scheme_is_another_databases(string url) => Assert.That(new PostgreSqlProvider().ParseUrl(url), Is.Null);

    [TestCase("Host=db;Username=ada;Password=secret")]
    [TestCase("Database=blog;Username=ada;Password=secret")]
    [TestCase("Host= ;Database=blog;Password=secret")]
    public void A_connection_string_without_host_or_database_is_refused(string connectionString) =>
        Assert.That(
            () => Choose(new() { ConnectionString = connectionString }).Description,
            Throws.TypeOf<StartupException>().With.Message.Contains("host and database").And.Message.Not.Contains("secret"));

    [TestCase("nonsense secret")]
    [TestCase("Host=db;Database=blog;Password=secret;Nosuch=setting")]
    [TestCase("Host=db;Database=blog;Password=secret;Port=port")]
    [TestCase("Host=db;Database=blog;Password=secret;Port=99999999999999999999")]
    [TestCase("Host=db;Database=blog;Password=secret;Port=0")]
    [TestCase("Host=db;Database=blog;Password=secret;Timeout=-1")]
    [TestCase("Host=db;Database=blog;Password=secret;Maximum Pool Size=-1")]
    [TestCase("Host=db;Database=blog;Password=secret;SSL Mode=secret")]
    [TestCase("Host=db;Database=blog;Password='secret")]
    public void What_is_no_connection_string_is_refused_without_its_password(string connectionString) =>
        Assert.That(
            () => Choose(new() { ConnectionString = connectionString }).Description,
            Throws.TypeOf<StartupException>().With.Message.Contains("Persistence:ConnectionString").And.Message.Not.Contains("secret"));

    [TestCase("Minimum Pool Size=200")]
    [TestCase("Target Session Attributes=primary")]
    [TestCase("Pooling=false;Multiplexing=true")]
    public void Settings_that_contradict_each_other_are_refused(string settings) =>
        Assert.That(() => Choose(new() { ConnectionString = $"{Plain};Password=secret;{settings}" }).Description, Throws.TypeOf<StartupException>().With.Message.Contains("contradict").And.Message.Not.Contains("secret"));

    [Test]
    public void The_last_of_a_repeated_parameter_counts() =>
        Assert.That(ByUrl("postgresql://db/blog?sslmode=disable&sslmode=require").SslMode, Is.EqualTo(SslMode.Require));

    [Test]
    public void Channel_binding_may_be_required() =>
        Assert.That(ByUrl("postgresql://db/blog?sslmode=require&channel_binding=require").ChannelBinding, Is.EqualTo(ChannelBinding.Require));

    [Test]
    public void Without_a_connection_string_there_is_no_database() =>
        Assert.That(() => Choose(new()), Throws.TypeOf<StartupException>().With.Message.Contains("Persistence:ConnectionString is missing"));

    [TestCase("Host=db;Port=6543;Database=blog;Username=ada;Password=secret")]
    [TestCase("Host=db;Port=6543;Database=blog;Username=ada;Password=secret;SSL Password=secret;Passfile=secret")]
    public void The_description_says_where_it_is_and_no_password(string connectionString) =>
        Assert.That(Choose(new() { ConnectionString = connectionString }).Description, Is.EqualTo("PostgreSQL database blog at db:6543"));

    [TestCase(null, 100)]
    [TestCase(1, 1)]
    [TestCase(7, 7)]
    [TestCase(500, 500)]
    public void The_pool_is_as_large_as_was_told(int? given, int expected) =>
        Assert.That(SettingsOf(Choose(new() { ConnectionString = Plain, MaxPoolSize = given })).MaxPoolSize, Is.EqualTo(expected));

    [TestCase("", null, 100)]
    [TestCase(";Maximum Pool Size=40", null, 40)]
    [TestCase(";Maximum Pool Size=40", 7, 7)]
    [TestCase(";Pooling=false", null, null)]
    public void It_is_known_how_large_the_pool_is(string settings, int? given, int? expected) =>
        Assert.That(Choose(new() { ConnectionString = Plain + settings, MaxPoolSize = given }).PoolSize, Is.EqualTo(expected));

    [Test]
    public void A_smaller_pool_takes_its_least_size_along() =>
        Assert.That(
            SettingsOf(Choose(new() { ConnectionString = $"{Plain};Minimum Pool Size=20;Maximum Pool Size=50", MaxPoolSize = 5 })),
            Has.Property("MaxPoolSize").EqualTo(5).And.Property("MinPoolSize").EqualTo(5));

    [TestCase(Plain, 100)]
    [TestCase($"{Plain};Max Auto Prepare=7", 7)]
    [TestCase($"{Plain};Max Auto Prepare=0", 0)]
    public void Statements_are_prepared_unless_told_otherwise(string connectionString, int expected) =>
        Assert.That(SettingsOf(Choose(new() { ConnectionString = connectionString, MaxPoolSize = 7 })).MaxAutoPrepare, Is.EqualTo(expected));

    [TestCase(Plain, "CleanBlog")]
    [TestCase($"{Plain};Application Name=reader", "reader")]
    public void The_server_is_told_who_connects(string connectionString, string expected) =>
        Assert.That(SettingsOf(Choose(new() { ConnectionString = connectionString })).ApplicationName, Is.EqualTo(expected));

    [TestCase(null, false)]
    [TestCase(true, true)]
    [TestCase(false, false)]
    public void A_server_is_not_migrated_unless_told_so(bool? configured, bool expected) =>
        Assert.That(Choose(new() { ConnectionString = Plain, MigrateOnStart = configured }).MigratesOnStart, Is.EqualTo(expected));

    [TestCase(PostgresErrorCodes.ConnectionException)]
    [TestCase(PostgresErrorCodes.ConnectionFailure)]
    [TestCase(PostgresErrorCodes.InvalidPassword)]
    [TestCase(PostgresErrorCodes.InvalidAuthorizationSpecification)]
    [TestCase(PostgresErrorCodes.InvalidCatalogName)]
    [TestCase(PostgresErrorCodes.TooManyConnections)]
    [TestCase(PostgresErrorCodes.DiskFull)]
    [TestCase(PostgresErrorCodes.OutOfMemory)]
    [TestCase(PostgresErrorCodes.ConfigurationLimitExceeded)]
    [TestCase(PostgresErrorCodes.UndefinedFile)]
    [TestCase(PostgresErrorCodes.AdminShutdown)]
    [TestCase(PostgresErrorCodes.CrashShutdown)]
    [TestCase(PostgresErrorCodes.CannotConnectNow)]
    [TestCase(PostgresErrorCodes.DatabaseDropped)]
    [TestCase(PostgresErrorCodes.IoError)]
    [TestCase(PostgresErrorCodes.ReadOnlySqlTransaction)]
    [TestCase(PostgresErrorCodes.SerializationFailure)]
    [TestCase(PostgresErrorCodes.DeadlockDetected)]
    [TestCase(PostgresErrorCodes.LockNotAvailable)]
    public void These_are_outages(string state) => Assert.That(new PostgreSqlProvider().IsOutage(Refusal(state)), Is.True);

    [TestCase(PostgresErrorCodes.UniqueViolation)]
    [TestCase(PostgresErrorCodes.ForeignKeyViolation)]
    [TestCase(PostgresErrorCodes.StringDataRightTruncation)]
    [TestCase(PostgresErrorCodes.UndefinedTable)]
    [TestCase(PostgresErrorCodes.SyntaxError)]
    [TestCase(PostgresErrorCodes.InsufficientPrivilege)]
    public void These_are_none(string state) => Assert.That(new PostgreSqlProvider().IsOutage(Refusal(state)), Is.False);

    [Test]
    public void A_server_that_cannot_be_reached_is_an_outage() =>
        Assert.That(new PostgreSqlProvider().IsOutage(new NpgsqlException("Failed to connect", new SocketException())), Is.True);

    [Test]
    public void An_outage_is_found_inside_what_was_wrapped_around_it() =>
        Assert.That(
            Choose(new() { ConnectionString = Plain }).IsOutage(new InvalidOperationException("retried", new DbUpdateException("saving", Refusal(PostgresErrorCodes.AdminShutdown)))),
            Is.True);

    [TestCase("Npgsql", true)]
    [TestCase("CleanBlog.Infrastructure", false)]
    public void A_null_in_the_driver_is_a_connection_that_it_has_lost(string source, bool expected) =>
        Assert.That(Choose(new() { ConnectionString = Plain }).IsOutage(new DbUpdateException("saving", LostConnection.In(source))), Is.EqualTo(expected));

    [Test]
    public void An_exception_of_nobody_is_no_outage() =>
        Assert.That(Choose(new() { ConnectionString = Plain }).IsOutage(new InvalidOperationException("a bug")), Is.False);

    [TestCase(PostgresErrorCodes.UniqueViolation, true)]
    [TestCase(PostgresErrorCodes.ForeignKeyViolation, false)]
    [TestCase(PostgresErrorCodes.NotNullViolation, false)]
    public void A_unique_violation_is_told_from_others(string state, bool expected) =>
        Assert.That(new PostgreSqlProvider().IsUniqueViolation(new DbUpdateException("saving", Refusal(state))), Is.EqualTo(expected));

    [TestCase(PostgresErrorCodes.ForeignKeyViolation, true)]
    [TestCase(PostgresErrorCodes.RestrictViolation, true)]
    [TestCase(PostgresErrorCodes.UniqueViolation, false)]
    public void A_reference_that_does_not_hold_is_told_from_others(string state, bool expected) =>
        Assert.That(new PostgreSqlProvider().IsForeignKeyViolation(Refusal(state)), Is.EqualTo(expected));

    private static PostgresException Refusal(string state) => new("refused", "ERROR", "ERROR", state);

    private static Database Choose(PersistenceOptions options)
    {
        options.Provider = "PostgreSql";
        return new(Options.Create(options), [new PostgreSqlProvider()]);
    }

    private static NpgsqlConnectionStringBuilder ByUrl(string url) => SettingsOf(Choose(new() { DatabaseUrl = url }));

    private static NpgsqlConnectionStringBuilder SettingsOf(Database database)
    {
        using var connection = database.ConnectToExisting();
        return new(connection.ConnectionString);
    }
}
