using CleanBlog.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.SqlServer.Dac.Model;

namespace CleanBlog.Persistence.Tests.SqlServer;

/// <summary>The scripts for SQL Server, read by its own parser and its compiler of schemas. It is not execution.</summary>
public sealed class ScriptTests
{
    private const string Table = "CREATE TABLE posts (id binary(16) NOT NULL CONSTRAINT pk_posts PRIMARY KEY, title nvarchar(510) NOT NULL);";

    [Test]
    public async Task The_parser_finds_nothing_wrong_with_the_migrations() =>
        Assert.That(TransactSql.FindErrors(await TransactSql.ScriptMigrationsAsync(OfflineDatabase.SqlServer)), Is.Empty);

    [Test]
    public void The_compiler_finds_nothing_wrong_with_what_the_migrations_define()
    {
        using var model = TransactSql.LoadMigrations(OfflineDatabase.SqlServer);

        Assert.That(TransactSql.FindErrors(model), Is.Empty);
    }

    [Test]
    public void The_compiler_finds_nothing_wrong_with_the_whole_model()
    {
        using var context = OfflineDatabase.SqlServer.CreateContext();
        using var model = TransactSql.Load([context.Database.GenerateCreateScript()]);

        Assert.That(TransactSql.FindErrors(model), Is.Empty);
        Assert.That(ScriptedSchema.Read(model), Is.EquivalentTo(SchemaExpectations.Of("SqlServer")));
    }

    [Test]
    public async Task The_migrations_can_be_run_again()
    {
        var script = await TransactSql.ScriptMigrationsAsync(OfflineDatabase.SqlServer);
        var unguarded = TransactSql.FindUnguarded(script);

        Assert.That(TransactSql.LiftDefinitions(script), Is.Not.Empty);
        Assert.That(unguarded, Is.Empty);
    }

    [Test]
    public void The_history_of_migrations_has_the_column_that_a_start_reads()
    {
        using var model = TransactSql.LoadMigrations(OfflineDatabase.SqlServer);

        Assert.That(ScriptedSchema.ColumnsOfHistory(model), Does.Contain("migration_id"));
    }

    [TestCase(PlainSql.AppliedMigrations)]
    [TestCase(PlainSql.Probe)]
    public void The_parser_finds_nothing_wrong_with_what_passes_Entity_Framework_by(string sql) => Assert.That(TransactSql.FindErrors(sql), Is.Empty);

    [TestCase("CREATE TABLE posts (id binary(16),, title nvarchar(510));")]
    [TestCase("CREATE TABLE posts (id binary(16) NOT NULL;")]
    [TestCase("SELECT id FROM posts LIMIT 10")]
    [TestCase("SELECT id FROM posts ORDER BY id OFFSET 10")]
    [TestCase("SELECT \"id FROM posts")]
    public void The_parser_does_find_what_is_wrong(string script) => Assert.That(TransactSql.FindErrors(script), Is.Not.Empty);

    [TestCase("CREATE INDEX ix_posts_slug ON posts (slug);")]
    [TestCase("CREATE INDEX ix_drafts_title ON drafts (title);")]
    [TestCase("ALTER TABLE posts ADD CONSTRAINT fk_posts_users FOREIGN KEY (author_id) REFERENCES users (id);")]
    [TestCase("CREATE TABLE posts (id binary(16) NOT NULL);")]
    [TestCase("CREATE TABLE tags (id nosuchtype NOT NULL);")]
    public void The_compiler_does_find_what_is_wrong(string definition)
    {
        using var sound = TransactSql.Load([Table]);
        using var broken = TransactSql.Load([Table, definition]);

        Assert.That(TransactSql.FindErrors(sound), Is.Empty);
        Assert.That(TransactSql.FindErrors(broken), Is.Not.Empty);
    }

    [Test]
    public void The_compiler_refuses_what_it_cannot_read() =>
        Assert.That(() => TransactSql.Load(["CREATE TABLE posts (id binary(16),, title nvarchar(510));"]), Throws.InstanceOf<DacModelException>());

    [Test]
    public void A_definition_outside_a_block_does_not_go_unnoticed() =>
        Assert.That(TransactSql.FindUnguarded($"BEGIN TRANSACTION; {Table} COMMIT;"), Has.Exactly(1).Items);

    [Test]
    public void A_schema_that_differs_does_not_go_unnoticed()
    {
        using var model = TransactSql.Load([Table]);

        Assert.That(ScriptedSchema.Read(model), Is.EquivalentTo([
            "posts.id binary(16) NOT NULL",
            "posts.title nvarchar(510) NOT NULL",
            "PRIMARY KEY pk_posts posts (id)",
        ]));
    }
}
