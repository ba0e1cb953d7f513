using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace CleanBlog.Persistence.Tests.SqlServer;

/// <summary>What a statement does with its parameters and rows, from its tree.</summary>
internal sealed class Bindings : TSqlFragmentVisitor
{
    private readonly Dictionary<string, string> tables = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<(MultiPartIdentifier Column, string Parameter)> pairs = [];
    private readonly List<string> rowLimits = [];
    private readonly List<string> problems = [];
    private readonly SortedSet<string> criteria = new(StringComparer.Ordinal);
    private readonly string kind;
    private string order = "";
    private string limit = "";

    private Bindings(string kind) => this.kind = kind;

    /// <summary>What it does in short: to which tables, by which columns, in which order, and how many rows are enough.</summary>
    public string Summary => string.Join(' ', Parts());

    /// <summary>The column, as table.column, that each parameter is compared with or stored in.</summary>
    public IReadOnlyList<(string Column, string Parameter)> Columns => [.. pairs.Select(pair => (Resolve(pair.Column), pair.Parameter))];

    /// <summary>The parameters of TOP, OFFSET and FETCH.</summary>
    public IReadOnlyList<string> RowLimits => rowLimits;

    /// <summary>Why the rows that a query picks could differ from one run to the next.</summary>
    public IReadOnlyList<string> Problems => problems;

    /// <summary>One for each statement of a batch.</summary>
    public static IReadOnlyList<Bindings> Of(string batch) =>
        [.. ((TSqlScript)TransactSql.Parse(batch)).Batches.SelectMany(part => part.Statements).Where(statement => statement is not PredicateSetStatement).Select(statement =>
        {
            var bindings = new Bindings(statement.GetType().Name.Replace("Statement", "", StringComparison.Ordinal).ToUpperInvariant());
            statement.Accept(bindings);
            return bindings;
        })];

    public override void Visit(NamedTableReference node)
    {
        var table = node.SchemaObject.BaseIdentifier.Value;

        // The target of a DELETE is named by its alias as well.
        if (node.Alias is { } alias)
            tables[alias.Value] = table;
        else
            tables.TryAdd(table, table);
    }

    public override void Visit(BooleanComparisonExpression node)
    {
        Pair(node.FirstExpression, node.SecondExpression);
        Pair(node.SecondExpression, node.FirstExpression);
    }

    public override void Visit(InPredicate node)
    {
        foreach (var value in node.Values)
            Pair(node.Expression, value);
    }

    public override void Visit(LikePredicate node) => Pair(node.FirstExpression, node.SecondExpression);

    public override void Visit(AssignmentSetClause node) => Pair(node.Column, node.NewValue);

    public override void Visit(InsertSpecification node)
    {
        foreach (var row in ((ValuesInsertSource)node.InsertSource).RowValues)
        {
            foreach (var (column, value) in node.Columns.Zip(row.ColumnValues))
                Pair(column, value);
        }
    }

    public override void Visit(TopRowFilter node)
    {
        limit = "TOP";
        Limit(Unwrap(node.Expression));
    }

    public override void Visit(OffsetClause node)
    {
        limit = "OFFSET FETCH";
        Limit(node.OffsetExpression);
        Limit(node.FetchExpression);
    }

    public override void Visit(WhereClause node)
    {
        var columns = new ColumnNames();
        node.Accept(columns);
        criteria.UnionWith(columns.Names);
    }

    public override void Visit(OrderByClause node) =>
        order = string.Join(", ", node.OrderByElements.Select(key => $"{NameOf(key.Expression)}{(key.SortOrder is SortOrder.Descending ? " DESC" : "")}"));

    public override void Visit(QuerySpecification node)
    {
        if (node.TopRowFilter is null && node.OffsetClause is null)
            return;

        var isTotal = node.OrderByClause?.OrderByElements.Any(key => NameOf(key.Expression) is "id" or "position") is true;

        if (!isTotal && !Conjuncts(node.WhereClause?.SearchCondition).Any(IsOneRow))
            problems.Add("It takes some of the rows, but neither orders them down to the id nor asks for one of them.");
    }

    /// <summary>The conditions that all have to hold.</summary>
    private static IEnumerable<BooleanExpression> Conjuncts(BooleanExpression? condition) => condition switch
    {
        null => [],
        BooleanParenthesisExpression parenthesis => Conjuncts(parenthesis.Expression),
        BooleanBinaryExpression { BinaryExpressionType: BooleanBinaryExpressionType.And } and => [.. Conjuncts(and.FirstExpression), .. Conjuncts(and.SecondExpression)],
        _ => [condition],
    };

    /// <summary>Whether it asks for a value of a unique column.</summary>
    private static bool IsOneRow(BooleanExpression condition) =>
        condition is BooleanComparisonExpression { ComparisonType: BooleanComparisonType.Equals, FirstExpression: ColumnReferenceExpression column, SecondExpression: VariableReference }
        && column.MultiPartIdentifier.Identifiers[^1].Value is "id" or "email" or "token_hash";

    private static string NameOf(ScalarExpression expression) =>
        expression is ColumnReferenceExpression { MultiPartIdentifier: { } name } ? name.Identifiers[^1].Value : expression.GetType().Name;

    private static ScalarExpression? Unwrap(ScalarExpression? expression) => expression is ParenthesisExpression parenthesis ? Unwrap(parenthesis.Expression) : expression;

    private IEnumerable<string> Parts()
    {
        yield return kind;

        if (tables.Count > 0)
            yield return string.Join(", ", tables.Values.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

        if (criteria.Count > 0)
            yield return $"BY {string.Join(", ", criteria)}";

        if (order.Length > 0)
            yield return $"ORDER BY {order}";

        if (limit.Length > 0)
            yield return limit;
    }

    private void Limit(ScalarExpression? expression)
    {
        if (expression is VariableReference variable)
            rowLimits.Add(variable.Name);
    }

    private void Pair(ScalarExpression column, ScalarExpression value)
    {
        if (column is ColumnReferenceExpression { MultiPartIdentifier: { } name } && Unwrap(value) is VariableReference variable)
            pairs.Add((name, variable.Name));
    }

    /// <summary>A column without a table belongs to the only one of the statement, as in an INSERT.</summary>
    private string Resolve(MultiPartIdentifier column)
    {
        var table = column.Identifiers.Count > 1 ? tables[column.Identifiers[^2].Value] : tables.Values.Single();

        return $"{table}.{column.Identifiers[^1].Value}";
    }

    private sealed class ColumnNames : TSqlFragmentVisitor
    {
        public List<string> Names { get; } = [];

        public override void Visit(ColumnReferenceExpression node) => Names.Add(NameOf(node));
    }
}
