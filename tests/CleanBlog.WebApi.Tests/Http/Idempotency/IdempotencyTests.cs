using System.Net;
using System.Text;
using CleanBlog.Testing;
using Microsoft.EntityFrameworkCore;

namespace CleanBlog.WebApi.Tests.Http.Idempotency;

/// <summary>Requests with an <c>Idempotency-Key</c>: sent again, they are answered again and not carried out again.</summary>
[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.All))]
public sealed class IdempotencyTests(TestDatabase database) : ApiTest(database)
{
    private const string Key = "0192f5a4-7d3b-7c61-8b1e-5f0d2a9c4e77";
    private const string Post = """{"title":"Notes","content":"Patterns.","published":true}""";

    /// <summary>About the one answer and no other.</summary>
    private static readonly string[] OfTheMoment = ["Date", "traceresponse", "RateLimit"];

    private static readonly string Account = $$"""{"email":"mary@example.com","first_name":"Mary","last_name":"Somerville","password":"{{AUser.Password}}"}""";

    [Test]
    public async Task A_post_that_is_sent_again_is_answered_again()
    {
        await ThatItIsReplayedAsync(Ada, HttpMethod.Post, "/api/posts", Post, HttpStatusCode.Created);

        Assert.That((await Anonymous.ReadAsync("/api/posts")).Ids(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_change_that_is_sent_again_is_answered_again()
    {
        var id = await WritePostAsync(Ada);

        await ThatItIsReplayedAsync(Ada, HttpMethod.Patch, $"/api/posts/{id}", """{"title":"Changed"}""", HttpStatusCode.OK);

        Assert.That((await Anonymous.ReadAsync($"/api/posts/{id}")).GetProperty("version").GetInt32(), Is.EqualTo(2));
    }

    [Test]
    public Task A_registration_that_is_sent_again_is_answered_again() =>
        ThatItIsReplayedAsync(Anonymous, HttpMethod.Post, "/api/auth/register", Account, HttpStatusCode.Created);

    [Test]
    public Task A_change_of_names_that_is_sent_again_is_answered_again() =>
        ThatItIsReplayedAsync(Ada, HttpMethod.Patch, $"/api/users/{AdaId}", """{"first_name":"Augusta"}""", HttpStatusCode.OK);

    [Test]
    public Task A_login_that_is_sent_again_gives_the_same_token() =>
        ThatItIsReplayedAsync(Anonymous, HttpMethod.Post, "/api/auth/login", $$"""{"email":"ada@example.com","password":"{{AUser.Password}}"}""", HttpStatusCode.OK);

    [Test]
    public async Task The_answer_is_the_first_one_whatever_happened_since()
    {
        using var first = await SendAsync(Ada, HttpMethod.Post, "/api/posts", Post);
        using var deleted = await Ada.DeleteAsync(first.Headers.Location);

        using var second = await SendAsync(Ada, HttpMethod.Post, "/api/posts", Post);

        Assert.That(await second.Content.ReadAsStringAsync(), Is.EqualTo(await first.Content.ReadAsStringAsync()));
        Assert.That((await Anonymous.ReadAsync("/api/posts")).Ids(), Is.Empty);
    }

    [Test]
    public async Task A_change_that_expected_something_is_answered_again_though_its_expectation_is_gone()
    {
        var path = $"/api/posts/{await WritePostAsync(Ada)}";

        using var first = await SendAsync(Ada, HttpMethod.Patch, path, """{"title":"Changed"}""", fields: ("If-Match", "\"1\""));
        using var second = await SendAsync(Ada, HttpMethod.Patch, path, """{"title":"Changed"}""", fields: ("If-Match", "\"1\""));

        Assert.That((first.Field("ETag"), second.Field("ETag")), Is.EqualTo(("\"2\"", "\"2\"")));
    }

    [TestCase("POST", "/api/posts", """{"title":"Other","content":"Patterns.","published":true}""")]
    [TestCase("POST", "/api/posts", """{"title":"Notes","content":"Patterns.","published":true} """)]
    [TestCase("POST", "/api/posts?x=1", Post)]
    [TestCase("POST", "/api/posts/", Post)]
    [TestCase("PATCH", "/api/posts/{id}", Post)]
    public async Task A_key_that_is_used_for_something_else_is_refused(string method, string path, string body)
    {
        using var first = await SendAsync(Ada, HttpMethod.Post, "/api/posts", Post);
        var id = (await first.ReadAsync()).Text("id");

        using var second = await SendAsync(Ada, new HttpMethod(method), path.Replace("{id}", id, StringComparison.Ordinal), body);

        await Assert.ThatProblem(second, HttpStatusCode.UnprocessableEntity, "idempotency.key_reused");
        Assert.That((await Anonymous.ReadAsync("/api/posts")).Ids(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_key_is_its_callers_own()
    {
        using var ada = await SendAsync(Ada, HttpMethod.Post, "/api/posts", Post);
        using var eve = await SendAsync(Eve, HttpMethod.Post, "/api/posts", Post);
        using var anonymous = await SendAsync(Anonymous, HttpMethod.Post, "/api/auth/register", Account);

        Assert.That((await ada.ReadAsync()).Text("author_id"), Is.EqualTo(AdaId.ToString()));
        Assert.That((await eve.ReadAsync()).Text("author_id"), Is.EqualTo(EveId.ToString()));
        Assert.ThatStatus(anonymous, HttpStatusCode.Created);
    }

    [Test]
    public async Task It_is_the_caller_and_not_the_token_that_counts()
    {
        using var first = await SendAsync(Ada, HttpMethod.Post, "/api/posts", Post);
        Clock.Advance(TimeSpan.FromSeconds(1));
        var signedInAgain = Client(await LogInAsync("ada@example.com"));

        using var second = await SendAsync(signedInAgain, HttpMethod.Post, "/api/posts", Post);

        Assert.That((await second.ReadAsync()).Text("id"), Is.EqualTo((await first.ReadAsync()).Text("id")));
    }

    [Test]
    public async Task Who_may_no_longer_call_is_not_answered_again()
    {
        using var first = await SendAsync(Ada, HttpMethod.Post, "/api/posts", Post);
        using var deactivated = await Admin.SendJsonAsync(HttpMethod.Put, $"/api/users/{AdaId}/active", new { IsActive = false });

        using var second = await SendAsync(Ada, HttpMethod.Post, "/api/posts", Post);

        await Assert.ThatProblem(second, HttpStatusCode.Unauthorized, "auth.token_invalid");
    }

    [Test]
    public async Task What_was_refused_is_tried_anew_and_may_be_mended()
    {
        using var invalid = await SendAsync(Ada, HttpMethod.Post, "/api/posts", """{"title":""}""");
        using var mended = await SendAsync(Ada, HttpMethod.Post, "/api/posts", Post);

        Assert.That((invalid.StatusCode, mended.StatusCode), Is.EqualTo((HttpStatusCode.UnprocessableEntity, HttpStatusCode.Created)));
    }

    [Test]
    public async Task What_was_refused_leaves_nothing_behind()
    {
        var draft = await WritePostAsync(Ada, published: false);

        using var conflict = await SendAsync(Anonymous, HttpMethod.Post, "/api/auth/register", Account.Replace("mary@", "ada@", StringComparison.Ordinal));
        using var unseen = await SendAsync(Eve, HttpMethod.Patch, $"/api/posts/{draft}", """{"title":"Mine"}""");
        using var unexpected = await SendAsync(Ada, HttpMethod.Patch, $"/api/posts/{draft}", """{"title":"Late"}""", fields: ("If-Match", "\"7\""));

        await Assert.ThatProblem(conflict, HttpStatusCode.Conflict, "user.email_taken");
        await Assert.ThatProblem(unseen, HttpStatusCode.NotFound, "post.not_found");
        await Assert.ThatProblem(unexpected, HttpStatusCode.PreconditionFailed, "precondition.failed");
        Assert.That(unexpected.Field("ETag"), Is.EqualTo("\"1\""));
        Assert.That(await KeysAsync(), Is.Zero);
    }

    [TestCase("\"0192f5a4\"")]
    [TestCase("0192f5a4")]
    public async Task A_key_may_stand_in_quotes_or_not(string again)
    {
        using var first = await SendAsync(Ada, HttpMethod.Post, "/api/posts", Post, "0192f5a4");
        using var second = await SendAsync(Ada, HttpMethod.Post, "/api/posts", Post, again);

        Assert.That((await second.ReadAsync()).Text("id"), Is.EqualTo((await first.ReadAsync()).Text("id")));
    }

    [TestCase("")]
    [TestCase("\"\"")]
    [TestCase("two words")]
    [TestCase("\"unfinished")]
    [TestCase("a\"b")]
    [TestCase("a\\b")]
    [TestCase("a\tb")]
    public async Task A_key_that_is_none_is_refused(string key)
    {
        using var response = await SendAsync(Ada, HttpMethod.Post, "/api/posts", Post, key);

        await Assert.ThatProblem(response, HttpStatusCode.BadRequest, "idempotency.key_invalid");
    }

    [TestCase(255, HttpStatusCode.Created)]
    [TestCase(256, HttpStatusCode.BadRequest)]
    public async Task A_key_has_a_greatest_length(int length, HttpStatusCode status)
    {
        using var response = await SendAsync(Ada, HttpMethod.Post, "/api/posts", Post, new string('k', length));

        Assert.ThatStatus(response, status);
    }

    [Test]
    public async Task Two_keys_are_none()
    {
        using var response = await SendAsync(Ada, HttpMethod.Post, "/api/posts", Post, Key, ("Idempotency-Key", "other"));

        await Assert.ThatProblem(response, HttpStatusCode.BadRequest, "idempotency.key_invalid");
    }

    [Test]
    public async Task It_is_remembered_for_a_day_and_then_carried_out_again()
    {
        using var first = await SendAsync(Ada, HttpMethod.Post, "/api/posts", Post);

        Clock.Advance(TimeSpan.FromHours(24) - TimeSpan.FromSeconds(1));
        using var lastOfDay = await SendAsync(Client(await LogInAsync("ada@example.com")), HttpMethod.Post, "/api/posts", Post);
        Clock.Advance(TimeSpan.FromSeconds(1));
        using var next = await SendAsync(Client(await LogInAsync("ada@example.com")), HttpMethod.Post, "/api/posts", Post);

        var id = (await first.ReadAsync()).Text("id");
        Assert.That((await lastOfDay.ReadAsync()).Text("id"), Is.EqualTo(id));
        Assert.That((await next.ReadAsync()).Text("id"), Is.Not.EqualTo(id));
    }

    [Test]
    public async Task PUT_and_DELETE_need_no_key_and_heed_none()
    {
        using var assigned = await SendAsync(Admin, HttpMethod.Put, $"/api/users/{AdaId}/role", """{"role":"admin"}""");
        using var reassigned = await SendAsync(Admin, HttpMethod.Put, $"/api/users/{AdaId}/role", """{"role":"user"}""");

        Assert.That((await reassigned.ReadAsync()).Text("role"), Is.EqualTo("user"));
        Assert.That(await KeysAsync(), Is.Zero);
    }

    [Test]
    public async Task A_request_without_a_key_is_not_remembered()
    {
        var first = await WritePostAsync(Ada);
        var second = await WritePostAsync(Ada);

        Assert.That(first, Is.Not.EqualTo(second));
        Assert.That(await KeysAsync(), Is.Zero);
    }

    [Test]
    public async Task A_large_body_is_answered_again_too()
    {
        var body = $$"""{"title":"Long","content":"{{new string('x', 1024 * 1024)}}"}""";

        using var first = await SendAsync(Ada, HttpMethod.Post, "/api/posts", body);
        using var second = await SendAsync(Ada, HttpMethod.Post, "/api/posts", body);

        Assert.That((await second.ReadAsync()).Text("id"), Is.EqualTo((await first.ReadAsync()).Text("id")));
    }

    [Test]
    public async Task A_form_is_answered_again_too()
    {
        using var first = await SendFormAsync();
        using var second = await SendFormAsync();

        Assert.That((await second.ReadAsync()).Text("access_token"), Is.EqualTo((await first.ReadAsync()).Text("access_token")));

        async Task<HttpResponseMessage> SendFormAsync()
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/auth/login") { Content = new FormUrlEncodedContent([new("username", "ada@example.com"), new("password", AUser.Password)]) };
            request.Headers.Add("Idempotency-Key", Key);
            return await Anonymous.SendAsync(request);
        }
    }

    [Test]
    public async Task Nothing_that_is_remembered_can_be_read_in_the_database()
    {
        using var response = await SendAsync(Anonymous, HttpMethod.Post, "/api/auth/login", $$"""{"email":"ada@example.com","password":"{{AUser.Password}}"}""");
        var token = (await response.ReadAsync()).Text("access_token");

        var stored = await InDatabaseAsync(context => context.Set<Infrastructure.Persistence.RememberedRequest>().AsNoTracking().SingleAsync());

        var answer = Encoding.Latin1.GetString(stored.Answer);
        Assert.That(answer, Does.Not.Contain(token[..20]).And.Not.Contain("access_token").And.Not.Contain(Key));
    }

    [Test]
    public async Task A_write_and_its_answer_are_stored_in_one_transaction()
    {
        Sql.Reset();

        using var response = await SendAsync(Ada, HttpMethod.Post, "/api/posts", Post);

        Assert.ThatStatus(response, HttpStatusCode.Created);
        Assert.That(Sql.Statements.Select(sql => sql.TrimStart()[..6].ToUpperInvariant()), Is.EqualTo(new[] { "SELECT", "SELECT", "INSERT", "INSERT" }));
    }

    private async Task ThatItIsReplayedAsync(HttpClient client, HttpMethod method, string path, string body, HttpStatusCode status)
    {
        using var first = await SendAsync(client, method, path, body);
        Clock.Advance(TimeSpan.FromSeconds(1));
        using var second = await SendAsync(client, method, path, body);

        Assert.That((first.StatusCode, second.StatusCode), Is.EqualTo((status, status)), await second.Content.ReadAsStringAsync());
        Assert.That(Fields(second), Is.EqualTo(Fields(first)));
        Assert.That(await second.Content.ReadAsByteArrayAsync(), Is.EqualTo(await first.Content.ReadAsByteArrayAsync()).And.Not.Empty);
    }

    private static IEnumerable<string> Fields(HttpResponseMessage response) =>
        response.Headers.Concat(response.Content.Headers)
            .Where(field => !OfTheMoment.Contains(field.Key, StringComparer.OrdinalIgnoreCase))
            .Select(field => $"{field.Key}: {string.Join(", ", field.Value)}")
            .Order(StringComparer.Ordinal);

    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, HttpMethod method, string path, string body, string key = Key, params (string Name, string Value)[] fields)
    {
        using var request = new HttpRequestMessage(method, path) { Content = new StringContent(body, Encoding.UTF8, "application/json") };

        foreach (var (name, value) in fields.Prepend(("Idempotency-Key", key)))
            request.Headers.TryAddWithoutValidation(name, value);

        return await client.SendAsync(request);
    }

    private Task<int> KeysAsync() => InDatabaseAsync(context => context.Set<Infrastructure.Persistence.RememberedRequest>().CountAsync());
}
