using CleanBlog.Testing;
using Npgsql;

namespace CleanBlog.Persistence.Tests.PostgreSql;

/// <summary>The servers that other tests stand on, and the ways to break them.</summary>
public sealed class PostgreSqlServerTests
{
    private string table = "";

    [SetUp]
    public void NameTable()
    {
        RequiredDatabases.SkipWithout("postgresql", PostgreSqlServer.Absence);
        table = $"drafts_{TestContext.CurrentContext.Test.ID.Replace('-', '_')}";
    }

    [Test]
    public async Task The_shared_server_answers()
    {
        var server = await PostgreSqlServer.StartedAsync();

        var version = await AskAsync(server.ConnectionString, "SELECT version()");

        Assert.That(version, Does.StartWith($"PostgreSQL {server.Version.Major}."));
    }

    [Test]
    public async Task The_shared_server_is_started_once()
    {
        var first = await PostgreSqlServer.StartedAsync();

        var second = await PostgreSqlServer.StartedAsync();

        Assert.That(second, Is.SameAs(first));
    }

    [Test]
    public async Task A_container_answers()
    {
        if (DockerEngine.Absence is { } absence)
            Assert.Ignore(absence);

        await using var container = DockerEngine.PostgreSql();
        await container.StartAsync();

        Assert.That(await AskAsync(container.GetConnectionString(), "SELECT 1"), Is.EqualTo(1));
    }

    [Test]
    public async Task A_durable_cluster_that_was_killed_has_what_was_committed()
    {
        RequiredDatabases.SkipWithout("postgresql", PostgreSqlCluster.Absence);
        await using var cluster = await PostgreSqlCluster.CreateAsync();
        await AskAsync(cluster.ConnectionString, $"CREATE TABLE {table} (title text)");
        await AskAsync(cluster.ConnectionString, $"INSERT INTO {table} VALUES ('Notes')");

        await cluster.KillAsync();
        await Assert.ThatAsync(() => AskAsync(cluster.ConnectionString, "SELECT 1"), Throws.InstanceOf<NpgsqlException>());
        await cluster.StartAsync();

        Assert.That(await CountAsync(cluster.ConnectionString), Is.EqualTo(1));
    }

    [Test]
    public async Task A_cluster_takes_no_other_password()
    {
        RequiredDatabases.SkipWithout("postgresql", PostgreSqlCluster.Absence);
        await using var cluster = await PostgreSqlCluster.CreateAsync(durable: false);
        var wrong = new NpgsqlConnectionStringBuilder(cluster.ConnectionString) { Password = "postgres" };

        await Assert.ThatAsync(() => AskAsync(wrong.ConnectionString, "SELECT 1"), Throws.InstanceOf<PostgresException>().With.Property("SqlState").EqualTo("28P01"));
    }

    [Test]
    public async Task A_bouncer_gives_two_transactions_of_one_client_no_session_in_common()
    {
        RequiredDatabases.SkipWithout("postgresql", PgBouncer.Absence);
        var server = await PostgreSqlServer.StartedAsync();
        await using var bouncer = await PgBouncer.StartAsync(server.ConnectionString);
        await using var first = await OpenAsync(bouncer.ConnectionString);
        await using var second = await OpenAsync(bouncer.ConnectionString);

        var process = await AskAsync(first, "SELECT pg_backend_pid()");
        await using var transaction = await second.BeginTransactionAsync();
        var taken = await AskAsync(second, "SELECT pg_backend_pid()");
        var next = await AskAsync(first, "SELECT pg_backend_pid()");

        Assert.That(taken, Is.EqualTo(process));
        Assert.That(next, Is.Not.EqualTo(process));
    }

    [Test]
    public async Task A_proxy_that_is_not_told_to_cut_hands_everything_on()
    {
        await using var proxy = await ProxyAsync();

        await CommitAsync(proxy);

        Assert.That(proxy.Cuts, Is.Zero);
        Assert.That(await CountAsync(proxy.ConnectionString), Is.EqualTo(1));
    }

    [TestCase(Cut.Before, 0)]
    [TestCase(Cut.After, 1)]
    public async Task A_cut_at_a_commit_fails_it_whether_or_not_the_row_is_there(Cut when, int rows)
    {
        await using var proxy = await ProxyAsync();
        await using var connection = await OpenAsync(proxy.ConnectionString);
        proxy.CutNext(when);

        await using var transaction = await connection.BeginTransactionAsync();
        await AskAsync(connection, $"INSERT INTO {table} VALUES ('COMMIT')");
        await Assert.ThatAsync(() => transaction.CommitAsync(), Throws.InstanceOf<NpgsqlException>());

        Assert.That(proxy.Cuts, Is.EqualTo(1));
        Assert.That(await CountAsync(proxy.ConnectionString), Is.EqualTo(rows));
    }

    [Test]
    public async Task A_cut_during_a_commit_fails_the_client()
    {
        await using var proxy = await ProxyAsync();
        proxy.CutNext(Cut.During);

        await Assert.ThatAsync(() => CommitAsync(proxy), Throws.InstanceOf<NpgsqlException>());

        Assert.That(proxy.Cuts, Is.EqualTo(1));
    }

    [Test]
    public async Task After_its_cuts_a_proxy_hands_everything_on_again()
    {
        await using var proxy = await ProxyAsync();
        proxy.CutNext(Cut.Before, Cut.Before);

        await Assert.ThatAsync(() => CommitAsync(proxy), Throws.InstanceOf<NpgsqlException>());
        await Assert.ThatAsync(() => CommitAsync(proxy), Throws.InstanceOf<NpgsqlException>());
        await CommitAsync(proxy);

        Assert.That(proxy.Cuts, Is.EqualTo(2));
        Assert.That(await CountAsync(proxy.ConnectionString), Is.EqualTo(1));
    }

    [Test]
    public async Task A_statement_that_commits_by_itself_can_be_cut_as_well()
    {
        await using var proxy = await ProxyAsync();
        proxy.Commits = sent => sent.Span.IndexOf("INSERT"u8) >= 0;
        proxy.CutNext(Cut.After);

        await Assert.ThatAsync(() => AskAsync(proxy.ConnectionString, $"INSERT INTO {table} VALUES ('Notes')"), Throws.InstanceOf<NpgsqlException>());

        Assert.That(await CountAsync(proxy.ConnectionString), Is.EqualTo(1));
    }

    private static async Task<NpgsqlConnection> OpenAsync(string connectionString)
    {
        var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        return connection;
    }

    private static async Task<object?> AskAsync(string connectionString, string sql)
    {
        await using var connection = await OpenAsync(connectionString);
        return await AskAsync(connection, sql);
    }

    private static async Task<object?> AskAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }

    /// <summary>A proxy before the shared server, which has an empty table.</summary>
    private async Task<TcpProxy> ProxyAsync()
    {
        var server = await PostgreSqlServer.StartedAsync();
        await AskAsync(server.ConnectionString, $"DROP TABLE IF EXISTS {table}; CREATE TABLE {table} (title text)");
        return new TcpProxy(server.ConnectionString);
    }

    private async Task CommitAsync(TcpProxy proxy)
    {
        await using var connection = await OpenAsync(proxy.ConnectionString);
        await using var transaction = await connection.BeginTransactionAsync();
        await AskAsync(connection, $"INSERT INTO {table} VALUES ('COMMIT')");
        await transaction.CommitAsync();
    }

    private Task<object?> CountAsync(string connectionString) => AskAsync(connectionString, $"SELECT count(*) FROM {table}");
}
