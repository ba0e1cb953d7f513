using System.Diagnostics.Metrics;
using System.Net;
using CleanBlog.Testing;
using CleanBlog.WebApi.Changes;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace CleanBlog.WebApi.Tests.Changes;

/// <summary>Parts that are waited for.</summary>
[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.All))]
public sealed class AwaitChangesTests(TestDatabase database) : ApiTest(database)
{
    private const int MaxWaiting = 5;

    /// <summary>Between two looks at what other instances have committed.</summary>
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly ObservedFeed feed = new();

    private WaitingReaders Readers => Services.GetRequiredService<WaitingReaders>();

    [Test]
    public async Task What_is_there_already_is_told_at_once()
    {
        var id = await WritePostAsync(Ada);

        Assert.That((await Anonymous.ReadAsync("/api/changes?wait=60")).Ids(), Is.EqualTo([id]));
    }

    [Test]
    public async Task Who_waits_is_told_as_soon_as_something_is_committed()
    {
        var waiting = Anonymous.ReadAsync("/api/changes?after=now&wait=60");
        await UntilWaitingAsync(1);

        var id = await WritePostAsync(Ada);

        Assert.That((await waiting).Ids(), Is.EqualTo([id]));
        Assert.That(Clock.GetUtcNow(), Is.EqualTo(await StartAsync()), "Nobody had to wait for a clock");
    }

    [Test]
    public async Task What_is_not_for_the_caller_does_not_end_the_wait()
    {
        var waiting = Eve.ReadAsync("/api/changes?after=now&wait=60");
        await UntilWaitingAsync(1);

        await WritePostAsync(Ada, published: false);
        var id = await WritePostAsync(Ada);

        Assert.That((await waiting).Ids(), Is.EqualTo([id]));
    }

    [Test]
    public async Task After_its_time_an_empty_part_leads_on()
    {
        var waiting = Anonymous.ReadAsync("/api/changes?after=now&wait=30");
        await Clock.UntilSomebodyWaitsAsync(TimeSpan.FromSeconds(30));

        Clock.Advance(TimeSpan.FromSeconds(29));
        var isEarly = waiting.IsCompleted;
        Clock.Advance(TimeSpan.FromSeconds(1));
        var page = await waiting.WaitAsync(Eventually.Patience);
        var id = await WritePostAsync(Ada);

        Assert.That(isEarly, Is.False);

        Assert.That(page.Ids(), Is.Empty);
        Assert.That((await Anonymous.ReadAsync($"/api/changes?after={page.GetProperty("pagination").Text("next_cursor")}")).Ids(), Is.EqualTo([id]));
        Assert.That(Readers.Count, Is.Zero);
    }

    [Test]
    public async Task What_another_instance_commits_is_seen_at_the_next_look_each_time()
    {
        await using var another = StartAnother();
        using var elsewhere = new HttpClient { BaseAddress = another.ClientOptions.BaseAddress };
        var (after, told, written) = ("now", new List<Guid>(), new List<Guid>());

        for (var time = 0; time < 3; time++)
        {
            var waiting = elsewhere.ReadAsync($"/api/changes?after={after}&wait=60");
            await Clock.UntilSomebodyWaitsAsync(TimeSpan.FromSeconds(60));
            written.Add(await WritePostAsync(Ada));

            Clock.Advance(Interval);
            var page = await waiting.WaitAsync(Eventually.Patience);

            told.AddRange(page.Ids());
            after = page.GetProperty("pagination").Text("next_cursor");
        }

        Assert.That(told, Is.EqualTo(written));
    }

    [Test]
    public async Task A_commit_wakes_who_waits_once_and_the_looks_at_other_instances_do_not_wake_them_again()
    {
        var waiting = Anonymous.ReadAsync("/api/changes?after=now&wait=60");
        await Clock.UntilSomebodyWaitsAsync(TimeSpan.FromSeconds(60));
        var before = feed.Reads;
        await LookTwiceAsync();
        var afterLooks = feed.Reads;

        await WritePostAsync(Ada, published: false);
        await Eventually.HoldsAsync("it looked for itself", () => Task.FromResult(feed.Reads > afterLooks));
        await Clock.UntilSomebodyWaitsAsync(TimeSpan.FromSeconds(58));
        await LookTwiceAsync();
        var afterCommit = feed.Reads;

        await WritePostAsync(Ada);
        await waiting;
        Assert.That((afterLooks, afterCommit), Is.EqualTo((before, before + 1)));
    }

    [Test]
    public async Task A_look_at_other_instances_that_fails_is_not_the_last_one([Values] bool isOfDatabase)
    {
        await using var another = StartAnother();
        using var elsewhere = new HttpClient { BaseAddress = another.ClientOptions.BaseAddress };
        var waiting = elsewhere.ReadAsync("/api/changes?after=now&wait=60");
        await Clock.UntilSomebodyWaitsAsync(TimeSpan.FromSeconds(60));
        var lines = Log.Lines.Count;
        feed.FailNextLook(isOfDatabase ? new TimeoutException("planted", new SqliteException("planted", 1)) : new InvalidOperationException("planted"));

        Clock.Advance(Interval);
        await Eventually.HoldsAsync("it failed", () => Task.FromResult(!feed.IsAboutToFail));
        var id = await WritePostAsync(Ada);
        Clock.Advance(Interval);

        Assert.That((await waiting.WaitAsync(Eventually.Patience)).Ids(), Is.EqualTo([id]));
        Assert.That(Log.Lines.Skip(lines).Count(line => line.StartsWith("Error", StringComparison.Ordinal)), Is.EqualTo(isOfDatabase ? 0 : 1));
    }

    [Test]
    public async Task Who_goes_away_leaves_its_place()
    {
        using var away = new CancellationTokenSource();
        var waiting = Anonymous.GetAsync("/api/changes?after=now&wait=60", away.Token);
        await UntilWaitingAsync(1);

        await away.CancelAsync();

        await Assert.ThatAsync(() => waiting, Throws.InstanceOf<OperationCanceledException>());
        await UntilWaitingAsync(0);
    }

    [Test]
    public async Task Who_is_shut_out_while_waiting_is_told_nothing_more()
    {
        var waiting = Eve.GetAsync("/api/changes?after=now&wait=60");
        await UntilWaitingAsync(1);

        using var shutOut = await Admin.SendJsonAsync(HttpMethod.Put, $"/api/users/{EveId}/active", """{"is_active":false}""");
        using var response = await waiting;

        await Assert.ThatProblem(response, HttpStatusCode.Unauthorized, "auth.token_invalid");
    }

    [Test]
    public async Task Who_gets_another_role_while_waiting_starts_again()
    {
        var (former, id) = await SignInAsync("former@example.com", "Mary", "Somerville", Domain.Users.UserRole.Admin);
        var waiting = former.GetAsync("/api/changes?after=now&wait=60");
        await UntilWaitingAsync(1);

        using var demoted = await Admin.SendJsonAsync(HttpMethod.Put, $"/api/users/{id}/role", """{"role":"user"}""");
        using var response = await waiting;

        await Assert.ThatProblem(response, HttpStatusCode.BadRequest, "cursor.invalid");
    }

    [Test]
    public async Task No_more_wait_than_may()
    {
        var waiting = Enumerable.Range(0, MaxWaiting).Select(_ => Anonymous.ReadAsync("/api/changes?after=now&wait=60")).ToList();
        await UntilWaitingAsync(MaxWaiting);

        using var response = await Eve.GetAsync("/api/changes?after=now&wait=60");
        using var stream = await EventReader.SendAsync(Eve, "/api/changes");
        using var atOnce = await Anonymous.GetAsync("/api/changes");
        await WritePostAsync(Ada);
        await Task.WhenAll(waiting);

        await Assert.ThatProblem(response, HttpStatusCode.ServiceUnavailable, "changes.too_many_readers");
        await Assert.ThatProblem(stream, HttpStatusCode.ServiceUnavailable, "changes.too_many_readers");
        Assert.ThatStatus(atOnce, HttpStatusCode.OK);
        await UntilWaitingAsync(0);
    }

    [Test]
    public async Task How_many_wait_is_told_to_operators()
    {
        var waiting = Anonymous.ReadAsync("/api/changes?after=now&wait=60");
        await UntilWaitingAsync(1);
        var during = Measure();

        await WritePostAsync(Ada);
        await waiting;

        Assert.That((during, Measure()), Is.EqualTo((1, 0)));
    }

    [Test]
    public async Task HEAD_waits_for_nothing()
    {
        using var response = await Anonymous.SendAsync(HttpMethod.Head, "/api/changes?after=now&wait=60");

        Assert.ThatStatus(response, HttpStatusCode.OK);
    }

    [Test]
    public async Task A_wait_is_kept_nowhere_and_is_no_slow_request()
    {
        var lines = Log.Lines.Count;
        var waiting = Anonymous.GetAsync("/api/changes?after=now&wait=30");
        await Clock.UntilSomebodyWaitsAsync(TimeSpan.FromSeconds(30));
        Clock.Advance(TimeSpan.FromSeconds(30));
        using var response = await waiting.WaitAsync(Eventually.Patience);

        Assert.That(response.Field("Cache-Control"), Is.EqualTo("no-store"));
        Assert.That(Log.Lines.Skip(lines), Has.None.Contains("/api/changes"));
    }

    [Test]
    public async Task Who_stops_does_not_keep_anybody_waiting()
    {
        var another = StartAnother();
        using var elsewhere = new HttpClient { BaseAddress = another.ClientOptions.BaseAddress };
        var waiting = elsewhere.ReadAsync("/api/changes?after=now&wait=60");
        await Eventually.HoldsAsync("it waits", () => Task.FromResult(another.Services.GetRequiredService<WaitingReaders>().Count == 1));

        await another.DisposeAsync();

        Assert.That((await waiting).Ids(), Is.Empty);
    }

    protected override IReadOnlyDictionary<string, string> Configure() =>
        new Dictionary<string, string>(StringComparer.Ordinal) { ["Changes:MaxWaitingReaders"] = $"{MaxWaiting}" };

    protected override void Configure(IServiceCollection services) => feed.Observe(services);

    private Task UntilWaitingAsync(int readers) => Eventually.HoldsAsync($"{readers} wait", () => Task.FromResult(Readers.Count == readers));

    /// <summary>When the users signed in, which is when the clock was last moved.</summary>
    private async Task<DateTimeOffset> StartAsync() => (await Ada.ReadAsync("/api/users/me")).GetProperty("created_at").GetDateTimeOffset();

    /// <summary>As an exporter of metrics does.</summary>
    private int Measure()
    {
        var measured = new List<int>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                // Other servers of this process have one of their own.
                if (instrument.Name is "cleanblog.changes.waiting_readers" && ReferenceEquals(instrument.Meter.Scope, Services.GetRequiredService<IMeterFactory>()))
                    self.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<int>((_, value, _, _) => measured.Add(value));
        listener.Start();
        listener.RecordObservableInstruments();

        return measured.Single();
    }

    /// <summary>When the second look is there, whatever the first has found is told.</summary>
    private async Task LookTwiceAsync()
    {
        for (var look = 0; look < 2; look++)
        {
            var before = feed.Looks;
            Clock.Advance(Interval);
            await Eventually.HoldsAsync("it looked", () => Task.FromResult(feed.Looks > before));
        }
    }
}
