using System.Net;
using CleanBlog.Testing;

namespace CleanBlog.WebApi.Tests.Users;

[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.All))]
public sealed class DeleteMeTests(TestDatabase database) : ApiTest(database)
{
    [Test]
    public async Task Who_knows_the_password_goes_and_leaves_what_was_published()
    {
        var (published, draft) = (await WritePostAsync(Ada), await WritePostAsync(Ada, published: false));

        using var deleted = await DeleteAsync(Ada, new { CurrentPassword = AUser.Password });

        Assert.That(deleted.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
        using var token = await Ada.GetAsync("/api/users/me");
        await Assert.ThatProblem(token, HttpStatusCode.Unauthorized, "auth.token_invalid");
        Assert.That((await Admin.ReadAsync("/api/posts")).Ids(), Is.EqualTo(new[] { published }));
        using var gone = await Admin.GetAsync($"/api/posts/{draft}");
        await Assert.ThatProblem(gone, HttpStatusCode.NotFound, "post.not_found");
    }

    [Test]
    public async Task The_posts_go_where_that_is_asked_for()
    {
        await WritePostAsync(Ada);

        using var deleted = await DeleteAsync(Ada, new { CurrentPassword = AUser.Password, Posts = "delete" });

        Assert.That((await Admin.ReadAsync("/api/posts")).Ids(), Is.Empty);
    }

    [TestCase("Analytical-Engine-1844")]
    [TestCase("")]
    public async Task A_token_without_the_password_deletes_nothing(string password)
    {
        using var refused = await DeleteAsync(Ada, new { CurrentPassword = password });

        await Assert.ThatInvalid(refused, "/current_password", "password.wrong");
        Assert.That((await Ada.ReadAsync("/api/users/me")).Text("email"), Is.EqualTo("ada@example.com"));
    }

    [Test]
    public async Task A_body_that_says_something_else_deletes_nothing()
    {
        using var posts = await DeleteAsync(Ada, new { CurrentPassword = AUser.Password, Posts = "burn" });
        using var nothing = await DeleteAsync(Ada, new { });

        await Assert.ThatInvalid(posts, "/posts", "value.invalid_type");
        await Assert.ThatInvalid(nothing, "/current_password", "value.required");
    }

    [Test]
    public async Task Sent_again_its_token_is_refused()
    {
        using var first = await DeleteAsync(Ada, new { CurrentPassword = AUser.Password });
        using var second = await DeleteAsync(Ada, new { CurrentPassword = AUser.Password });

        await Assert.ThatProblem(second, HttpStatusCode.Unauthorized, "auth.token_invalid");
    }

    [Test]
    public async Task The_last_administrator_stays()
    {
        using var refused = await DeleteAsync(Admin, new { CurrentPassword = AUser.Password });

        await Assert.ThatProblem(refused, HttpStatusCode.Conflict, "user.last_administrator");
    }

    [Test]
    public async Task A_change_of_the_same_account_meanwhile_is_noticed()
    {
        Interloper.Do(() => ExecuteAsync("UPDATE users SET version = version + 1"));

        using var refused = await DeleteAsync(Ada, new { CurrentPassword = AUser.Password });

        await Assert.ThatProblem(refused, HttpStatusCode.Conflict, "conflict.concurrent_change");
        Assert.That((await Ada.ReadAsync("/api/users/me")).Text("email"), Is.EqualTo("ada@example.com"));
    }

    private static Task<HttpResponseMessage> DeleteAsync(HttpClient caller, object body) => caller.SendJsonAsync(HttpMethod.Put, "/api/users/me/deletion", body);
}
