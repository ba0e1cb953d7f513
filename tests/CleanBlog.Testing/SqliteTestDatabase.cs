using System.Data.Common;
using CleanBlog.Infrastructure.Persistence;
using CleanBlog.Infrastructure.Sqlite;
using Microsoft.Data.Sqlite;
using Respawn;

namespace CleanBlog.Testing;

/// <summary>SQLite in files of a folder that goes with the run; a clone is a copy of the template's file.</summary>
internal sealed class SqliteTestDatabase : TestDatabase
{
    private static readonly string Folder = Directory.CreateTempSubdirectory("cleanblog-tests-").FullName;

    private int files;

    static SqliteTestDatabase() => AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(Folder, recursive: true);

    public override IDatabaseProvider Provider { get; } = new SqliteProvider(Folder);

    protected override IDbAdapter ResetAdapter => DbAdapter.Sqlite;

    public override Task<string> ReserveAsync() =>
        Task.FromResult($"Data Source={Path.Combine(Folder, $"{Interlocked.Increment(ref files)}.db")}");

    public override Task DropAsync(string connectionString)
    {
        using var connection = new SqliteConnection(connectionString);
        SqliteConnection.ClearPool(connection);
        File.Delete(connection.DataSource);
        return Task.CompletedTask;
    }

    public override DbConnection Connect(string connectionString) => new SqliteConnection(connectionString);

    public override Task TakeAwayAsync(DbConnection inUse)
    {
        SqliteConnection.ClearPool((SqliteConnection)inUse);
        File.Move(inUse.DataSource, Aside(inUse.DataSource));
        return Task.CompletedTask;
    }

    public override Task BringBackAsync(string connectionString)
    {
        File.Move(Aside(PathOf(connectionString)), PathOf(connectionString));
        return Task.CompletedTask;
    }

    private static string Aside(string path) => $"{path}.aside";

    protected override async Task<string> CloneAsync(string templateConnectionString)
    {
        var clone = await ReserveAsync();
        File.Copy(PathOf(templateConnectionString), PathOf(clone));
        return clone;
    }

    private static string PathOf(string connectionString) => new SqliteConnectionStringBuilder(connectionString).DataSource;
}
