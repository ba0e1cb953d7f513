using System.Collections;
using System.Data.Common;
using System.Diagnostics;
using CleanBlog.Testing;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CleanBlog.WebApi.Tests.Http.Streaming;

/// <summary>Stands between Entity Framework and the rows of lists that can be long: counts them as they are read, and breaks off where it is told to.</summary>
internal sealed class ReadRows : DbCommandInterceptor
{
    private static readonly TimeSpan Stillness = TimeSpan.FromSeconds(1);

    private int count;
    private int room = int.MaxValue;
    private TaskCompletionSource<int> closed = new();

    public int Count => Volatile.Read(ref count);

    /// <summary>How many had been read when the reader was closed.</summary>
    public Task<int> ClosedAfter => closed.Task;

    public void Expect()
    {
        (count, room) = (0, int.MaxValue);
        closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    /// <summary>No more than so many rows come from here on.</summary>
    public void BreakAfter(int rows) => Volatile.Write(ref room, rows);

    /// <summary>Waits until nobody reads on.</summary>
    /// <returns>How many had been read by then.</returns>
    public async Task<int> StandStillAsync()
    {
        var (seen, since) = (Count, Stopwatch.GetTimestamp());

        await Eventually.HoldsAsync("the reading stood still", () =>
        {
            if (Count != seen)
                (seen, since) = (Count, Stopwatch.GetTimestamp());

            return Task.FromResult(Stopwatch.GetElapsedTime(since) > Stillness);
        });

        return seen;
    }

    public override ValueTask<DbDataReader> ReaderExecutedAsync(
        DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(command.CommandText.Contains("ORDER BY", StringComparison.Ordinal) && !command.CommandText.Contains("sessions", StringComparison.Ordinal) ? new Rows(result, this) : result);

    private bool Counted(bool isRow)
    {
        if (isRow && Interlocked.Decrement(ref room) < 0)
            throw new IOException("The connection to the database broke.");

        if (isRow)
            Interlocked.Increment(ref count);

        return isRow;
    }

    private sealed class Rows(DbDataReader rows, ReadRows counter) : DbDataReader
    {
        public override int Depth => rows.Depth;

        public override int FieldCount => rows.FieldCount;

        public override bool HasRows => rows.HasRows;

        public override bool IsClosed => rows.IsClosed;

        public override int RecordsAffected => rows.RecordsAffected;

        public override object this[int ordinal] => rows[ordinal];

        public override object this[string name] => rows[name];

        public override bool Read() => counter.Counted(rows.Read());

        public override async Task<bool> ReadAsync(CancellationToken cancellationToken) => counter.Counted(await rows.ReadAsync(cancellationToken));

        public override bool NextResult() => rows.NextResult();

        public override Task<bool> NextResultAsync(CancellationToken cancellationToken) => rows.NextResultAsync(cancellationToken);

        public override bool GetBoolean(int ordinal) => rows.GetBoolean(ordinal);

        public override byte GetByte(int ordinal) => rows.GetByte(ordinal);

        public override long GetBytes(int ordinal, long dataOffset, byte[]? buffer, int bufferOffset, int length) => rows.GetBytes(ordinal, dataOffset, buffer, bufferOffset, length);

        public override char GetChar(int ordinal) => rows.GetChar(ordinal);

        public override long GetChars(int ordinal, long dataOffset, char[]? buffer, int bufferOffset, int length) => rows.GetChars(ordinal, dataOffset, buffer, bufferOffset, length);

        public override string GetDataTypeName(int ordinal) => rows.GetDataTypeName(ordinal);

        public override DateTime GetDateTime(int ordinal) => rows.GetDateTime(ordinal);

        public override decimal GetDecimal(int ordinal) => rows.GetDecimal(ordinal);

        public override double GetDouble(int ordinal) => rows.GetDouble(ordinal);

        public override IEnumerator GetEnumerator() => rows.GetEnumerator();

        public override Type GetFieldType(int ordinal) => rows.GetFieldType(ordinal);

        public override T GetFieldValue<T>(int ordinal) => rows.GetFieldValue<T>(ordinal);

        public override Task<T> GetFieldValueAsync<T>(int ordinal, CancellationToken cancellationToken) => rows.GetFieldValueAsync<T>(ordinal, cancellationToken);

        public override float GetFloat(int ordinal) => rows.GetFloat(ordinal);

        public override Guid GetGuid(int ordinal) => rows.GetGuid(ordinal);

        public override short GetInt16(int ordinal) => rows.GetInt16(ordinal);

        public override int GetInt32(int ordinal) => rows.GetInt32(ordinal);

        public override long GetInt64(int ordinal) => rows.GetInt64(ordinal);

        public override string GetName(int ordinal) => rows.GetName(ordinal);

        public override int GetOrdinal(string name) => rows.GetOrdinal(name);

        public override string GetString(int ordinal) => rows.GetString(ordinal);

        public override object GetValue(int ordinal) => rows.GetValue(ordinal);

        public override int GetValues(object[] values) => rows.GetValues(values);

        public override bool IsDBNull(int ordinal) => rows.IsDBNull(ordinal);

        public override void Close()
        {
            counter.closed.TrySetResult(counter.Count);
            rows.Close();
        }

        public override async Task CloseAsync()
        {
            counter.closed.TrySetResult(counter.Count);
            await rows.CloseAsync();
        }

        public override async ValueTask DisposeAsync()
        {
            await rows.DisposeAsync();
            await base.DisposeAsync();
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                rows.Dispose();

            base.Dispose(disposing);
        }
    }
}
