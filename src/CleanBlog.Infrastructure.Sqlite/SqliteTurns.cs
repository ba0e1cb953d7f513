using System.Data;
using System.Data.Common;
using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SQLitePCL;

namespace CleanBlog.Infrastructure.Sqlite;

/// <summary>
/// Has the writers of this process wait for each other, first come first served and without a thread, before they ask for the lock of
/// the file: whoever meets that lock sleeps on a thread of the pool, for 150 ms at a time. A turn is as long as the lock is held: from
/// BEGIN to the end of the transaction, or as long as a command that commits itself. It ends with its connection at the latest. Where
/// others wait, such a command runs on a connection that goes from one to the next.
/// </summary>
internal sealed class SqliteTurns : DbCommandInterceptor, IDbTransactionInterceptor, IDbConnectionInterceptor
{
    private readonly TimeSpan patience;
    private readonly TimeProvider clock;

    /// <summary>Holds the one turn there is, while nobody has it; readers of a channel are served in the order in which they came.</summary>
    private readonly Channel<Turn> free = Channel.CreateBounded<Turn>(1);

    private DbConnection? writer;

    private int waiting;

    /// <summary>Goes with the turn as long as somebody waits for it; nobody else touches it.</summary>
    private SqliteWriteConnection? handedOn;

    public SqliteTurns(TimeSpan patience, TimeProvider clock)
    {
        (this.patience, this.clock) = (patience, clock);
        free.Writer.TryWrite(default);
    }

    public DbConnection ConnectionCreated(ConnectionCreatedEventData eventData, DbConnection result)
    {
        result.StateChange += EndWhenClosed;
        return result;
    }

    public async ValueTask<InterceptionResult<DbTransaction>> TransactionStartingAsync(
        DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result, CancellationToken cancellationToken = default)
    {
        await BeginAsync(connection, cancellationToken);
        return result;
    }

    public Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default) =>
        EndAsync(eventData.Context!);

    public Task TransactionRolledBackAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default) =>
        EndAsync(eventData.Context!);

    public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        if (!CommitsItself(command, eventData))
            return result;

        await BeginAsync(command.Connection!, cancellationToken);

        if (handedOn is null && Volatile.Read(ref waiting) is 0)
        {
            command.CommandText = SqliteAtomicBatch.Wrap(command.CommandText);
            return result;
        }

        handedOn ??= await SqliteWriteConnection.OpenAsync(command.Connection!.ConnectionString, cancellationToken);
        return InterceptionResult<DbDataReader>.SuppressWithResult(await handedOn.ExecuteReaderAsync(command, cancellationToken));
    }

    public override async ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (CommitsItself(command, eventData))
            await BeginAsync(command.Connection!, cancellationToken);

        return result;
    }

    public override ValueTask<int> NonQueryExecutedAsync(DbCommand command, CommandExecutedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        End(command);
        return new(result);
    }

    /// <summary>The reader is closed already: a statement with RETURNING commits no earlier.</summary>
    public override InterceptionResult DataReaderDisposing(DbCommand command, DataReaderDisposingEventData eventData, InterceptionResult result)
    {
        End(command);
        return result;
    }

    /// <summary>The fault may be one of the connection.</summary>
    public override Task CommandFailedAsync(DbCommand command, CommandErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        End(command, keepsConnection: false);
        return Task.CompletedTask;
    }

    private Task EndAsync(DbContext context)
    {
        End(context.Database.GetDbConnection());
        return Task.CompletedTask;
    }

    private void EndWhenClosed(object connection, StateChangeEventArgs change)
    {
        if (change.CurrentState is ConnectionState.Closed)
            End((DbConnection)connection);
    }

    private static bool CommitsItself(DbCommand command, CommandEventData eventData) =>
        command.Transaction is null && eventData.CommandSource is CommandSource.SaveChanges or CommandSource.ExecuteDelete or CommandSource.ExecuteUpdate;

    private async ValueTask BeginAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref writer) == connection)
            return;

        if (!free.Reader.TryRead(out _))
            await WaitAsync(cancellationToken);

        Volatile.Write(ref writer, connection);
    }

    /// <summary>Waits no longer than the driver would for the lock, and fails as it does then.</summary>
    private async Task WaitAsync(CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);

        Interlocked.Increment(ref waiting);

        try
        {
            await free.Reader.ReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new SqliteException("No turn to write came in time: database is locked", raw.SQLITE_BUSY);
        }
        finally
        {
            Interlocked.Decrement(ref waiting);
        }
    }

    /// <summary>In a transaction a turn outlasts its statements.</summary>
    private void End(DbCommand command, bool keepsConnection = true)
    {
        if (command is not { Transaction: null, Connection: SqliteConnection connection } || Volatile.Read(ref writer) != connection)
            return;

        var isUndone = true;

        try
        {
            isUndone = SqliteAtomicBatch.UndoUnfinished(connection) || handedOn?.UndoUnfinished() is true;
        }
        finally
        {
            End(connection, keepsConnection && !isUndone);
        }
    }

    private void End(DbConnection connection, bool keepsConnection = true)
    {
        if (Volatile.Read(ref writer) != connection)
            return;

        var last = keepsConnection && Volatile.Read(ref waiting) > 0 ? null : Interlocked.Exchange(ref handedOn, null);

        // Before the next one can begin.
        Volatile.Write(ref writer, null);
        free.Writer.TryWrite(default);
        last?.Dispose();
    }

    private readonly record struct Turn;
}
