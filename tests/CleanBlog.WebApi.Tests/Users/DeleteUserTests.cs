using System.Net;
using System.Text.Json;
using CleanBlog.Domain.Users;
using CleanBlog.Testing;
using Microsoft.EntityFrameworkCore;

namespace CleanBlog.WebApi.Tests.Users;

[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.All))]
public sealed class DeleteUserTests(TestDatabase database) : ApiTest(database)
{
    [Test]
    public async Task What_was_published_stays_and_the_person_goes()
    {
        var published = await WritePostAsync(Ada);
        var draft = await WritePostAsync(Ada, published: false);
        Assert.That(await BylineAsync(), Is.EqualTo($"{AdaId} Ada Lovelace"));

        using var deleted = await Admin.DeleteAsync($"/api/users/{AdaId}");

        Assert.That(deleted.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That((await Anonymous.ReadAsync($"/api/posts/{published}")).GetProperty("author_id").GetGuid(), Is.EqualTo(AdaId));
        Assert.That(await BylineAsync(), Is.EqualTo($"{AdaId} Deleted User"));
        using var gone = await Admin.GetAsync($"/api/posts/{draft}");
        await Assert.ThatProblem(gone, HttpStatusCode.NotFound, "post.not_found");
    }

    [Test]
    public async Task With_the_posts_nothing_is_left()
    {
        var published = await WritePostAsync(Ada);
        await Anonymous.ReadAsync($"/api/posts/{published}");

        using var deleted = await Admin.DeleteAsync($"/api/users/{AdaId}?posts=delete");

        using var gone = await Anonymous.GetAsync($"/api/posts/{published}");
        await Assert.ThatProblem(gone, HttpStatusCode.NotFound, "post.not_found");
        Assert.That((await Anonymous.ReadAsync("/api/posts")).Ids(), Is.Empty);
        Assert.That(await InDatabaseAsync(context => context.Users.CountAsync(user => user.Id == UserId.From(AdaId))), Is.Zero);
    }

    [Test]
    public async Task It_counts_from_the_next_request_on()
    {
        await WritePostAsync(Ada);

        using var deleted = await Admin.DeleteAsync($"/api/users/{AdaId}");

        using var token = await Ada.GetAsync("/api/users/me");
        await Assert.ThatProblem(token, HttpStatusCode.Unauthorized, "auth.token_invalid");
        using var login = await Anonymous.SendJsonAsync(HttpMethod.Post, "/api/auth/login", new { Email = "ada@example.com", AUser.Password });
        await Assert.ThatProblem(login, HttpStatusCode.Unauthorized, "auth.invalid_credentials");
        using var nameless = await Anonymous.SendJsonAsync(HttpMethod.Post, "/api/auth/login", new { Email = $"{AdaId}@deleted.invalid", AUser.Password });
        await Assert.ThatProblem(nameless, HttpStatusCode.Unauthorized, "auth.invalid_credentials");
    }

    [Test]
    public async Task The_address_is_free_for_somebody_else()
    {
        await WritePostAsync(Ada);
        using var deleted = await Admin.DeleteAsync($"/api/users/{AdaId}");

        var (_, id) = await SignInAsync("ada@example.com", "Ada", "Byron");

        Assert.That(id, Is.Not.EqualTo(AdaId));
        Assert.That((await Anonymous.ReadAsync("/api/posts")).GetProperty("data")[0].GetProperty("author_id").GetGuid(), Is.EqualTo(AdaId));
    }

    [Test]
    public async Task Nobody_finds_who_was_deleted()
    {
        await WritePostAsync(Ada);
        using var deleted = await Admin.DeleteAsync($"/api/users/{AdaId}");

        Assert.That((await Admin.ReadAsync("/api/users")).Ids(), Is.EquivalentTo(new[] { EveId, AdminId }));
        Assert.That((await Admin.ReadAsync("/api/users?q=deleted")).Ids(), Is.Empty);
        using var stream = await Admin.SendAsync(HttpMethod.Get, "/api/users", ("Accept", "application/x-ndjson"));
        Assert.That(await stream.Content.ReadAsStringAsync(), Does.Not.Contain($"{AdaId}"));
    }

    [TestCase("GET", "")]
    [TestCase("PATCH", "", """{"first_name":"Ada"}""")]
    [TestCase("PUT", "/role", """{"role":"admin"}""")]
    [TestCase("PUT", "/active", """{"is_active":true}""")]
    public async Task Who_was_deleted_is_not_there_for_anything_else(string method, string path, string? body = null)
    {
        await WritePostAsync(Ada);
        using var deleted = await Admin.DeleteAsync($"/api/users/{AdaId}");

        using var response = body is null ? await Admin.GetAsync($"/api/users/{AdaId}{path}") : await Admin.SendJsonAsync(new HttpMethod(method), $"/api/users/{AdaId}{path}", body);

        await Assert.ThatProblem(response, HttpStatusCode.NotFound, "user.not_found");
    }

    [Test]
    public async Task Sent_again_it_harms_nothing_and_can_still_take_the_posts()
    {
        await WritePostAsync(Ada);

        var statuses = new List<HttpStatusCode>();

        foreach (var query in new[] { "", "?posts=keep", "?posts=delete", "" })
        {
            using var response = await Admin.DeleteAsync($"/api/users/{AdaId}{query}");
            statuses.Add(response.StatusCode);
        }

        Assert.That(statuses, Is.EqualTo(new[] { HttpStatusCode.NoContent, HttpStatusCode.NoContent, HttpStatusCode.NoContent, HttpStatusCode.NotFound }));
        Assert.That((await Anonymous.ReadAsync("/api/posts")).Ids(), Is.Empty);
    }

    [Test]
    public async Task The_feed_tells_of_the_user_and_of_each_post_that_went()
    {
        var (published, draft) = (await WritePostAsync(Ada), await WritePostAsync(Ada, published: false));
        var cursor = (await Admin.ReadAsync("/api/changes?after=now")).GetProperty("pagination").Text("next_cursor");

        using var kept = await Admin.DeleteAsync($"/api/users/{AdaId}");
        var first = await Admin.ReadAsync($"/api/changes?after={cursor}");
        using var gone = await Admin.DeleteAsync($"/api/users/{AdaId}?posts=delete");
        var second = await Admin.ReadAsync($"/api/changes?after={first.GetProperty("pagination").Text("next_cursor")}");

        Assert.That(Told(first), Is.EqualTo(new[] { $"removed {AdaId}", $"removed {draft}" }));
        Assert.That(Told(second), Is.EqualTo(new[] { $"removed {published}" }));
    }

    [Test]
    public async Task A_stale_revision_deletes_nobody()
    {
        using var renamed = await Ada.SendJsonAsync(HttpMethod.Patch, $"/api/users/{AdaId}", new { FirstName = "Augusta" });

        using var stale = await Admin.SendAsync(HttpMethod.Delete, $"/api/users/{AdaId}", ("If-Match", "\"1\""));
        await Assert.ThatProblem(stale, HttpStatusCode.PreconditionFailed, "precondition.failed");
        Assert.That((await Ada.ReadAsync("/api/users/me")).Text("first_name"), Is.EqualTo("Augusta"));

        await WritePostAsync(Ada, published: false);
        using var current = await Admin.SendAsync(HttpMethod.Delete, $"/api/users/{AdaId}", ("If-Match", "\"2\""));
        Assert.That(current.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That(await InDatabaseAsync(context => context.Posts.CountAsync()), Is.Zero);
    }

    [Test]
    public async Task The_last_administrator_stays()
    {
        using var refused = await Admin.DeleteAsync($"/api/users/{AdminId}");
        await Assert.ThatProblem(refused, HttpStatusCode.Conflict, "user.last_administrator");

        var (second, _) = await SignInAsync("second@example.com", "Second", "Administrator", UserRole.Admin);
        using var deleted = await second.DeleteAsync($"/api/users/{AdminId}");

        Assert.That(deleted.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
    }

    [Test]
    public async Task Other_posts_than_keep_and_delete_are_refused()
    {
        using var response = await Admin.DeleteAsync($"/api/users/{AdaId}?posts=burn");

        await Assert.ThatInvalidParameter(response, "posts", "value.invalid_type");
        Assert.That((await Ada.GetAsync("/api/users/me")).StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Who_is_deleted_while_writing_is_told_so()
    {
        Interloper.Do(async () =>
        {
            using var deleted = await Admin.DeleteAsync($"/api/users/{AdaId}");
            Assert.That(deleted.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
        });

        using var late = await Ada.SendJsonAsync(HttpMethod.Post, "/api/posts", new { Title = "Notes", Content = "Patterns." });

        await Assert.ThatProblem(late, HttpStatusCode.Unauthorized, "auth.token_invalid");
        Assert.That(await InDatabaseAsync(context => context.Posts.CountAsync()), Is.Zero);
    }

    [Test]
    public async Task Who_is_deleted_on_another_instance_is_refused_on_this_one()
    {
        await using var another = StartAnother();
        using var elsewhere = another.CreateClient();
        elsewhere.DefaultRequestHeaders.Authorization = Admin.DefaultRequestHeaders.Authorization;
        await Ada.ReadAsync("/api/users/me");

        using var deleted = await elsewhere.DeleteAsync($"/api/users/{AdaId}");

        using var token = await Ada.GetAsync("/api/users/me");
        await Assert.ThatProblem(token, HttpStatusCode.Unauthorized, "auth.token_invalid");
    }

    [Test]
    public async Task Two_instances_that_delete_one_user_with_many_posts_at_once_do_it_once()
    {
        await WritePostsAsync(Ada, Enumerable.Range(0, 150).Select(number => $"Notes {number}"));
        await using var another = StartAnother();
        using var elsewhere = another.CreateClient();
        elsewhere.DefaultRequestHeaders.Authorization = Admin.DefaultRequestHeaders.Authorization;

        var responses = await Task.WhenAll(new[] { Admin, elsewhere, Admin, elsewhere }.Select(admin => admin.DeleteAsync($"/api/users/{AdaId}?posts=delete")));

        Assert.That(responses.Select(response => (int)response.StatusCode), Has.Some.EqualTo(204).And.All.AnyOf(204, 404, 409));
        Assert.That(await InDatabaseAsync(context => context.Posts.CountAsync()), Is.Zero);
        Assert.That(await InDatabaseAsync(context => context.Users.CountAsync(user => user.Id == UserId.From(AdaId))), Is.Zero);
    }

    private async Task<string> BylineAsync()
    {
        var author = (await Anonymous.ReadAsync("/api/posts?expand=author")).GetProperty("data")[0].GetProperty("author");

        return $"{author.Text("id")} {author.Text("first_name")} {author.Text("last_name")}";
    }

    private static IEnumerable<string> Told(JsonElement part) => part.GetProperty("data").EnumerateArray().Select(change => $"{change.Text("type")} {change.Text("id")}");
}
