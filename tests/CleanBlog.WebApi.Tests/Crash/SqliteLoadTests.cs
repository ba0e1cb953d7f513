using System.Globalization;
using System.Security.Cryptography;
using CleanBlog.Testing;

namespace CleanBlog.WebApi.Tests.Crash;

/// <summary>SQLite lets one connection write at a time; clients of the server never see that. For two seconds unless CLEANBLOG_SOAK_SECONDS says how long.</summary>
public sealed class SqliteLoadTests
{
    private const int Writers = 32;
    private const int Readers = 8;

    [Test]
    public async Task Writers_and_readers_at_once_all_get_through()
    {
        var time = TimeSpan.FromSeconds(int.Parse(Environment.GetEnvironmentVariable("CLEANBLOG_SOAK_SECONDS") ?? "2", CultureInfo.InvariantCulture));
        using var blog = new BlogUnderLoad(TestDatabase.Kinds[0], connectionString: null, RandomNumberGenerator.GetInt32(int.MaxValue));
        var report = new CrashReport($"{Writers} writers and {Readers} readers for {time.TotalSeconds} s, SQLite", blog) { Rounds = 1 };
        await blog.StartAsync();
        await blog.SignUpAsync(Writers, Readers);

        await blog.LoadAsync(() => Task.Delay(time));
        report.Add(await blog.CompareAsync());

        await report.WriteAsync();
        Assert.That(report.Findings, Is.Empty);
        Assert.That(blog.Ledger.Read.Value, Is.Positive);
    }
}
