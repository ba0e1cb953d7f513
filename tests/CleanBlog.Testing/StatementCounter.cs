using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CleanBlog.Testing;

/// <summary>Keeps the SQL that EF Core sends, so that a test can count it.</summary>
public sealed class StatementCounter : DbCommandInterceptor
{
    private readonly Lock gate = new();
    private readonly List<string> statements = [];

    public IReadOnlyList<string> Statements
    {
        get
        {
            lock (gate)
                return [.. statements];
        }
    }

    public void Reset()
    {
        lock (gate)
            statements.Clear();
    }

    public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result) =>
        Keep(command, result);

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(Keep(command, result));

    public override InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<int> result) =>
        Keep(command, result);

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(Keep(command, result));

    public override InterceptionResult<object> ScalarExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<object> result) =>
        Keep(command, result);

    public override ValueTask<InterceptionResult<object>> ScalarExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<object> result, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(Keep(command, result));

    private T Keep<T>(DbCommand command, T result)
    {
        lock (gate)
            statements.Add(command.CommandText);

        return result;
    }
}
