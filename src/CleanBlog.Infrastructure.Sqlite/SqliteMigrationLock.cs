using System.Data.Common;

namespace CleanBlog.Infrastructure.Sqlite;

/// <summary>
/// Lets one process at a time migrate a file. Entity Framework's own lock is a row that stays behind when its process is killed, and
/// the next one waits for it without end; this one is the operating system's, on an empty file beside the database, and goes with the
/// process.
/// </summary>
internal sealed class SqliteMigrationLock : IAsyncDisposable
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(50);

    private readonly FileStream file;

    private SqliteMigrationLock(FileStream file) => this.file = file;

    public static async Task<SqliteMigrationLock> AcquireAsync(string databasePath, CancellationToken cancellationToken)
    {
        var path = $"{databasePath}-migration-lock";
        using var timer = new PeriodicTimer(PollInterval);

        while (true)
        {
            try
            {
                return new(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            }
            catch (IOException exception) when (IsHeldByAnother(exception))
            {
                await timer.WaitForNextTickAsync(cancellationToken);
            }
        }
    }

    /// <summary>To be called by the holder of the lock only: nobody else can be migrating then, so a row that says so is a dead process's.</summary>
    public static async Task ForgetKilledMigrationAsync(DbConnection existing, CancellationToken cancellationToken)
    {
        await using (existing)
        {
            await existing.OpenAsync(cancellationToken);
            await using var command = existing.CreateCommand();
            command.CommandText = "DROP TABLE IF EXISTS \"__EFMigrationsLock\"";
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    public ValueTask DisposeAsync() => file.DisposeAsync();

    /// <summary>A sharing violation: ERROR_SHARING_VIOLATION on Windows, EWOULDBLOCK of flock elsewhere. A missing folder or right is no reason to wait.</summary>
    private static bool IsHeldByAnother(IOException exception)
    {
        const int SharingViolation = unchecked((int)0x80070020);
        const int WouldBlockOnLinux = 11;
        const int WouldBlockOnMacOS = 35;

        return exception.HResult is SharingViolation or WouldBlockOnLinux or WouldBlockOnMacOS;
    }
}
