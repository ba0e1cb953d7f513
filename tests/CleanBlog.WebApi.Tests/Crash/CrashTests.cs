using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using CleanBlog.Testing;

namespace CleanBlog.WebApi.Tests.Crash;

/// <summary>
/// The server, or the database under it, is killed while clients write: whatever they were told is true afterwards. A short version
/// unless CLEANBLOG_CRASH_… say how much; build/crash.sh does it at full size.
/// </summary>
[NonParallelizable]
public sealed class CrashTests
{
    private const int Writers = 8;
    private const int Readers = 2;

    private static readonly TimeSpan Promise = TimeSpan.FromSeconds(10);

    /// <summary>A kill comes after one of this many acknowledged writes.</summary>
    private readonly int writesPerRound = Number("CLEANBLOG_CRASH_WRITES") ?? 50;

    private readonly int seed = Number("CLEANBLOG_CRASH_SEED") ?? RandomNumberGenerator.GetInt32(int.MaxValue);

    private string Seed => $"CLEANBLOG_CRASH_SEED={seed}";

    [Test]
    public Task A_killed_server_on_sqlite_keeps_every_promise() => KillServerAsync("server killed, SQLite", Kind("Sqlite"), connectionString: null);

    [Test]
    public async Task A_killed_server_on_postgresql_keeps_every_promise()
    {
        RequiredDatabases.SkipWithout("PostgreSql", PostgreSqlServer.Absence);
        var database = Kind("PostgreSql");
        var connectionString = await database.ReserveAsync();

        try
        {
            await KillServerAsync("server killed, PostgreSQL", database, connectionString);
        }
        finally
        {
            await database.DropAsync(connectionString);
        }
    }

    [Test]
    public async Task A_server_outlives_a_postgresql_that_is_killed()
    {
        RequiredDatabases.SkipWithout("PostgreSql", PostgreSqlCluster.Absence);
        await using var cluster = await PostgreSqlCluster.CreateAsync();
        using var blog = new BlogUnderLoad(Kind("PostgreSql"), cluster.ConnectionString, seed);
        await blog.StartAsync();
        await blog.SignUpAsync(Writers, Readers);

        var report = await RepeatAsync("PostgreSQL killed", blog, Number("CLEANBLOG_CRASH_DATABASE_ROUNDS") ?? 1, report => blog.LoadAsync(async () =>
        {
            await blog.Ledger.Acknowledged.MoreAsync(1 + blog.Below(writesPerRound));
            blog.Access.Outage = Outage.OfTheDatabase;
            await cluster.KillAsync();

            // Sometimes it is back before anybody was sent away.
            await blog.Ledger.Unavailable.MoreAsync(blog.Below(Writers));
            var start = Stopwatch.GetTimestamp();
            await cluster.StartAsync();
            await blog.BecomeReadyAsync();
            report.AddReadiness(Stopwatch.GetElapsedTime(start));
            blog.Access.Outage = Outage.None;
            await blog.Ledger.Acknowledged.MoreAsync(Writers);
        }));

        Assert.That(report.Findings, Is.Empty, Seed);
        Assert.That(report.SlowestReadiness, Is.LessThan(Promise), Seed);
        Assert.That(blog.Access.SlowestAnswer, Is.LessThan(Promise), Seed);
    }

    private async Task KillServerAsync(string what, TestDatabase database, string? connectionString)
    {
        using var blog = new BlogUnderLoad(database, connectionString, seed);
        await blog.StartAsync();
        await blog.SignUpAsync(Writers, Readers);

        var report = await RepeatAsync(what, blog, Number("CLEANBLOG_CRASH_ROUNDS") ?? 1, async report =>
        {
            await blog.LoadAsync(async () =>
            {
                await blog.Ledger.Acknowledged.MoreAsync(1 + blog.Below(writesPerRound));
                blog.Access.Outage = Outage.OfTheServer;
                await blog.KillAsync();
            });

            report.AddReadiness(await blog.StartAsync());
            blog.Access.Outage = Outage.None;
        });

        Assert.That(report.Findings, Is.Empty, Seed);
        Assert.That(report.SlowestReadiness, Is.LessThan(Promise), Seed);
    }

    /// <summary>Ends at the first round that breaks a promise.</summary>
    private static async Task<CrashReport> RepeatAsync(string what, BlogUnderLoad blog, int rounds, Func<CrashReport, Task> crash)
    {
        var report = new CrashReport(what, blog);

        try
        {
            while (report.Rounds < rounds && report.Findings.Count == 0)
            {
                await crash(report);
                report.Add(await blog.CompareAsync());
                report.Rounds++;
            }
        }
        finally
        {
            await report.WriteAsync();
        }

        return report;
    }

    private static TestDatabase Kind(string name) => TestDatabase.Kinds.Single(database => string.Equals(database.Provider.Name, name, StringComparison.Ordinal));

    private static int? Number(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;
}
