using CleanBlog.Application.Common;
using CleanBlog.Application.Posts;
using CleanBlog.Application.Users;
using CleanBlog.Domain.Common;
using CleanBlog.Domain.Posts;
using CleanBlog.Domain.Users;
using CleanBlog.Infrastructure.Persistence;
using CleanBlog.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CleanBlog.Persistence.Tests.PostgreSql;

/// <summary>
/// A write whose connection is cut around COMMIT is answered as done and is done once, whether the cut one had been committed or
/// not; and what is somebody else's write is still refused.
/// </summary>
[TestFixtureSource(typeof(ProxiedPostgreSql), nameof(ProxiedPostgreSql.Fixture))]
public sealed class LostCommitTests(ProxiedPostgreSql database) : UseCaseTest(database)
{
    /// <summary>Cuts of each kind at each kind of write.</summary>
    private const int Rounds = 6;

    private readonly ProxiedPostgreSql database = database;
    private readonly User ada = AUser.Administrator("ada@example.com");
    private readonly User grace = AUser.Administrator("grace@example.com", APost.Noon.AddDays(-1));

    private int cutsBefore;

    private TcpProxy Proxy => database.Proxy;

    [SetUp]
    public async Task SignIn()
    {
        Proxy.CutNext();
        Proxy.Commits = TcpProxy.HaveCommit;
        ActAs(ada);
        await StoreAsync(ada, grace);
        cutsBefore = Proxy.Cuts;
    }

    [Test]
    public async Task New_posts_are_there_once([Values] Cut cut)
    {
        var titles = Enumerable.Range(0, Rounds).Select(round => $"Note {round:D2}").ToList();

        foreach (var title in titles)
        {
            Proxy.CutNext(cut);
            (await WriteAsync(title)).Expect();
        }

        AssertCuts(Rounds);
        Assert.That((await PostsAsync()).Select(post => post.Title).Order(StringComparer.Ordinal), Is.EqualTo(titles));
    }

    [Test]
    public async Task Changes_are_made_once([Values] Cut cut)
    {
        var post = APost.Draft(ada.Id);
        await StoreAsync(post);

        for (var round = 0; round < Rounds; round++)
        {
            Proxy.CutNext(cut);
            (await ReviseAsync(post.Id, $"Note {round}")).Expect();

            AssertCuts(round + 1);
            var stored = (await PostsAsync()).Single();
            Assert.That((stored.Title, stored.Version), Is.EqualTo(($"Note {round}", round + 2)));
        }
    }

    [Test]
    public async Task Deletions_are_made_once([Values] Cut cut)
    {
        var posts = Enumerable.Range(0, Rounds).Select(_ => APost.Draft(ada.Id)).ToList();
        await StoreAsync([.. posts]);

        foreach (var post in posts)
        {
            Proxy.CutNext(cut);
            var deleted = await InScopeAsync<DeletePost, Result>(delete => delete.ExecuteAsync(post.Id, CancellationToken.None));
            Assert.That(deleted, Is.EqualTo(Result.Success));
        }

        AssertCuts(Rounds);
        Assert.That(await PostsAsync(), Is.Empty);
    }

    [Test]
    public async Task Several_new_rows_of_one_commit_are_there_once([Values] Cut cut)
    {
        for (var round = 0; round < Rounds; round++)
        {
            var (batch, name) = (round, $"Author Number{round}");
            ImportedPost[] posts = [.. Enumerable.Range(0, 3).Select(number => new ImportedPost($"{batch}/{number}", APost.Noon, $"Note {batch}/{number}", "Patterns.", name))];
            Proxy.CutNext(cut);
            var imported = await InScopeAsync<ImportPosts, Result<ImportOutcome>>(import => import.ExecuteAsync(posts, CancellationToken.None));
            Assert.That(imported.Expect().Added, Is.EqualTo(3));
        }

        AssertCuts(Rounds);
        Assert.That((await PostsAsync()).Select(post => post.Title), Is.Unique.And.Exactly(3 * Rounds).Items);
        Assert.That(await UsersAsync(), Has.Count.EqualTo(2 + Rounds));
    }

    [Test]
    public async Task Several_changes_of_one_commit_are_made_once([Values] Cut cut)
    {
        // Who stops being an administrator raises the version of the one who stays.
        for (var round = 0; round < Rounds; round++)
        {
            Proxy.CutNext(cut);
            (await AssignAsync(ada.Id, round % 2 == 0 ? UserRole.User : UserRole.Admin)).Expect();
        }

        AssertCuts(Rounds);
        var versions = (await UsersAsync()).ToDictionary(user => user.Id, user => user.Version);
        Assert.That((versions[ada.Id], versions[grace.Id]), Is.EqualTo((1 + Rounds, 1 + (Rounds / 2))));
    }

    [TestCase(Cut.Before)]
    [TestCase(Cut.During)]
    public async Task A_write_that_is_cut_at_its_statements_is_made_once(Cut cut)
    {
        Proxy.Commits = HaveStatements;
        var post = APost.Draft(ada.Id);
        await StoreAsync(post);

        for (var round = 0; round < Rounds; round++)
        {
            Proxy.CutNext(cut);
            (await ReviseAsync(post.Id, $"Note {round}")).Expect();
        }

        AssertCuts(Rounds);
        Assert.That((await PostsAsync()).Single().Version, Is.EqualTo(1 + Rounds));
    }

    [TestCase(Cut.Before, Cut.Before)]
    [TestCase(Cut.Before, Cut.After)]
    public async Task A_retry_can_lose_its_commit_as_well(Cut first, Cut second)
    {
        var post = APost.Draft(ada.Id);
        await StoreAsync(post);

        Proxy.CutNext(first, second);
        (await WriteAsync("New")).Expect();
        Proxy.CutNext(first, second);
        (await ReviseAsync(post.Id, "Revised")).Expect();

        AssertCuts(4);
        Assert.That((await PostsAsync()).Select(stored => (stored.Title, stored.Version)), Is.EquivalentTo(new[] { ("New", 1), ("Revised", 2) }));
    }

    [TestCase("INSERT INTO commits")]
    [TestCase("FROM commits")]
    public async Task After_a_lost_answer_the_way_to_the_truth_can_be_cut_as_well(string statement)
    {
        var post = APost.Draft(ada.Id);
        await StoreAsync(post);
        Proxy.Commits = sent => Cuts % 2 == 0 ? TcpProxy.HaveCommit(sent) : Have(sent, statement);

        Proxy.CutNext(Cut.After, Cut.Before);
        (await WriteAsync("New")).Expect();
        Proxy.CutNext(Cut.After, Cut.Before);
        (await ReviseAsync(post.Id, "Revised")).Expect();

        AssertCuts(4);
        Assert.That((await PostsAsync()).Select(stored => (stored.Title, stored.Version)), Is.EquivalentTo(new[] { ("New", 1), ("Revised", 2) }));
    }

    [Test]
    public async Task A_write_that_was_stored_is_no_failure_when_no_retry_gets_through()
    {
        var post = APost.Draft(ada.Id);
        await StoreAsync(post);
        Proxy.Commits = sent => Cuts == 0 ? TcpProxy.HaveCommit(sent) : HaveStatements(sent);
        Proxy.CutNext([Cut.After, .. Enumerable.Repeat(Cut.Before, RetryPolicy.MaxRetryCount)]);

        (await ReviseAsync(post.Id, "Revised")).Expect();

        Assert.That((await PostsAsync()).Single().Version, Is.EqualTo(2));
    }

    [Test]
    public async Task A_change_that_somebody_else_was_faster_with_is_a_conflict()
    {
        var post = APost.Draft(ada.Id);
        await StoreAsync(post);
        Proxy.CutNext(Cut.Before);
        BeforeTheRetry($"UPDATE posts SET title = 'Theirs', version = version + 1 WHERE id = '{post.Id.Value}'");

        var revised = await ReviseAsync(post.Id, "Ours");

        AssertCuts(1);
        Assert.That(revised.Error, Is.EqualTo(CommitErrors.ConcurrentChange));
        Assert.That((await PostsAsync()).Single().Title, Is.EqualTo("Theirs"));
    }

    [Test]
    public async Task A_change_that_was_stored_is_no_conflict_when_somebody_else_changes_it_afterwards()
    {
        var post = APost.Draft(ada.Id);
        await StoreAsync(post);
        Proxy.CutNext(Cut.After);
        BeforeTheRetry($"UPDATE posts SET content = 'Theirs', version = version + 1 WHERE id = '{post.Id.Value}'");

        (await ReviseAsync(post.Id, "Ours")).Expect();

        AssertCuts(1);
        var stored = (await PostsAsync()).Single();
        Assert.That((stored.Title, stored.Content, stored.Version), Is.EqualTo(("Ours", "Theirs", 3)));
    }

    [Test]
    public async Task A_new_post_that_somebody_deletes_before_the_retry_does_not_come_back()
    {
        Proxy.CutNext(Cut.After);
        BeforeTheRetry("DELETE FROM posts");

        (await WriteAsync("Short-lived")).Expect();

        AssertCuts(1);
        Assert.That(await PostsAsync(), Is.Empty);
    }

    [Test]
    public async Task A_deletion_that_somebody_else_was_faster_with_is_a_conflict()
    {
        var post = APost.Draft(ada.Id);
        await StoreAsync(post);
        Proxy.CutNext(Cut.Before);
        BeforeTheRetry("DELETE FROM posts");

        var deleted = await InScopeAsync<DeletePost, Result>(delete => delete.ExecuteAsync(post.Id, CancellationToken.None));

        AssertCuts(1);
        Assert.That(deleted.Error, Is.EqualTo(CommitErrors.ConcurrentChange));
    }

    [Test]
    public async Task An_address_that_somebody_else_was_faster_with_is_taken()
    {
        Proxy.CutNext(Cut.Before);
        BeforeTheRetry($"UPDATE users SET email = 'eve@example.com' WHERE id = '{grace.Id.Value}'");

        var registered = await InScopeAsync<RegisterUser, Result<UserDetails>>(
            register => register.ExecuteAsync(new("eve@example.com", AUser.Password, "Eve", "Moneypenny"), CancellationToken.None));

        AssertCuts(1);
        Assert.That(registered.Error, Is.EqualTo(UserErrors.EmailTaken));
        Assert.That(await UsersAsync(), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task A_refused_change_stores_nothing_though_a_new_post_of_the_same_scope_needed_no_transaction()
    {
        var post = APost.Draft(ada.Id);
        await StoreAsync(post);

        var (refused, before) = await InScopeAsync<IServiceProvider, (Result, int)>(async scope =>
        {
            (await scope.GetRequiredService<WritePost>().ExecuteAsync(new("New", "Patterns.", Published: true), CancellationToken.None)).Expect();
            var stored = await CommitsAsync();
            var loaded = await scope.GetRequiredService<IPostRepository>().FindAsync(post.Id, CancellationToken.None);
            await ExecuteAsync("UPDATE posts SET version = version + 1");
            loaded!.Publish(APost.Noon);

            return (await scope.GetRequiredService<IUnitOfWork>().CommitAsync(CancellationToken.None), stored);
        });

        Assert.That(refused.Error, Is.EqualTo(CommitErrors.ConcurrentChange));
        Assert.That(await CommitsAsync(), Is.EqualTo(before));
    }

    private static bool Have(ReadOnlyMemory<byte> sent, string text) => sent.Span.IndexOf(System.Text.Encoding.ASCII.GetBytes(text)) >= 0;

    private static bool HaveStatements(ReadOnlyMemory<byte> sent) => Have(sent, "INSERT INTO commits");

    private int Cuts => Proxy.Cuts - cutsBefore;

    private void AssertCuts(int cuts) => Assert.That(Cuts, Is.EqualTo(cuts));

    /// <summary>Somebody else's write, when the statements of the second attempt are on their way to the server.</summary>
    private void BeforeTheRetry(string sql)
    {
        var done = 0;

        Proxy.Commits = sent =>
        {
            if (Cuts == 1 && HaveStatements(sent) && Interlocked.Exchange(ref done, 1) == 0)
                Task.Run(() => ExecuteAsync(sql)).Wait();

            return TcpProxy.HaveCommit(sent);
        };
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var session = await database.OpenSessionAsync();
        await session.ExecuteAsync(sql);
    }

    private Task<Result<PostDetails>> WriteAsync(string title) => InScopeAsync<WritePost, Result<PostDetails>>(
        write => write.ExecuteAsync(new(title, "Patterns.", Published: true), CancellationToken.None));

    private Task<Result<PostDetails>> ReviseAsync(PostId id, string title) => InScopeAsync<RevisePost, Result<PostDetails>>(
        revise => revise.ExecuteAsync(id, title));

    private Task<Result<UserDetails>> AssignAsync(UserId id, UserRole role) => InScopeAsync<AssignRole, Result<UserDetails>>(
        assign => assign.ExecuteAsync(id, role, CancellationToken.None));

    private Task<List<Post>> PostsAsync() => InScopeAsync<BlogDbContext, List<Post>>(context => context.Posts.AsNoTracking().ToListAsync());

    private Task<int> CommitsAsync() => InScopeAsync<BlogDbContext, int>(context => context.Set<Commit>().CountAsync());

    private Task<List<User>> UsersAsync() => InScopeAsync<BlogDbContext, List<User>>(context => context.Users.AsNoTracking().ToListAsync());
}
