using System.Net;
using CleanBlog.Testing;
using CleanBlog.WebApi.Changes;
using Microsoft.Extensions.DependencyInjection;

namespace CleanBlog.WebApi.Tests.Changes;

/// <summary>Parts that are waited for.</summary>
[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.All))]
public sealed class AwaitChangesTests(TestDatabase database) : ApiTest(database)
{
    private const int MaxWaiting = 5;

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
        await UntilWaitingAsync(1);

        await AdvanceUntilAsync(waiting);
        var page = await waiting;
        var id = await WritePostAsync(Ada);

        Assert.That(page.Ids(), Is.Empty);
        Assert.That((await Anonymous.ReadAsync($"/api/changes?after={page.GetProperty("pagination").Text("next_cursor")}")).Ids(), Is.EqualTo([id]));
        Assert.That(Readers.Count, Is.Zero);
    }

    [Test]
    public async Task What_another_instance_commits_is_seen_at_the_next_look()
    {
        await using var another = await StartAnotherAsync();
        using var elsewhere = new HttpClient { BaseAddress = another.ClientOptions.BaseAddress };
        var waiting = elsewhere.ReadAsync("/api/changes?after=now&wait=60");
        await Eventually.HoldsAsync("it waits", () => Task.FromResult(another.Services.GetRequiredService<WaitingReaders>().Count == 1));
        var start = Clock.GetUtcNow();

        var id = await WritePostAsync(Ada);
        await AdvanceUntilAsync(waiting);

        Assert.That((await waiting).Ids(), Is.EqualTo([id]));
        Assert.That(Clock.GetUtcNow() - start, Is.LessThan(TimeSpan.FromSeconds(60)));
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

        using var response = await Anonymous.GetAsync("/api/changes?after=now&wait=60");
        using var stream = await EventReader.SendAsync(Anonymous, "/api/changes");
        using var atOnce = await Anonymous.GetAsync("/api/changes");
        await WritePostAsync(Ada);
        await Task.WhenAll(waiting);

        await Assert.ThatProblem(response, HttpStatusCode.ServiceUnavailable, "changes.too_many_readers");
        await Assert.ThatProblem(stream, HttpStatusCode.ServiceUnavailable, "changes.too_many_readers");
        Assert.ThatStatus(atOnce, HttpStatusCode.OK);
        await UntilWaitingAsync(0);
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
        var waiting = Anonymous.GetAsync("/api/changes?after=now&wait=30");
        await UntilWaitingAsync(1);
        await AdvanceUntilAsync(waiting);
        using var response = await waiting;

        Assert.That(response.Field("Cache-Control"), Is.EqualTo("no-store"));
        Assert.That(Log.Lines, Has.None.Contains("/api/changes"));
    }

    [Test]
    public async Task Who_stops_does_not_keep_anybody_waiting()
    {
        var another = await StartAnotherAsync();
        using var elsewhere = new HttpClient { BaseAddress = another.ClientOptions.BaseAddress };
        var waiting = elsewhere.ReadAsync("/api/changes?after=now&wait=60");
        await Eventually.HoldsAsync("it waits", () => Task.FromResult(another.Services.GetRequiredService<WaitingReaders>().Count == 1));

        await another.DisposeAsync();

        Assert.That((await waiting).Ids(), Is.Empty);
    }

    protected override IReadOnlyDictionary<string, string> Configure() =>
        new Dictionary<string, string>(StringComparer.Ordinal) { ["Changes:MaxWaitingReaders"] = $"{MaxWaiting}" };

    private Task UntilWaitingAsync(int readers) => Eventually.HoldsAsync($"{readers} wait", () => Task.FromResult(Readers.Count == readers));

    /// <summary>When the users signed in, which is when the clock was last moved.</summary>
    private async Task<DateTimeOffset> StartAsync() => (await Ada.ReadAsync("/api/users/me")).GetProperty("created_at").GetDateTimeOffset();

    /// <summary>The wait begins a moment after its place is taken.</summary>
    private Task AdvanceUntilAsync(Task done) => Eventually.HoldsAsync("the wait is over", () =>
    {
        Clock.Advance(TimeSpan.FromSeconds(1));
        return Task.FromResult(done.IsCompleted);
    });
}
