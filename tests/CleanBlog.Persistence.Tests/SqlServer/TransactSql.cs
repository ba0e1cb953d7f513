using CleanBlog.Infrastructure.Persistence;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.SqlServer.Dac;
using Microsoft.SqlServer.Dac.Model;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace CleanBlog.Persistence.Tests.SqlServer;

/// <summary>SQL Server's own parser, and the compiler of its schemas. Neither needs a server.</summary>
internal static class TransactSql
{
    /// <summary>What the parser has against a script; with quoted identifiers, as SqlClient connects.</summary>
    public static IReadOnlyList<string> FindErrors(string script)
    {
        Parse(script, out var errors);
        return [.. errors.Select(error => $"{error.Line}:{error.Column} {error.Message}")];
    }

    /// <summary>What the compiler has against a schema.</summary>
    public static IReadOnlyList<string> FindErrors(TSqlModel model) =>
        [.. model.Validate().Where(message => message.MessageType is not DacMessageType.Message).Select(message => $"{message.Prefix}{message.Number} {message.Message}")];

    /// <summary>The tree of a script that has to be without an error.</summary>
    public static TSqlFragment Parse(string script)
    {
        var tree = Parse(script, out var errors);
        Assert.That(errors.Select(error => error.Message), Is.Empty, script);
        return tree;
    }

    private static TSqlFragment Parse(string script, out IList<ParseError> errors)
    {
        using var text = new StringReader(script);
        return new TSql160Parser(initialQuotedIdentifiers: true).Parse(text, out errors);
    }

    public static Task<string> ScriptMigrationsAsync(OfflineDatabase database) =>
        new DatabaseSchema(database.Database, NullLogger<DatabaseSchema>.Instance).ScriptAsync(CancellationToken.None);

    /// <summary>The statements that stand in the IF blocks of a script and define something that no later one drops.</summary>
    public static IReadOnlyList<string> LiftDefinitions(string script)
    {
        var blocks = new Blocks();
        Parse(script).Accept(blocks);
        return blocks.Definitions;
    }

    /// <summary>The statements of a script that would run every time; beginning and ending a transaction does no harm.</summary>
    public static IReadOnlyList<string> FindUnguarded(string script) =>
        [.. ((TSqlScript)Parse(script)).Batches
            .SelectMany(batch => batch.Statements)
            .Where(statement => statement is not (IfStatement or BeginTransactionStatement or CommitTransactionStatement))
            .Select(statement => statement.GetType().Name)];

    /// <summary>The schema that definitions add up to; the compiler throws for what it cannot even read.</summary>
    public static TSqlModel Load(IEnumerable<string> definitions)
    {
        var model = new TSqlModel(SqlServerVersion.Sql160, new TSqlModelOptions());

        foreach (var definition in definitions)
            model.AddObjects(definition);

        return model;
    }

    /// <summary>The schema that the migrations add up to.</summary>
    public static TSqlModel LoadMigrations(OfflineDatabase database) => Load(LiftDefinitions(ScriptMigrationsAsync(database).GetAwaiter().GetResult()));

    private sealed class Blocks : TSqlFragmentVisitor
    {
        private readonly List<string> definitions = [];

        public IReadOnlyList<string> Definitions => definitions;

        public override void Visit(BeginEndBlockStatement node)
        {
            foreach (var statement in node.StatementList.Statements.Where(statement => statement is not InsertStatement))
            {
                if (statement is DropIndexStatement drop)
                    definitions.RemoveAll(definition => drop.DropIndexClauses.OfType<DropIndexClause>().Any(clause => IsIndex(definition, clause.Index.Value)));
                else if (statement is AlterTableAddTableElementStatement more)
                    Extend(more);
                else
                    definitions.Add(Define(statement));
            }
        }

        /// <summary>The compiler takes a column from the statement that makes its table, and from no other.</summary>
        private void Extend(AlterTableAddTableElementStatement more)
        {
            var (index, table) = definitions.Index()
                .Select(definition => (definition.Index, Table: (Parse(definition.Item) as TSqlScript)?.Batches[0].Statements[0] as CreateTableStatement))
                .Single(definition => string.Equals(definition.Table?.SchemaObjectName.BaseIdentifier.Value, more.SchemaObjectName.BaseIdentifier.Value, StringComparison.Ordinal));

            foreach (var column in more.Definition.ColumnDefinitions)
                table!.Definition.ColumnDefinitions.Add(column);

            definitions[index] = Define(table!);
        }

        private static bool IsIndex(string definition, string name) =>
            Parse(definition) is TSqlScript { Batches: [{ Statements: [CreateIndexStatement index] }] } && string.Equals(index.Name.Value, name, StringComparison.Ordinal);

        /// <summary>What needs a setting of the session, such as a filtered index, stands in a text of its own.</summary>
        private static string Define(TSqlStatement statement)
        {
            if (statement is ExecuteStatement { ExecuteSpecification.ExecutableEntity: ExecutableStringList { Strings: [StringLiteral text] } })
                return text.Value;

            new Sql160ScriptGenerator().GenerateScript(statement, out var definition);
            return definition;
        }
    }
}
