using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CleanBlog.Persistence.Tests.SqlServer;

/// <summary>What would have gone to the server.</summary>
internal sealed record Statement(string Sql, bool InTransaction, IReadOnlyList<SqlParameter> Parameters);

/// <summary>
/// Stands where the server would: keeps each statement that Entity Framework sends, and gives the poorest answer that lets the caller go
/// on: as many rows changed as there should be, many rows where they are counted, and none where they are read.
/// </summary>
internal sealed partial class StatementRecorder : IDbCommandInterceptor, IDbConnectionInterceptor, IDbTransactionInterceptor
{
    /// <summary>More than any query reads.</summary>
    private const int Columns = 32;

    private const int Many = 100;

    private const string OfIdentity = "OUTPUT INSERTED";

    private readonly Lock gate = new();
    private readonly List<Statement> statements = [];
    private readonly TaskCompletionSource first = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private bool inTransaction;

    public IReadOnlyList<Statement> Statements
    {
        get
        {
            lock (gate)
                return [.. statements];
        }
    }

    /// <summary>Ends with the first statement.</summary>
    public Task First => first.Task;

    /// <summary>What the next statements fail with, one after the other; null for one that succeeds.</summary>
    public Queue<SqlException?> Failures { get; } = [];

    /// <summary>What the next commit fails with; it is not counted then.</summary>
    public SqlException? CommitFailure { get; set; }

    /// <summary>How many transactions were committed.</summary>
    public int Commits { get; private set; }

    /// <summary>The answer to a question for existence.</summary>
    public bool Exists { get; set; }

    public InterceptionResult<DbCommand> CommandCreating(CommandCorrelatedEventData eventData, InterceptionResult<DbCommand> result) =>
        InterceptionResult<DbCommand>.SuppressWithResult(new Command(this));

    public InterceptionResult ConnectionOpening(DbConnection connection, ConnectionEventData eventData, InterceptionResult result) => InterceptionResult.Suppress();

    public ValueTask<InterceptionResult> ConnectionOpeningAsync(
        DbConnection connection, ConnectionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(InterceptionResult.Suppress());

    public InterceptionResult<DbTransaction> TransactionStarting(DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result)
    {
        inTransaction = true;
        return InterceptionResult<DbTransaction>.SuppressWithResult(new Transaction(connection, this));
    }

    public ValueTask<InterceptionResult<DbTransaction>> TransactionStartingAsync(
        DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(TransactionStarting(connection, eventData, result));

    private DbDataReader Answer(Command command)
    {
        Keep(command);
        var changes = Outputs().Matches(command.CommandText);

        if (AsksForExistence().IsMatch(command.CommandText))
            return new DataTableReader(Result(Exists));

        if (command.CommandText.Contains("COUNT(*)", StringComparison.Ordinal))
            return new DataTableReader(Result(Many));

        if (command.CommandText.Contains("MAX(", StringComparison.Ordinal))
            return new DataTableReader(Result((long)Many));

        return changes.Count > 0 ? new DataTableReader([.. changes.Select(output => output.Value is OfIdentity ? Result(1L) : Result(1))]) : new DataTableReader(Result<int>());
    }

    [GeneratedRegex($"OUTPUT 1|{OfIdentity}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Outputs();

    [GeneratedRegex(@"^SELECT CASE\s+WHEN EXISTS", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AsksForExistence();

    private static DataTable Result<T>(params IEnumerable<T> rows)
    {
        var table = new DataTable();

        for (var i = 0; i < Columns; i++)
            table.Columns.Add($"c{i}", typeof(T));

        foreach (var value in rows)
            table.LoadDataRow([.. Enumerable.Repeat<object?>(value, Columns)], fAcceptChanges: true);

        return table;
    }

    private void Keep(Command command)
    {
        lock (gate)
            statements.Add(new(command.CommandText, inTransaction, [.. command.Parameters.Cast<SqlParameter>()]));

        first.TrySetResult();

        if (Failures.TryDequeue(out var failure) && failure is not null)
            throw failure;
    }

    /// <summary>Has SqlClient's own parameters, and no connection.</summary>
    private sealed class Command(StatementRecorder recorder) : DbCommand
    {
        private readonly SqlCommand parameters = new();

        [AllowNull]
        public override string CommandText { get; set; } = "";

        public override int CommandTimeout { get; set; }

        public override CommandType CommandType { get; set; } = CommandType.Text;

        public override bool DesignTimeVisible { get; set; }

        public override UpdateRowSource UpdatedRowSource { get; set; }

        protected override DbConnection? DbConnection { get; set; }

        protected override DbParameterCollection DbParameterCollection => parameters.Parameters;

        protected override DbTransaction? DbTransaction { get; set; }

        public override void Cancel()
        {
            // It is over at once.
        }

        public override void Prepare()
        {
            // There is no server to prepare it.
        }

        public override int ExecuteNonQuery()
        {
            recorder.Keep(this);
            return 0;
        }

        public override object? ExecuteScalar()
        {
            recorder.Keep(this);
            return null;
        }

        protected override DbParameter CreateDbParameter() => new SqlParameter();

        protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior) => recorder.Answer(this);

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                parameters.Dispose();

            base.Dispose(disposing);
        }
    }

    private sealed class Transaction(DbConnection connection, StatementRecorder recorder) : DbTransaction
    {
        public override IsolationLevel IsolationLevel => IsolationLevel.ReadCommitted;

        protected override DbConnection DbConnection => connection;

        public override void Commit()
        {
            recorder.inTransaction = false;

            if (recorder.CommitFailure is { } failure)
            {
                recorder.CommitFailure = null;
                throw failure;
            }

            recorder.Commits++;
        }

        public override void Rollback() => recorder.inTransaction = false;
    }
}
