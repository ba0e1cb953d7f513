using System.Net;
using System.Text.Json.Serialization;

namespace CleanBlog.Client.Tests;

public sealed class LiveTests : LiveTest
{
    [Test]
    public async Task A_post_is_written_once_though_the_answer_was_lost()
    {
        var way = new LosesAnswers(2);
        var blog = Client(await SignUpAsync(), way);

        var post = (await blog.WritePostAsync(new() { Title = "Notes", Content = "Patterns." })).Value;

        Assert.That(way.Arrived.Select(answer => answer.StatusCode), Is.EqualTo(new[] { HttpStatusCode.Created, HttpStatusCode.Created, HttpStatusCode.Created }));
        Assert.That((await blog.ListPostsAsync(authorId: post.AuthorId, published: false)).Data.Select(written => written.Id), Is.EqualTo(new[] { post.Id }));
    }

    [Test]
    public async Task A_version_is_revised_once_though_the_answer_was_lost()
    {
        var token = await SignUpAsync();
        var post = await Client(token).WritePostAsync(new() { Title = "Notes", Content = "Patterns." });

        var revised = await Client(token, new LosesAnswers(1)).RevisePostAsync(post.Value.Id, new() { Title = "Revised" }, ifMatch: post.ETag);

        Assert.That(revised.Value.Version, Is.EqualTo(post.Value.Version + 1));
    }

    [Test]
    public async Task Deleting_one_version_is_left_open_when_the_answer_was_lost()
    {
        var token = await SignUpAsync();
        var post = await Client(token).WritePostAsync(new() { Title = "Notes", Content = "Patterns." });
        var way = new LosesAnswers(1);

        Assert.ThrowsAsync<HttpRequestException>(() => Client(token, way).DeletePostAsync(post.Value.Id, ifMatch: post.ETag));

        Assert.That(way.Arrived, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task An_old_version_is_not_changed_and_the_current_one_is_named()
    {
        var blog = Client(await SignUpAsync());
        var old = await blog.WritePostAsync(new() { Title = "Notes", Content = "Patterns." });
        var current = await blog.RevisePostAsync(old.Value.Id, new() { Title = "Revised" }, ifMatch: old.ETag);

        var refusal = Assert.ThrowsAsync<PreconditionFailedException>(() => blog.DeletePostAsync(old.Value.Id, ifMatch: old.ETag));

        Assert.That(refusal.Code, Is.EqualTo(ProblemCodes.PreconditionFailed));
        Assert.That(refusal.CurrentETag, Is.EqualTo(current.ETag).And.Not.EqualTo(old.ETag));
        Assert.That((await blog.GetPostAsync(old.Value.Id)).Value.Title, Is.EqualTo("Revised"));
    }

    [Test]
    public async Task A_session_goes_on_though_the_answer_to_its_renewal_was_lost()
    {
        var way = new LosesAnswers(1);
        var (email, refreshToken) = await BeginSessionAsync();
        var kept = new List<string?>();
        var anonymous = Client(way: way);
        var session = new CleanBlogSession(() => anonymous, KeepAsync);

        await session.ContinueAsync(refreshToken);
        var me = await Client(await session.GetAccessTokenAsync()).GetMeAsync();

        Assert.That(way.Arrived.Select(answer => answer.StatusCode), Is.EqualTo(new[] { HttpStatusCode.OK, HttpStatusCode.OK }));
        Assert.That(kept, Has.Exactly(1).Items.And.None.EqualTo(refreshToken));
        Assert.That(me.Value.Email, Is.EqualTo(email));

        Task KeepAsync(string? refreshed)
        {
            kept.Add(refreshed);
            return Task.CompletedTask;
        }
    }

    [Test]
    public async Task A_session_that_was_ended_elsewhere_is_refused_and_its_renewal_too()
    {
        var (_, refreshToken) = await BeginSessionAsync();
        var session = new CleanBlogSession(() => Client());
        await session.ContinueAsync(refreshToken);
        var blog = Client(await session.GetAccessTokenAsync());

        await blog.LogOutAsync();

        Assert.That(Assert.ThrowsAsync<CleanBlogException>(() => blog.GetMeAsync()).Code, Is.EqualTo(ProblemCodes.AuthTokenInvalid));
        Assert.That(Assert.ThrowsAsync<CleanBlogException>(() => session.ContinueAsync(refreshToken)).Code, Is.EqualTo(ProblemCodes.AuthRefreshTokenInvalid));
    }

    [Test]
    public async Task A_user_has_versions_too()
    {
        var blog = Client(await SignUpAsync());
        var me = await blog.GetMeAsync();

        var renamed = await blog.RenameUserAsync(me.Value.Id, new() { FirstName = "Augusta Ada" }, ifMatch: me.ETag);

        Assert.That(renamed.Value.LastName, Is.EqualTo(me.Value.LastName));
        Assert.That((await blog.GetMeAsync(ifNoneMatch: renamed.ETag)).IsNotModified);
        Assert.That((await blog.GetUserAsync(me.Value.Id, ifNoneMatch: me.ETag)).Value.FirstName, Is.EqualTo("Augusta Ada"));
    }

    [Test]
    public async Task What_is_left_out_of_a_change_stays()
    {
        var blog = Client(await SignUpAsync());
        var post = await blog.WritePostAsync(new() { Title = "Notes", Content = "Patterns.", Published = true });

        var revised = (await blog.RevisePostAsync(post.Value.Id, new() { Published = false })).Value;

        Assert.That((revised.Title, revised.Content, revised.Published), Is.EqualTo(("Notes", "Patterns.", false)));
    }

    [Test]
    public async Task A_key_is_good_for_one_request_only()
    {
        var blog = Client(await SignUpAsync());
        await blog.WritePostAsync(new() { Title = "Notes", Content = "Patterns." }, idempotencyKey: "one");

        var refusal = Assert.ThrowsAsync<CleanBlogException>(() => blog.WritePostAsync(new() { Title = "Notes", Content = "Others." }, idempotencyKey: "one"));

        Assert.That(refusal.Code, Is.EqualTo(ProblemCodes.IdempotencyKeyReused));
    }

    [Test]
    public async Task Every_page_is_read_and_no_more()
    {
        var blog = Client(await SignUpAsync());
        var written = new List<Guid>();

        for (var number = 1; number <= 5; number++)
            written.Add((await blog.WritePostAsync(new() { Title = $"Post {number}", Content = "Patterns.", Published = true })).Value.Id);

        var author = (await blog.GetMeAsync()).Value.Id;
        var way = new LosesAnswers(0);
        var read = await Client(way: way).ListAllPostsAsync(authorId: author, limit: 2).Select(post => post.Id).ToListAsync();

        Assert.That(read, Is.EqualTo(Enumerable.Reverse(written)));
        Assert.That(way.Arrived, Has.Count.EqualTo(3));
    }

    [Test]
    public async Task An_empty_collection_has_no_items()
    {
        var blog = Client(await SignUpAsync());

        Assert.That(await blog.ListAllPostsAsync(published: false).ToListAsync(), Is.Empty);
    }

    [Test]
    public async Task Users_are_read_page_by_page()
    {
        var blog = Client(await SignUpAsync());
        await SignUpAsync();

        var users = await blog.ListAllUsersAsync(limit: 1).Select(user => user.Id).ToListAsync();

        Assert.That(users, Has.Count.GreaterThanOrEqualTo(2).And.Unique);
    }

    [Test]
    public async Task A_collection_is_streamed_in_the_shape_that_was_asked_for()
    {
        var blog = Client(await SignUpAsync());
        var author = (await blog.GetMeAsync()).Value.Id;

        foreach (var title in new[] { "Beta", "Alpha", "Draft" })
            await blog.WritePostAsync(new() { Title = title, Content = "Patterns.", Published = title is not "Draft" });

        var way = new LosesAnswers(0);
        var headlines = await Client(way: way).StreamPostsAsync<Headline>(author, selection: new(Filter: ["title:ne:Gamma", "version:eq:1"], Sort: "title", Fields: "title", Expand: "author")).ToListAsync();
        var drafts = await blog.StreamPostsAsync<PostResponse>(published: false).ToListAsync();
        var users = await blog.StreamUsersAsync<UserResponse>(new(Filter: [$"id:eq:{author}"])).ToListAsync();

        Assert.That(headlines.Select(headline => (headline.Title, headline.Author!.Id)), Is.EqualTo(new[] { ("Alpha", author), ("Beta", author) }));
        Assert.That(drafts.Select(draft => (draft.Title, draft.AuthorId)), Is.EqualTo(new[] { ("Draft", author) }));
        Assert.That(users.Select(user => user.Id), Is.EqualTo(new[] { author }));
        Assert.That(way.Arrived, Has.Count.EqualTo(1));
    }

    [Test]
    public void A_stream_that_is_refused_says_why()
    {
        var refusal = Assert.ThrowsAsync<CleanBlogException>(() => Client().StreamPostsAsync<PostResponse>(published: false).ToListAsync().AsTask());

        Assert.That(refusal.Code, Is.EqualTo(ProblemCodes.PostDraftsNeedSignIn));
    }

    [Test]
    public void A_problem_says_all_that_the_server_said()
    {
        var refusal = Assert.ThrowsAsync<CleanBlogException>(() => Client().WritePostAsync(new() { Title = "Notes", Content = "Patterns." }));

        Assert.That(refusal.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That(refusal.Code, Is.EqualTo(ProblemCodes.AuthTokenMissing));
        Assert.That(refusal.Problem!.TraceId, Is.Not.Empty);
        Assert.That(refusal.Message, Does.Contain(refusal.Problem.Detail).And.Contain(refusal.Problem.TraceId));
    }

    [Test]
    public async Task A_broken_rule_names_the_member()
    {
        var blog = Client(await SignUpAsync());

        var refusal = Assert.ThrowsAsync<CleanBlogException>(() => blog.WritePostAsync(new() { Title = "", Content = "Patterns." }));

        Assert.That(refusal.Problem!.Errors!.Select(error => (error.Pointer, error.Code)), Is.EqualTo(new[] { ("/title", MemberErrorCodes.TextTooShort) }));
    }

    private async Task<(string Email, string RefreshToken)> BeginSessionAsync()
    {
        var email = $"{Guid.CreateVersion7()}@example.com";
        await Client().RegisterAsync(new() { Email = email, FirstName = "Ada", LastName = "Lovelace", Password = Password });

        return (email, (await Client().LogInAsync(new() { Email = email, Password = Password })).RefreshToken);
    }

    private sealed record Headline(
        [property: JsonPropertyName("title")] string Title,
        [property: JsonPropertyName("author")] AuthorResponse? Author);
}
