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

    private int clones;

    static SqliteTestDatabase() => AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(Folder, recursive: true);

    public override IDatabaseProvider Provider { get; } = new SqliteProvider(Folder);

    protected override string TemplateConnectionString => $"Data Source={TemplatePath};Pooling=False";

    protected override IDbAdapter ResetAdapter => DbAdapter.Sqlite;

    private static string TemplatePath => Path.Combine(Folder, "template.db");

    public override Task DropAsync(string connectionString)
    {
        using var connection = new SqliteConnection(connectionString);
        SqliteConnection.ClearPool(connection);
        File.Delete(connection.DataSource);
        return Task.CompletedTask;
    }

    protected override Task<string> CloneTemplateAsync()
    {
        var path = Path.Combine(Folder, $"{Interlocked.Increment(ref clones)}.db");
        File.Copy(TemplatePath, path);
        return Task.FromResult($"Data Source={path}");
    }

    protected override DbConnection Connect(string connectionString) => new SqliteConnection(connectionString);
}
