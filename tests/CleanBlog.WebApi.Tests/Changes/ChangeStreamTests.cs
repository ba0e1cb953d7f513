using System.Net;
using System.Text.Json;
using CleanBlog.Application.Posts;
using CleanBlog.Testing;
using CleanBlog.WebApi.Changes;
using Microsoft.Extensions.DependencyInjection;

namespace CleanBlog.WebApi.Tests.Changes;

/// <summary>The feed as Server-Sent Events.</summary>
[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.All))]
public sealed class ChangeStreamTests(TestDatabase database) : ApiTest(database)
{
    private readonly ObservedFeed feed = new();
    private readonly WatchedPosts watched = new();

    private WaitingReaders Readers => Services.GetRequiredService<WaitingReaders>();

    [SetUp]
    public void StartAnew() => watched.Forget();

    /// <summary>A stream may read once more after its test, and would take the time of the next one.</summary>
    [TearDown]
    public void InterfereNoMore() => feed.BeforeRead = null;

    [Test]
    public async Task It_begins_with_what_there_is_and_goes_on_with_what_comes()
    {
        var first = await WritePostAsync(Ada);
        using var events = await EventReader.OpenAsync(Anonymous, "/api/changes");
        var before = await events.ReadEventAsync();

        using var deleted = await Ada.DeleteAsync($"/api/posts/{first}");
        var after = await events.ReadEventAsync();

        Assert.That((before!.Event, after!.Event), Is.EqualTo(("changed", "removed")));
        Assert.That(Parse(after).Names(), Is.EqualTo(new[] { "type", "kind", "id", "at", "cursor" }));
        Assert.That((Parse(before).GetProperty("id").GetGuid(), Parse(after).GetProperty("id").GetGuid()), Is.EqualTo((first, first)));
        Assert.That((before.Id, after.Id), Is.EqualTo((Parse(before).Text("cursor"), Parse(after).Text("cursor"))));
    }

    [Test]
    public async Task An_event_is_what_a_part_would_tell()
    {
        await WritePostAsync(Ada, "Größe & <weight>", "“A” \\ *text*\r\nwith\n'a' 😀\u2028.");
        using var events = await EventReader.OpenAsync(Anonymous, "/api/changes");

        var told = await events.ReadEventAsync();

        Assert.That(told!.Data, Is.EqualTo((await Anonymous.ReadAsync("/api/changes")).GetProperty("data")[0].GetRawText()));
    }

    [Test]
    public async Task Its_head_keeps_everybody_between_from_holding_it_back()
    {
        using var events = await EventReader.OpenAsync(Anonymous, "/api/changes");

        Assert.That(events.Response.Content.Headers.ContentType?.ToString(), Is.EqualTo("text/event-stream"));
        Assert.That((events.Response.Field("Cache-Control"), events.Response.Field("X-Accel-Buffering"), events.Response.Field("Content-Encoding")), Is.EqualTo(("no-store", "no", (string?)null)));
    }

    [Test]
    public async Task Compression_does_not_hold_it_back()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/changes");
        request.Headers.TryAddWithoutValidation("Accept", "text/event-stream");
        request.Headers.TryAddWithoutValidation("Accept-Encoding", "br, gzip");

        using var response = await Anonymous.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);

        Assert.That(response.Field("Content-Encoding"), Is.Null);
    }

    [Test]
    public async Task The_id_of_an_event_counts_instead_of_after()
    {
        var posts = new List<Guid>();

        for (var post = 0; post < 3; post++)
            posts.Add(await WritePostAsync(Ada));

        using var events = await EventReader.OpenAsync(Anonymous, "/api/changes");
        var first = await events.ReadEventAsync();
        using var again = await EventReader.OpenAsync(Anonymous, "/api/changes?after=first", first!.Id);

        Assert.That(Parse(await again.ReadEventAsync()).GetProperty("id").GetGuid(), Is.EqualTo(posts[1]));
        Assert.That(Parse(await again.ReadEventAsync()).GetProperty("id").GetGuid(), Is.EqualTo(posts[2]));
    }

    [Test]
    public async Task Where_there_is_nothing_an_id_to_go_on_from_comes_at_once()
    {
        using var events = await EventReader.OpenAsync(Anonymous, "/api/changes?after=now");
        var block = await events.ReadAsync();
        var id = await WritePostAsync(Ada);
        using var again = await EventReader.OpenAsync(Anonymous, "/api/changes?after=now", block!.Id);

        Assert.That((block.Event, block.Data), Is.EqualTo(((string?)null, (string?)null)));
        Assert.That(Parse(await again.ReadEventAsync()).GetProperty("id").GetGuid(), Is.EqualTo(id));
    }

    [Test]
    public async Task A_sign_of_life_comes_every_fifteen_seconds_and_moves_the_id_on()
    {
        using var events = await EventReader.OpenAsync(Anonymous, "/api/changes?after=now");
        var first = await events.ReadAsync();
        await Clock.UntilSomebodyWaitsAsync(ChangeEvents.Heartbeat);
        var reads = feed.Reads;
        await WritePostAsync(Ada, published: false);
        await Eventually.HoldsAsync("it looked for itself", () => Task.FromResult(feed.Reads > reads));
        var next = events.ReadAsync();

        Clock.Advance(ChangeEvents.Heartbeat - TimeSpan.FromSeconds(1));
        var isEarly = next.IsCompleted;

        // It may be about to wait again, for what was left when it looked.
        await Eventually.HoldsAsync("a sign of life came", () =>
        {
            Clock.Advance(TimeSpan.FromSeconds(1));
            return Task.FromResult(next.IsCompleted);
        });
        var beat = await next;

        Assert.That((beat!.Comment, beat.Data, isEarly), Is.EqualTo(("nothing else so far", (string?)null, false)));
        Assert.That(beat.Id, Is.Not.EqualTo(first!.Id));
    }

    /// <summary>Several parts of the feed have nothing for its reader, and each takes as long as a heartbeat.</summary>
    [Test]
    public async Task Signs_of_life_come_while_there_is_more_to_look_at()
    {
        await ImportAsync(600);
        feed.BeforeRead = _ =>
        {
            Clock.Advance(ChangeEvents.Heartbeat);
            return Task.CompletedTask;
        };
        using var events = await EventReader.OpenAsync(Anonymous, "/api/changes?kind=user");
        var ids = new List<string?>();

        for (var part = 0; part < 3; part++)
            ids.Add((await events.ReadAsync())!.Id);

        Assert.That(ids, Is.Unique);
    }

    [Test]
    public async Task It_holds_no_text_while_it_waits()
    {
        await WritePostAsync(Ada);
        using var events = await EventReader.OpenAsync(Anonymous, "/api/changes");
        await events.ReadEventAsync();
        await WritePostAsync(Ada);
        await events.ReadEventAsync();
        await Clock.UntilSomebodyWaitsAsync(ChangeEvents.Heartbeat);

        Assert.That(watched.Count, Is.EqualTo(2));
        await Eventually.HoldsAsync("nothing holds what was told", () => Task.FromResult(watched.CountHeld() == 0));
        Assert.That(Readers.Count, Is.EqualTo(1));
    }

    [Test]
    public async Task It_ends_at_the_next_look_where_its_reader_was_shut_out()
    {
        using var events = await EventReader.OpenAsync(Eve, "/api/changes?after=now");
        await events.ReadAsync();

        using var shutOut = await Admin.SendJsonAsync(HttpMethod.Put, $"/api/users/{EveId}/active", """{"is_active":false}""");

        Assert.That(await events.ReadEventAsync(), Is.Null);
    }

    [Test]
    public async Task It_ends_at_the_next_look_where_its_reader_has_another_role()
    {
        var (former, id) = await SignInAsync("former@example.com", "Mary", "Somerville", Domain.Users.UserRole.Admin);
        using var events = await EventReader.OpenAsync(former, "/api/changes?after=now");
        await events.ReadAsync();

        using var demoted = await Admin.SendJsonAsync(HttpMethod.Put, $"/api/users/{id}/role", """{"role":"user"}""");
        await WritePostAsync(Ada, published: false);

        Assert.That(await events.ReadEventAsync(), Is.Null);
    }

    /// <summary>Nothing tells the server: it is found at the next sign of life, within fifteen seconds.</summary>
    [Test]
    public async Task It_ends_within_a_heartbeat_where_its_reader_was_shut_out_behind_the_servers_back()
    {
        using var events = await EventReader.OpenAsync(Eve, "/api/changes?after=now");
        await events.ReadAsync();
        await Clock.UntilSomebodyWaitsAsync(ChangeEvents.Heartbeat);
        await ExecuteAsync("UPDATE users SET is_active = (1 = 0) WHERE email = 'eve@example.com'");

        Clock.Advance(ChangeEvents.Heartbeat);

        Assert.That(await events.ReadAsync(), Is.Null);
    }

    [Test]
    public async Task It_ends_with_the_token()
    {
        using var events = await EventReader.OpenAsync(Ada, "/api/changes?after=now");
        await events.ReadAsync();
        await Clock.UntilSomebodyWaitsAsync(ChangeEvents.Heartbeat);

        // The clock has not moved since she signed in, and nobody else waits for this long.
        var rest = TimeSpan.FromSeconds(1.5);
        Clock.Advance(TimeSpan.FromMinutes(15) - rest);
        var last = await events.ReadAsync();
        await Clock.UntilSomebodyWaitsAsync(rest);
        Clock.Advance(rest);

        Assert.That(last, Is.Not.Null, "It is open shortly before the token expires");
        Assert.That((await events.ReadAsync(), await events.ReadAsync()), Is.EqualTo((last, (Block?)null)), "A last sign of life, and the end");
    }

    [Test]
    public async Task It_ends_when_the_server_stops()
    {
        var another = StartAnother();
        using var elsewhere = new HttpClient { BaseAddress = another.ClientOptions.BaseAddress };
        using var events = await EventReader.OpenAsync(elsewhere, "/api/changes?after=now");
        await events.ReadAsync();

        var stopping = another.DisposeAsync();

        Assert.That(await events.ReadEventAsync(), Is.Null);
        await stopping;
    }

    [Test]
    public async Task Who_goes_away_leaves_its_place()
    {
        using (var events = await EventReader.OpenAsync(Anonymous, "/api/changes?after=now"))
            await events.ReadAsync();

        await UntilAllHaveLeftAsync();
    }

    [Test]
    public async Task Who_cannot_be_told_what_there_is_because_the_database_is_away_leaves_its_place()
    {
        using var refused = await DuringOutageAsync(() => EventReader.SendAsync(Anonymous, "/api/changes"));

        await Assert.ThatProblem(refused, HttpStatusCode.ServiceUnavailable, "server.database_unavailable");
        await UntilAllHaveLeftAsync();
    }

    [Test]
    public async Task Who_goes_away_before_it_has_begun_leaves_its_place()
    {
        using var away = new CancellationTokenSource();
        feed.BeforeRead = async aborted =>
        {
            await away.CancelAsync();
            await Task.Delay(Timeout.Infinite, aborted);
        };
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/changes") { Headers = { Accept = { new("text/event-stream") } } };

        await Assert.ThatAsync(() => Anonymous.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, away.Token), Throws.InstanceOf<OperationCanceledException>());
        await UntilAllHaveLeftAsync();
    }

    [Test]
    public async Task What_is_refused_is_refused_before_it_begins()
    {
        var cursor = (await Anonymous.ReadAsync("/api/changes?after=now")).GetProperty("pagination").Text("next_cursor");
        await WritePostAsync(Ada);
        await WritePostAsync(Ada);
        await Anonymous.ReadAsync("/api/changes");
        await ExecuteAsync("DELETE FROM changes WHERE position < (SELECT max(position) FROM changes)");

        using var tooOld = await EventReader.SendAsync(Anonymous, "/api/changes", cursor);
        using var foreign = await EventReader.SendAsync(Ada, "/api/changes", cursor);
        using var invalid = await EventReader.SendAsync(Anonymous, "/api/changes?kind=comment");

        await Assert.ThatProblem(tooOld, HttpStatusCode.Gone, "changes.cursor_too_old");
        await Assert.ThatProblem(foreign, HttpStatusCode.BadRequest, "cursor.invalid");
        await Assert.ThatInvalidParameter(invalid, "kind", "value.invalid_type");
        await UntilAllHaveLeftAsync();
    }

    [TestCase("text/event-stream", "text/event-stream")]
    [TestCase("text/event-stream, application/json;q=0.5", "text/event-stream")]
    [TestCase("text/*", "text/event-stream")]
    [TestCase("application/json", "application/json")]
    [TestCase("*/*", "application/json")]
    [TestCase("application/json, text/event-stream;q=0.9", "application/json")]
    [TestCase("", "application/json")]
    public async Task The_caller_chooses_by_Accept(string accept, string type)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/changes");

        if (accept.Length > 0)
            request.Headers.TryAddWithoutValidation("Accept", accept);

        using var response = await Anonymous.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);

        Assert.That(response.Content.Headers.ContentType?.MediaType, Is.EqualTo(type));
    }

    [Test]
    public async Task HEAD_has_the_fields_of_a_stream_and_no_stream()
    {
        using var response = await Anonymous.SendAsync(HttpMethod.Head, "/api/changes", ("Accept", "text/event-stream"));

        Assert.ThatStatus(response, HttpStatusCode.OK);
        Assert.That((response.Content.Headers.ContentType?.MediaType, response.Field("X-Accel-Buffering")), Is.EqualTo(("text/event-stream", "no")));
    }

    [Test]
    public async Task It_ends_where_the_database_goes_away_and_leads_on_when_it_is_back()
    {
        using var events = await EventReader.OpenAsync(Anonymous, "/api/changes?after=now");
        var first = await events.ReadAsync();
        await Clock.UntilSomebodyWaitsAsync(ChangeEvents.Heartbeat);

        var end = await DuringOutageAsync(() =>
        {
            Clock.Advance(ChangeEvents.Heartbeat);
            return events.ReadAsync();
        });
        var id = await WritePostAsync(Ada);
        using var again = await EventReader.OpenAsync(Anonymous, "/api/changes?after=now", first!.Id);

        Assert.That(end, Is.Null);
        Assert.That(Log.Lines, Has.Some.Contains("A stream of changes ended"));
        Assert.That(Parse(await again.ReadEventAsync()).GetProperty("id").GetGuid(), Is.EqualTo(id));
    }

    protected override void Configure(IServiceCollection services)
    {
        feed.Observe(services);
        watched.Observe(services);
    }

    private static JsonElement Parse(Block? block) => JsonElement.Parse(block!.Data!);

    /// <summary>A place is left when its request is done with, a moment after the answer.</summary>
    private Task UntilAllHaveLeftAsync() => Eventually.HoldsAsync("the place is free", () => Task.FromResult(Readers.Count == 0));

    private async Task ImportAsync(int count)
    {
        ImportedPost[] batch = [.. Enumerable.Range(0, count).Select(number => new ImportedPost($"{number}.html", APost.Noon, $"Post {number}", "Text.", "Mary Somerville"))];
        await using var scope = Services.CreateAsyncScope();
        (await scope.ServiceProvider.GetRequiredService<ImportPosts>().ExecuteAsync(batch, CancellationToken.None)).Expect();
    }
}
