using System.Net;
using System.Net.Http.Json;
using CleanBlog.Testing;
using CleanBlog.WebApi.Tests.Startup;

namespace CleanBlog.WebApi.Tests.Audit;

/// <summary>The server is killed while accounts are opened: each that is there has its event, and each event its account.</summary>
public sealed class KilledAuditTests : PostgreSqlHostTest
{
    private const int Senders = 8;
    private const int Rounds = 3;

    private const string Select = "SELECT CAST(id AS text) FROM users ORDER BY id";
    private const string SelectEvents = "SELECT CAST(subject_id AS text) FROM audit_events WHERE event = 'user.registered' ORDER BY subject_id";

    [SetUp]
    public void HashCheaply() => Host.Settings["Passwords__Iterations"] = "1";

    [Test]
    public async Task Accounts_and_their_events_are_the_same_on_PostgreSQL()
    {
        await UseMigratedDatabaseAsync();
        await RegisterAndKillAsync();

        Assert.That(await ReadAsync(SelectEvents), Is.EqualTo(await ReadAsync(Select)).And.Count.GreaterThanOrEqualTo(Rounds));
    }

    [Test]
    public async Task Accounts_and_their_events_are_the_same_on_SQLite()
    {
        UseSqlite();
        await RegisterAndKillAsync();

        Assert.That(Host.Read(SelectEvents), Is.EqualTo(Host.Read(Select)).And.Count.GreaterThanOrEqualTo(Rounds));
    }

    private async Task RegisterAndKillAsync()
    {
        for (var round = 0; round < Rounds; round++)
        {
            var server = await Host.ServeAsync();
            var first = new TaskCompletionSource();
            var senders = Enumerable.Range(0, Senders).Select(sender => RegisterUntilItEndsAsync(server.Http, $"{round}-{sender}", first)).ToList();

            await first.Task.WaitAsync(TimeSpan.FromMinutes(1));
            await server.Process.KillAsync();
            await Task.WhenAll(senders);
        }
    }

    /// <summary>One account after the other.</summary>
    private static async Task RegisterUntilItEndsAsync(HttpClient http, string name, TaskCompletionSource first)
    {
        var number = 0;

        while (await TryToRegisterAsync(http, $"{name}-{number}@example.com", first))
            number++;
    }

    /// <summary>False where the server is gone.</summary>
    private static async Task<bool> TryToRegisterAsync(HttpClient http, string email, TaskCompletionSource first)
    {
        try
        {
            using var response = await http.PostAsJsonAsync("/api/auth/register", new { email, first_name = "Mary", last_name = "Somerville", password = AUser.Password });

            if (response.StatusCode is HttpStatusCode.Created)
                first.TrySetResult();

            return true;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
