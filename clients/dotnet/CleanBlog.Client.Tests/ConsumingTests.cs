using System.Text.Json.Serialization;
using CleanBlog.WebApi.Tests;
using Microsoft.Extensions.DependencyInjection;

namespace CleanBlog.Client.Tests;

/// <summary>The C# of docs/consuming.md and of the package's README, run against the server: every piece of theirs stands in this file.</summary>
public sealed class ConsumingTests : LiveTest
{
    [Test]
    public async Task The_tour()
    {
        var address = Address;

        var services = new ServiceCollection();
        services.AddCleanBlogClient(options => options.BaseAddress = address); // new Uri("http://localhost:8000")
        services.AddCleanBlogSession();

        using var provider = services.BuildServiceProvider();
        var blog = provider.GetRequiredService<ICleanBlogClient>();
        var session = provider.GetRequiredService<CleanBlogSession>();

        // 1. Open an account.
        await blog.RegisterAsync(new() { Email = "ada@example.com", FirstName = "Ada", LastName = "Lovelace", Password = "Analytical-Engine-1843" });

        // 2. Log in. From here on every request carries an access token, which the session renews before it expires.
        await session.LogInAsync("ada@example.com", "Analytical-Engine-1843");

        // 3. Write a post for everybody to read, and a draft for your eyes only.
        var notes = await blog.WritePostAsync(new() { Title = "Notes", Content = "It weaves *algebraic patterns*.", Published = true });
        var later = await blog.WritePostAsync(new() { Title = "Later", Content = "Not yet." });

        // 4. Read: the published posts, and the drafts.
        var published = await blog.ListPostsAsync(limit: 5);
        var drafts = await blog.ListPostsAsync(published: false);

        // 5. Do something wrong on purpose: the exception names the member, the code and the mend.
        try
        {
            await blog.WritePostAsync(new() { Title = "", Content = "Who needs titles?" });
        }
        catch (CleanBlogException exception) when (exception.Code is ProblemCodes.RequestInvalid)
        {
            foreach (var error in exception.Problem!.Errors!)
                Console.WriteLine($"{error.Pointer}: {error.Detail} ({error.Code})");
        }

        Assert.That(published.Data.Select(post => post.Id), Is.EqualTo(new[] { notes.Value.Id }));
        Assert.That(drafts.Data.Select(post => post.Id), Is.EqualTo(new[] { later.Value.Id }));

        // 6. Bring a blog with you, as the README does, and page through it.
        var import = await Host.ImportAsync(RepositoryFiles.Path("samples/posts.jsonl"));
        Assert.That(import.Code, Is.Zero, import.Error);

        var titles = new List<string>();

        await foreach (var post in blog.ListAllPostsAsync())
            titles.Add(post.Title);

        Assert.That(titles, Does.Contain("Hello from the lamp room"));

        // 7. Create the first administrator.
        var created = await Host.RunAsync("Cobol-1959-forever\n", "create-admin", "--email", "root@example.com");
        Assert.That(created.Code, Is.Zero, created.Error);

        await session.LogInAsync("root@example.com", "Cobol-1959-forever");
        Assert.That((await blog.GetMeAsync()).Value.Role, Is.EqualTo(UserRole.Admin));
    }

    [Test]
    public async Task Sessions()
    {
        var store = new Store();
        var (email, password) = ($"{Guid.CreateVersion7()}@example.com", Password);
        using var first = Start();
        await first.GetRequiredService<ICleanBlogClient>().RegisterAsync(new() { Email = email, FirstName = "Ada", LastName = "Lovelace", Password = password });
        await first.GetRequiredService<CleanBlogSession>().LogInAsync(email, password);

        using var second = Start();
        var (blog, session, stored) = (second.GetRequiredService<ICleanBlogClient>(), second.GetRequiredService<CleanBlogSession>(), store.Kept[^1].RefreshToken!);

        try
        {
            await session.ContinueAsync(stored);
        }
        catch (CleanBlogException exception) when (exception.Code is ProblemCodes.AuthRefreshTokenInvalid)
        {
            await session.LogInAsync(email, password);
        }

        var places = await blog.ListMySessionsAsync();

        await session.LogOutAsync();

        Assert.That(places.Data.Select(place => place.IsCurrent), Is.EqualTo(new[] { true }));
        Assert.That(store.Kept.Distinct(), Has.Exactly(3).Items);
        Assert.That(store.Kept[^1].RefreshToken, Is.Null);

        ServiceProvider Start()
        {
            var address = Address;
            var services = new ServiceCollection();
            services.AddCleanBlogClient(options => options.BaseAddress = address); // new Uri("http://localhost:8000")
            services.AddCleanBlogSession(keep: refreshToken => store.KeepAsync("ada", refreshToken)); // Where only this user can read.

            return services.BuildServiceProvider();
        }
    }

    [Test]
    public async Task A_conflict_is_resolved_on_what_is_there_now()
    {
        var blog = Client(await SignUpAsync());
        var id = (await blog.WritePostAsync(new() { Title = "Notes", Content = "One." })).Value.Id;

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => AppendAsync(id, " More.")));

        Assert.That((await blog.GetPostAsync(id)).Value.Content, Is.EqualTo("One. More. More. More. More."));

        async Task<PostResponse> AppendAsync(Guid id, string text)
        {
            while (true)
            {
                var read = await blog.GetPostAsync(id);

                try
                {
                    return (await blog.RevisePostAsync(id, new() { Content = read.Value.Content + text }, ifMatch: read.ETag)).Value;
                }
                catch (PreconditionFailedException)
                {
                    // Somebody was faster. Read what they made of it, and add to that.
                }
            }
        }
    }

    [Test]
    public async Task What_was_read_before_is_not_sent_again()
    {
        var blog = Client(await SignUpAsync());
        var id = (await blog.WritePostAsync(new() { Title = "Notes", Content = "One." })).Value.Id;

        var read = await blog.GetPostAsync(id);
        var again = await blog.GetPostAsync(id, ifNoneMatch: read.ETag);
        var current = again.IsNotModified ? read.Value : again.Value;

        Assert.That(again.IsNotModified);
        Assert.That(again.ETag, Is.EqualTo(read.ETag));
        Assert.That(() => again.Value, Throws.InvalidOperationException);
        Assert.That(current.Content, Is.EqualTo("One."));
    }

    [Test]
    public async Task A_job_that_is_run_again_writes_once()
    {
        var blog = Client(await SignUpAsync());
        var job = new { Id = Guid.CreateVersion7(), Text = "Written by the nightly job." };

        var first = await RunAsync();
        var second = await RunAsync();

        Assert.That(second.Id, Is.EqualTo(first.Id));
        Assert.That((await blog.ListPostsAsync(authorId: first.AuthorId, published: false)).Pagination.Total, Is.EqualTo(1));

        async Task<PostResponse> RunAsync()
        {
            var post = await blog.WritePostAsync(new() { Title = "Report", Content = job.Text }, idempotencyKey: $"report-{job.Id}");
            return post.Value;
        }
    }

    [Test]
    public async Task Streams()
    {
        var blog = Client(await SignUpAsync());
        var (titles, written) = (new List<string>(), new List<Guid>());

        foreach (var title in new[] { "The lamp is out", "A lamp is lit", "Nothing of the kind" })
            written.Add((await blog.WritePostAsync(new() { Title = title, Content = "Patterns.", Published = true })).Value.Id);

        await foreach (var line in blog.StreamPostsAsync<Headline>(selection: new(Filter: ["title:contains:lamp"], Sort: "title", Fields: "id,title")))
            titles.Add(line.Title);

        Assert.That(titles, Is.SupersetOf(new[] { "A lamp is lit", "The lamp is out" }).And.None.EqualTo("Nothing of the kind").And.Ordered.Using((IComparer<string>)StringComparer.Ordinal));

        // Others count what is published.
        foreach (var post in written)
            await blog.DeletePostAsync(post);
    }

    [Test]
    public async Task Patches_and_many_at_once()
    {
        var blog = Client(await SignUpAsync());
        var post = (await blog.WritePostAsync(new() { Title = "Notes", Content = "Patterns." })).Value;

        var patched = await blog.PatchPostAsync(post.Id, [PatchOperation.Test("/published", false), PatchOperation.Replace("/published", true)]);

        Assert.That((patched.Value.Published, patched.Value.Version, patched.ETag), Is.EqualTo((true, 2, "\"2\"")));
        var refusal = Assert.ThrowsAsync<CleanBlogException>(() => blog.PatchPostAsync(post.Id, [PatchOperation.Test("/title", "Other"), PatchOperation.Remove("/title")]));
        Assert.That(refusal.Code, Is.EqualTo(ProblemCodes.PatchTestFailed));

        var changed = await blog.ChangePostsAsync(new()
        {
            Items =
            [
                new() { Operation = PostChangeRequestOperation.Create, Post = new() { Title = "New", Content = "Patterns." } },
                new() { Operation = PostChangeRequestOperation.Update, Id = post.Id, Patch = new() { Title = "Revised" }, IfMatch = patched.ETag },
                new() { Operation = PostChangeRequestOperation.Delete, Id = Guid.Empty },
            ],
        });

        var refused = changed.Data.Where(result => result.Error is not null).Select(result => (result.Index, result.Error!.Code));

        Assert.That(refused, Is.EqualTo(new[] { (2, ProblemCodes.PostNotFound) }));
        Assert.That(changed.Data.Select(result => result.Status), Is.EqualTo(new[] { 201, 200, 404 }));
        await blog.DeletePostAsync(post.Id);
    }

    [Test]
    public async Task Changes()
    {
        var blog = Client(await SignUpAsync());
        using var stop = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        var copy = new Copy(title => _ = title is "Revised" ? stop.CancelAsync() : null);
        var cursor = (await blog.ReadChangesAsync(after: "now")).Pagination.NextCursor;

        var post = (await blog.WritePostAsync(new() { Title = "Notes", Content = "Patterns." })).Value;
        var following = FollowAsync();
        await blog.RevisePostAsync(post.Id, new() { Title = "Revised" });

        Assert.CatchAsync<OperationCanceledException>(() => following);
        Assert.That(copy[post.Id], Is.EqualTo("Revised"));

        async Task FollowAsync()
        {
            await foreach (var part in blog.FollowChangesAsync(after: cursor, cancellationToken: stop.Token))
            {
                foreach (var change in part.Data)
                    copy[change.Id] = change.Post?.Title;

                cursor = part.Pagination.NextCursor;
            }
        }
    }

    [TestCase("docs/consuming.md")]
    [TestCase("clients/dotnet/CleanBlog.Client/README.md")]
    public async Task Each_piece_of_the_text_stands_in_this_file(string text)
    {
        var here = Trimmed(await File.ReadAllTextAsync(RepositoryFiles.Path("clients/dotnet/CleanBlog.Client.Tests/ConsumingTests.cs")));
        var pieces = (await File.ReadAllTextAsync(RepositoryFiles.Path(text))).Split("```csharp\n").Skip(1).Select(rest => Trimmed(rest.Split("```")[0])).ToList();

        Assert.That(pieces, Is.Not.Empty);

        foreach (var piece in pieces)
            Assert.That(here, Does.Contain(piece));
    }

    private sealed record Headline([property: JsonPropertyName("id")] Guid Id, [property: JsonPropertyName("title")] string Title);

    private sealed class Store
    {
        public List<(string User, string? RefreshToken)> Kept { get; } = [];

        public Task KeepAsync(string user, string? refreshToken)
        {
            Kept.Add((user, refreshToken));
            return Task.CompletedTask;
        }
    }

    private sealed class Copy(Action<string?> stored)
    {
        private readonly Dictionary<Guid, string?> titles = [];

        public string? this[Guid id]
        {
            get => titles[id];
            set
            {
                titles[id] = value;
                stored(value);
            }
        }
    }

    private static string Trimmed(string code) => string.Join('\n', code.Split('\n').Select(line => line.Trim()));
}
