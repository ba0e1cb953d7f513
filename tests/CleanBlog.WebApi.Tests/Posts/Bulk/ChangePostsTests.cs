using System.Net;
using System.Text;
using System.Text.Json;
using CleanBlog.Testing;

namespace CleanBlog.WebApi.Tests.Posts.Bulk;

/// <summary>Items of one request, each carried out or refused for itself.</summary>
[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.All))]
public sealed class ChangePostsTests(TestDatabase database) : BulkTest(database)
{
    [Test]
    public async Task Posts_are_written_changed_and_deleted()
    {
        var (kept, deleted) = (await WritePostAsync(Ada, "Old"), await WritePostAsync(Ada, "Gone"));
        Clock.Advance(TimeSpan.FromSeconds(1));

        var results = await ChangeAsync(Ada, Create("New"), Update(kept, new { title = "Revised" }), Delete(deleted));

        Assert.That(Outcomes(results), Is.EqualTo(["201", "200", "204"]));
        Assert.That((results[0].Text("etag"), results[1].Text("etag"), results[2].TryGetProperty("etag", out _)), Is.EqualTo(("\"1\"", "\"2\"", false)));
        Assert.That((results[1].GetProperty("id").GetGuid(), results[2].GetProperty("id").GetGuid()), Is.EqualTo((kept, deleted)));
        Assert.That(await TitlesAsync(), Is.EqualTo(["New", "Revised"]));

        foreach (var result in results.Take(2))
            Assert.That(result.GetProperty("post").GetRawText(), Is.EqualTo((await Anonymous.ReadAsync($"/api/posts/{result.Text("id")}")).GetRawText()));
    }

    [Test]
    public async Task What_is_refused_leaves_the_others_alone()
    {
        var (mine, eves, evesDraft) = (await WritePostAsync(Ada), await WritePostAsync(Eve, "Hers"), await WritePostAsync(Eve, "Hidden", published: false));

        var results = await ChangeAsync(
            Ada,
            Create("First"),
            Update(eves, new { title = "Stolen" }),
            Delete(evesDraft),
            Delete(Guid.CreateVersion7()),
            Create(""),
            Update(mine, new { title = "", content = "" }),
            Update(mine, new { title = "Changed" }, ifMatch: "\"7\""),
            Update(mine, new { title = "Changed" }, ifMatch: "\"1\""),
            Create("Last"));

        Assert.That(Outcomes(results), Is.EqualTo(
        [
            "201", "403 post.not_yours", "404 post.not_found", "404 post.not_found", "422 request.invalid", "422 request.invalid", "412 precondition.failed", "200", "201",
        ]));
        Assert.That(Errors(results[4].GetProperty("error")), Is.EqualTo(["/items/4/post/title text.too_short"]));
        Assert.That(Errors(results[5].GetProperty("error")), Is.EqualTo(["/items/5/patch/title text.too_short", "/items/5/patch/content text.too_short"]));
        Assert.That(results[6].Text("etag"), Is.EqualTo("\"1\""));
        Assert.That(await TitlesAsync(), Is.EquivalentTo(["Changed", "First", "Hers", "Hidden", "Last"]));
    }

    [Test]
    public async Task An_administrator_may_change_what_others_wrote()
    {
        var draft = await WritePostAsync(Ada, published: false);

        var results = await ChangeAsync(Admin, Update(draft, new { title = "Edited" }));

        Assert.That(Outcomes(results), Is.EqualTo(["200"]));
        Assert.That(results[0].GetProperty("post").GetProperty("author_id").GetGuid(), Is.EqualTo(AdaId));
    }

    [Test]
    public async Task Whoever_sends_it_is_the_author()
    {
        var results = await ChangeAsync(Ada, new { operation = "create", post = new { title = "Mine", content = "Text.", author_id = EveId, id = EveId } });

        Assert.That(results[0].GetProperty("post").GetProperty("author_id").GetGuid(), Is.EqualTo(AdaId));
        Assert.That(results[0].GetProperty("id").GetGuid(), Is.Not.EqualTo(EveId));
    }

    [Test]
    public async Task A_later_item_sees_what_the_earlier_ones_have_made()
    {
        var id = await WritePostAsync(Ada);

        var results = await ChangeAsync(
            Ada,
            Update(id, new { title = "Second" }, ifMatch: "\"1\""),
            Update(id, new { content = "Third." }, ifMatch: "\"2\""),
            Update(id, new { content = "Late." }, ifMatch: "\"1\""),
            Update(id, new { content = "Third." }, ifMatch: "\"3\""));

        var post = await Anonymous.ReadAsync($"/api/posts/{id}");
        Assert.That(Outcomes(results), Is.EqualTo(["200", "200", "412 precondition.failed", "200"]));
        Assert.That((results[0].Text("etag"), results[1].Text("etag"), results[3].Text("etag")), Is.EqualTo(("\"2\"", "\"3\"", "\"3\"")));
        Assert.That(results[0].GetProperty("post").Text("content"), Is.EqualTo("Patterns."));
        Assert.That((post.Text("title"), post.Text("content"), post.GetProperty("version").GetInt32()), Is.EqualTo(("Second", "Third.", 3)));
    }

    [Test]
    public async Task What_an_earlier_item_has_deleted_is_gone()
    {
        var id = await WritePostAsync(Ada);

        var results = await ChangeAsync(Ada, Update(id, new { title = "Changed" }), Delete(id, ifMatch: "\"2\""), Delete(id), Update(id, new { title = "Back" }));

        Assert.That(Outcomes(results), Is.EqualTo(["200", "204", "404 post.not_found", "404 post.not_found"]));
        Assert.That(await TitlesAsync(), Is.Empty);
    }

    [TestCase("\"1\"", "200")]
    [TestCase("*", "200")]
    [TestCase("\"7\", \"1\"", "200")]
    [TestCase("\"1-br\"", "200")]
    [TestCase("\"7\"", "412 precondition.failed")]
    [TestCase("W/\"1\"", "412 precondition.failed")]
    [TestCase("1", "400 precondition.malformed")]
    [TestCase("", "400 precondition.malformed")]
    [TestCase("\"1", "400 precondition.malformed")]
    public async Task A_condition_is_understood_as_the_field_is(string ifMatch, string outcome)
    {
        var id = await WritePostAsync(Ada);
        using var alone = await Ada.SendAsync(HttpMethod.Delete, $"/api/posts/{await WritePostAsync(Ada)}", ("If-Match", ifMatch));

        var changed = await ChangeAsync(Ada, Update(id, new { title = "Notes" }, ifMatch));
        var deleted = await ChangeAsync(Ada, Delete(id, ifMatch));

        Assert.That(Outcomes(changed), Is.EqualTo([outcome]));
        Assert.That(Outcomes(deleted), Is.EqualTo([outcome.Replace("200", "204", StringComparison.Ordinal)]));
        Assert.That((int)alone.StatusCode, Is.EqualTo(deleted[0].GetProperty("status").GetInt32()));
    }

    [Test]
    public async Task A_condition_in_the_head_of_the_request_means_nothing()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Path) { Content = new StringContent("""{"items":[{"operation":"create","post":{"title":"Notes","content":"Text."}}]}""", Encoding.UTF8, "application/json") };
        request.Headers.TryAddWithoutValidation("If-Match", "\"7\"");

        using var response = await Ada.SendAsync(request);

        Assert.ThatStatus(response, HttpStatusCode.OK);
    }

    [TestCase("""{"operation":"create"}""", "/items/0/post value.required")]
    [TestCase("""{"operation":"create","post":null}""", "/items/0/post value.required")]
    [TestCase("""{"operation":"create","post":{}}""", "/items/0/post/title value.required, /items/0/post/content value.required")]
    [TestCase("""{"operation":"update","patch":{}}""", "/items/0/id value.required")]
    [TestCase("""{"operation":"update"}""", "/items/0/id value.required, /items/0/patch value.required")]
    [TestCase("""{"operation":"update","id":"{id}","patch":null}""", "/items/0/patch value.required")]
    [TestCase("""{"operation":"update","id":"{id}","patch":5}""", "/items/0/patch value.invalid_type")]
    [TestCase("""{"operation":"update","id":"{id}","patch":{"title":5}}""", "/items/0/patch/title value.invalid_type")]
    [TestCase("""{"operation":"update","id":"{id}","patch":{"title":null}}""", "/items/0/patch/title value.required")]
    [TestCase("""{"operation":"update","id":"{id}","patch":{"title":"\ud800"}}""", "/items/0/patch/title text.invalid_characters")]
    [TestCase("""{"operation":"delete"}""", "/items/0/id value.required")]
    [TestCase("""{"operation":"delete","id":"7"}""", "/items/0/id value.invalid_type")]
    [TestCase("""{"operation":"publish","id":"{id}"}""", "/items/0/operation value.invalid_type")]
    [TestCase("""{"id":"{id}"}""", "/items/0/operation value.required")]
    [TestCase("null", "/items/0 value.invalid_type")]
    public async Task An_item_that_breaks_a_rule_is_refused_for_itself(string item, string errors)
    {
        var id = await WritePostAsync(Ada);
        item = item.Replace("{id}", $"{id}", StringComparison.Ordinal);

        using var response = await Ada.SendJsonAsync(HttpMethod.Post, Path, $$"""{"items":[{{item}},{"operation":"delete","id":"{{id}}"}]}""");

        var results = (await response.ReadAsync()).GetProperty("data").EnumerateArray().ToList();
        Assert.That(Outcomes(results), Is.EqualTo(["422 request.invalid", "204"]));
        Assert.That(string.Join(", ", Errors(results[0].GetProperty("error"))), Is.EqualTo(errors));
    }

    [TestCase("{}", "/items value.required")]
    [TestCase("""{"items":[]}""", "/items value.out_of_range")]
    [TestCase("""{"items":null}""", "/items value.invalid_type")]
    [TestCase("""{"items":{}}""", "/items value.invalid_type")]
    [TestCase("""{"items":[5]}""", "/items/0 value.invalid_type")]
    [TestCase("""{"items":[{"operation":"create","post":[]}]}""", "/items/0/post value.invalid_type")]
    [TestCase("""{"items":[{},{"operation":"create","post":{"title":5}}]}""", "/items/1/post/title value.invalid_type")]
    [TestCase("""{"items":[{"operation":"create","post":{"title":"\ud800"}}]}""", "/items/0/post/title text.invalid_characters")]
    [TestCase("""{"items":[{"operation":"delete","if_match":3}]}""", "/items/0/if_match value.invalid_type")]
    [TestCase("""{"items":[],"atomic":"yes"}""", "/atomic value.invalid_type")]
    [TestCase("[]", " value.invalid_type")]
    public async Task A_body_of_another_shape_is_refused_as_a_whole(string body, string error)
    {
        using var response = await Ada.SendJsonAsync(HttpMethod.Post, Path, body);

        var problem = await Assert.ThatProblem(response, HttpStatusCode.UnprocessableEntity, "request.invalid");
        Assert.That(Errors(problem), Is.EqualTo([error]));
    }

    [TestCase("""{"items":[5]}""", "It must be an object.")]
    [TestCase("""{"items":{}}""", "It must be an array.")]
    [TestCase("""{"items":[{"operation":"create","post":{"title":5}}]}""", "It must be a string.")]
    [TestCase("""{"items":[{"operation":"create","post":{"published":5}}]}""", "It must be true or false.")]
    [TestCase("""{"items":[]}""", "It must hold 1 to 100 items.")]
    public async Task It_says_what_is_expected(string body, string detail)
    {
        using var response = await Ada.SendJsonAsync(HttpMethod.Post, Path, body);

        var problem = await Assert.ThatProblem(response, HttpStatusCode.UnprocessableEntity, "request.invalid");
        Assert.That(problem.GetProperty("errors")[0].Text("detail"), Is.EqualTo(detail));
    }

    [TestCase(100, HttpStatusCode.OK)]
    [TestCase(101, HttpStatusCode.UnprocessableEntity)]
    public async Task There_are_a_hundred_items_at_the_most(int count, HttpStatusCode status)
    {
        using var response = await SendAsync(Ada, atomic: false, [.. Enumerable.Range(0, count).Select(number => Create($"Post {number}"))]);

        Assert.ThatStatus(response, status);
        Assert.That(await TitlesAsync(), Has.Length.EqualTo(count > 100 ? 0 : count));
    }

    [Test]
    public async Task An_item_may_be_as_large_as_a_post()
    {
        var results = await ChangeAsync(Ada, Sized(1024 * 1024), Sized(1024 * 1024 + 1), Sized(1024 * 1024));

        Assert.That(Outcomes(results), Is.EqualTo(["201", "422 request.invalid", "201"]));
        Assert.That(Errors(results[1].GetProperty("error")), Is.EqualTo(["/items/1/post/content text.too_long"]));

        static object Sized(int bytes) => new { operation = "create", post = new { title = "Long", content = new string('x', bytes) } };
    }

    [Test]
    public async Task Nobody_changes_posts_without_a_token()
    {
        using var anonymous = await SendAsync(Anonymous, atomic: false, Create());
        using var deactivated = await Admin.SendJsonAsync(HttpMethod.Put, $"/api/users/{AdaId}/active", new { IsActive = false });
        using var inactive = await SendAsync(Ada, atomic: false, Create());

        await Assert.ThatProblem(anonymous, HttpStatusCode.Unauthorized, "auth.token_missing");
        await Assert.ThatProblem(inactive, HttpStatusCode.Unauthorized, "auth.token_invalid");
        Assert.That(await TitlesAsync(), Is.Empty);
    }

    [Test]
    public async Task What_is_written_is_read_at_once()
    {
        var (revised, deleted) = (await WritePostAsync(Ada, "Old"), await WritePostAsync(Ada, "Gone"));
        await ReadAllAsync();

        await ChangeAsync(Ada, Create("New"), Update(revised, new { title = "Revised" }), Delete(deleted));

        Assert.That(await ReadAllAsync(), Is.EqualTo("200 Revised, 404, New Revised"));

        async Task<string> ReadAllAsync()
        {
            using var first = await Anonymous.GetAsync($"/api/posts/{revised}");
            using var second = await Anonymous.GetAsync($"/api/posts/{deleted}");
            var titles = (await Anonymous.ReadAsync("/api/posts")).GetProperty("data").EnumerateArray().Select(post => post.Text("title")).Order(StringComparer.Ordinal);

            return $"{(int)first.StatusCode} {(await first.ReadAsync()).Text("title")}, {(int)second.StatusCode}, {string.Join(' ', titles)}";
        }
    }

    [Test]
    public async Task Who_was_faster_is_not_overwritten()
    {
        var (expected, unexpected, untouched) = (await WritePostAsync(Ada, "A"), await WritePostAsync(Ada, "B"), await WritePostAsync(Ada, "C"));
        Interloper.Do(() => ExecuteAsync($"UPDATE posts SET version = version + 1, title = 'Theirs' WHERE title IN ('A', 'B')"));

        var results = await ChangeAsync(
            Ada,
            Update(expected, new { title = "Mine" }, ifMatch: "*"),
            Delete(unexpected),
            Update(untouched, new { title = "Mine" }),
            Create("New"));

        Assert.That(Outcomes(results), Is.EqualTo(["412 precondition.failed", "409 conflict.concurrent_change", "200", "201"]));
        Assert.That(results[0].Text("etag"), Is.EqualTo("\"2\""));
        Assert.That(await TitlesAsync(), Is.EquivalentTo(["Mine", "New", "Theirs", "Theirs"]));
    }

    [Test]
    public async Task What_was_deleted_meanwhile_is_refused()
    {
        var (expected, unexpected) = (await WritePostAsync(Ada, "A"), await WritePostAsync(Ada, "B"));
        Interloper.Do(() => ExecuteAsync("DELETE FROM posts"));

        var results = await ChangeAsync(Ada, Update(expected, new { title = "Mine" }, ifMatch: "\"1\""), Delete(unexpected));

        Assert.That(Outcomes(results), Is.EqualTo(["412 precondition.failed", "409 conflict.concurrent_change"]));
        Assert.That(results[0].TryGetProperty("etag", out _), Is.False);
    }

    [TestCase("UPDATE posts SET version = version + 1", "403 post.not_yours", "409 conflict.concurrent_change")]
    [TestCase("DELETE FROM posts", "404 post.not_found", "409 conflict.concurrent_change")]
    public async Task Nobody_is_told_what_happens_to_a_post_that_they_may_not_change(string meanwhile, string shown, string mine)
    {
        var (hidden, hers, own) = (await WritePostAsync(Ada, "Hidden", published: false), await WritePostAsync(Ada, "Hers"), await WritePostAsync(Eve, "Mine"));
        Interloper.Do(() => ExecuteAsync(meanwhile));

        var results = await ChangeAsync(
            Eve, Update(hidden, new { title = "Stolen" }, ifMatch: "\"1\""), Delete(hidden), Update(hers, new { title = "Stolen" }, ifMatch: "\"1\""), Update(own, new { title = "Changed" }));

        Assert.That(Outcomes(results), Is.EqualTo(["404 post.not_found", "404 post.not_found", shown, mine]));
        Assert.That(results.Any(result => result.TryGetProperty("etag", out _)), Is.False);
    }

    [Test]
    public async Task An_item_is_what_a_request_of_its_own_would_be(
        [Values("nobody", "owner", "other", "admin")] string caller, [Values("update", "delete")] string operation, [Values] bool published, [Values(null, "\"1\"", "\"7\"")] string? ifMatch)
    {
        var (alone, among) = (await WritePostAsync(Ada, published: published), await WritePostAsync(Ada, published: published));
        var client = caller switch { "owner" => Ada, "other" => Eve, "admin" => Admin, _ => Anonymous };

        using var answer = await ChangeAloneAsync(client, operation, alone, ifMatch);
        using var bulk = await SendAsync(client, atomic: false, operation is "update" ? Update(among, new { title = "Changed" }, ifMatch) : Delete(among, ifMatch));

        Assert.That(await OutcomeAsync(bulk), Is.EqualTo(await OutcomeAsync(answer)));
        Assert.That(await TitlesAsync(), Is.All.EqualTo(answer.IsSuccessStatusCode ? "Changed" : "Notes"));
    }

    [Test]
    public async Task Who_is_always_faster_does_not_stop_the_others()
    {
        var contested = new List<Guid>();

        for (var number = 1; number <= 6; number++)
            contested.Add(await WritePostAsync(Ada, $"{number}"));

        var times = 0;
        Interloper.Do(ChangeNextAsync);

        var results = await ChangeAsync(Ada, [.. contested.Select(id => Update(id, new { title = "Mine" })), Create("New")]);

        Assert.That(Outcomes(results), Is.EqualTo([.. Enumerable.Repeat("409 conflict.concurrent_change", 6), "201"]));
        Assert.That(await TitlesAsync(), Is.EqualTo(["1", "2", "3", "4", "5", "6", "New"]));
        Assert.That(times, Is.EqualTo(5));

        async Task ChangeNextAsync()
        {
            times++;
            await ExecuteAsync($"UPDATE posts SET version = version + 1 WHERE title = '{times}'");
            Interloper.Do(ChangeNextAsync);
        }
    }

    private static async Task<HttpResponseMessage> ChangeAloneAsync(HttpClient client, string operation, Guid id, string? ifMatch)
    {
        using var request = new HttpRequestMessage(operation is "update" ? HttpMethod.Patch : HttpMethod.Delete, $"/api/posts/{id}");

        if (operation is "update")
            request.Content = new StringContent("""{"title":"Changed"}""", Encoding.UTF8, "application/json");

        if (ifMatch is not null)
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);

        return await client.SendAsync(request);
    }

    /// <summary>Status, code and entity tag; of the only item where the answer is one of several.</summary>
    private static async Task<string> OutcomeAsync(HttpResponseMessage response)
    {
        var body = await response.Content.ReadAsStringAsync();
        var answer = body.Length == 0 ? default : JsonDocument.Parse(body).RootElement;

        if (response.StatusCode is HttpStatusCode.OK && answer.TryGetProperty("data", out var results))
            return $"{Outcome(results[0])} {(results[0].TryGetProperty("etag", out var tag) ? tag.GetString() : null)}";

        return $"{(int)response.StatusCode}{(response.IsSuccessStatusCode ? "" : $" {answer.Text("code")}")} {response.Field("ETag")}";
    }
}
