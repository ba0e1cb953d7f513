using CleanBlog.Application.Common;
using CleanBlog.Application.Posts;
using CleanBlog.Domain.Common;
using CleanBlog.Domain.Posts;
using CleanBlog.Domain.Users;
using CleanBlog.Infrastructure.Persistence;
using CleanBlog.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CleanBlog.Persistence.Tests;

/// <summary>What is stored comes back as it was, and what must not be stored is refused, on each database.</summary>
[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.All))]
public sealed class StorageTests(TestDatabase database) : UseCaseTest(database)
{
    private const string Astral = "\U0001F58B";

    [Test]
    public async Task An_instant_keeps_its_microseconds()
    {
        var instant = APost.Noon.AddTicks(1_234_560);

        var stored = await StoreAndReadAsync(ada => APost.Published(ada.Id, at: instant));

        Assert.That(stored.CreatedAt, Is.EqualTo(instant));
    }

    [Test]
    public async Task An_instant_of_another_time_zone_comes_back_in_utc()
    {
        var stored = await StoreAndReadAsync(ada => APost.Published(ada.Id, at: new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(9))));

        Assert.That(stored.CreatedAt.ToString("O"), Is.EqualTo("2026-01-01T18:04:05.0000000+00:00"));
    }

    [TestCase("0001-01-01T00:00:00+00:00")]
    [TestCase("9999-12-31T23:59:59.999999+00:00")]
    public async Task The_first_and_the_last_instant_are_kept(string text)
    {
        var instant = DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

        var stored = await StoreAndReadAsync(ada => APost.Published(ada.Id, at: instant));

        Assert.That(stored.CreatedAt, Is.EqualTo(instant));
    }

    [Test]
    public async Task Texts_at_their_limits_are_kept_whole()
    {
        var title = string.Concat(Enumerable.Repeat(Astral, Post.MaxTitleLength));
        var content = $" a\u0301\u00E1 \t\r\n'\"\\%_[]{Astral}\u0001\uFFFE  ";

        var stored = await StoreAndReadAsync(ada => APost.Published(ada.Id, title, content));

        Assert.That(stored.Title, Is.EqualTo(title));
        Assert.That(stored.Content, Is.EqualTo(content));
    }

    [Test]
    public async Task Names_and_addresses_at_their_limits_are_kept_whole()
    {
        var name = string.Concat(Enumerable.Repeat(Astral, User.MaxNameLength));

        // 255 code points at most, and more UTF-16 code units than that.
        var labels = string.Join('.', Enumerable.Repeat(string.Concat(Enumerable.Repeat("𝒜", 31)), 5));
        var ada = AUser.With($"{new string('a', 64)}@{labels}.example", name, name);
        await StoreAsync(ada);

        var stored = await InScopeAsync<IUserRepository, User?>(users => users.FindByEmailAsync(ada.Email, CancellationToken.None));

        Assert.That(stored, Is.Not.Null);
        Assert.That((stored!.Email, stored.FirstName, stored.LastName), Is.EqualTo((ada.Email, name, name)));
    }

    [Test]
    public async Task A_post_of_nobody_is_refused()
    {
        await Assert.ThatAsync(() => StoreAsync(APost.Draft()), Throws.InstanceOf<DbUpdateException>());
    }

    [Test]
    public async Task A_user_who_has_posts_cannot_be_deleted()
    {
        var ada = AUser.With();
        await StoreAsync(ada, APost.Published(ada.Id));

        await Assert.ThatAsync(
            () => InScopeAsync<BlogDbContext, int>(context => context.Users.Where(user => user.Id == ada.Id).ExecuteDeleteAsync()),
            Throws.Exception);
        Assert.That(await InScopeAsync<BlogDbContext, int>(context => context.Users.CountAsync()), Is.EqualTo(1));
    }

    [Test]
    public async Task The_same_address_twice_is_a_duplicate()
    {
        await StoreAsync(AUser.With("ada@example.com"));

        Assert.That(await CommitAsync(AUser.With("ada@example.com")), Is.EqualTo(CommitErrors.Duplicate));
    }

    [TestCase("ada@example.com", "àda@example.com")]
    [TestCase("strasse@example.com", "straße@example.com")]
    [TestCase("か@example.com", "カ@example.com")]
    [TestCase("a@example.com", "ａ@example.com")]
    [TestCase("\U0001F600@example.com", "\U0001F601@example.com")]
    [TestCase("a_a@example.com", "aba@example.com")]
    [TestCase("%@example.com", "a@example.com")]
    public async Task Addresses_that_only_look_alike_are_two(string one, string another)
    {
        await StoreAsync(AUser.With(one));

        Assert.That(await CommitAsync(AUser.With(another)), Is.Null);
    }

    [Test]
    public async Task The_same_id_twice_is_a_duplicate()
    {
        var ada = AUser.With();
        var post = APost.Published(ada.Id);
        await StoreAsync(ada, post);

        Assert.That(await CommitAsync(post), Is.EqualTo(CommitErrors.Duplicate));
    }

    [Test]
    public async Task Nothing_of_a_refused_commit_is_stored()
    {
        await StoreAsync(AUser.With("ada@example.com"));
        var eve = AUser.With("eve@example.com");

        var refusal = await CommitAsync(eve, APost.Published(eve.Id), AUser.With("ada@example.com"));

        Assert.That(refusal, Is.EqualTo(CommitErrors.Duplicate));
        Assert.That(await InScopeAsync<BlogDbContext, (int, int)>(async context => (await context.Users.CountAsync(), await context.Posts.CountAsync())), Is.EqualTo((1, 0)));
    }

    [Test]
    public async Task Many_writers_at_once_all_get_through()
    {
        const int Writers = 32;
        const int WritesEach = 10;
        var ada = AUser.With();
        await StoreAsync(ada);

        var refusals = await Task.WhenAll(Enumerable.Range(0, Writers).Select(_ => Task.Run(async () =>
        {
            var refused = new List<Error?>();

            for (var i = 0; i < WritesEach; i++)
                refused.Add(await CommitAsync(APost.Published(ada.Id)));

            return refused;
        })));

        Assert.That(refusals.SelectMany(refusal => refusal), Is.All.Null);
        Assert.That(await InScopeAsync<BlogDbContext, int>(context => context.Posts.CountAsync()), Is.EqualTo(Writers * WritesEach));
    }

    [Test]
    public async Task Of_two_who_change_the_same_version_one_is_refused()
    {
        var ada = AUser.With();
        await StoreAsync(ada);

        var outcomes = await ChangeBothAsync(ada.Id, second => second.Rename("Countess", "Lovelace", APost.Noon));

        Assert.That(outcomes, Is.EqualTo((CommitErrors.ConcurrentChange, "Augusta")));
    }

    [Test]
    public async Task The_probe_sees_a_database_that_answers() =>
        Assert.That(await InScopeAsync<IDatabaseProbe, bool>(probe => probe.CanConnectAsync(CancellationToken.None)), Is.True);

    /// <summary>Loads the user twice, changes and stores the first, then the second.</summary>
    private Task<(Error? Refusal, string FirstName)> ChangeBothAsync(UserId id, Action<User> change) => InScopeAsync<IServiceProvider, (Error?, string)>(async scope =>
    {
        var users = scope.GetRequiredService<IUserRepository>();
        var unitOfWork = scope.GetRequiredService<IUnitOfWork>();
        change((await users.FindAsync(id, CancellationToken.None))!);

        await InScopeAsync<BlogDbContext, int>(async other =>
        {
            (await other.Users.SingleAsync()).Rename("Augusta", "Lovelace", APost.Noon);
            return await other.SaveChangesAsync();
        });

        var refusal = (await unitOfWork.CommitAsync(CancellationToken.None)).Error;
        return (refusal, await InScopeAsync<BlogDbContext, string>(context => context.Users.Select(user => user.FirstName).SingleAsync()));
    });

    private Task<Error?> CommitAsync(params object[] aggregates) => InScopeAsync<IServiceProvider, Error?>(async scope =>
    {
        scope.GetRequiredService<BlogDbContext>().AddRange(aggregates);
        return (await scope.GetRequiredService<IUnitOfWork>().CommitAsync(CancellationToken.None)).Error;
    });

    private async Task<PostDetails> StoreAndReadAsync(Func<User, Post> write)
    {
        var ada = AUser.With();
        var post = write(ada);
        await StoreAsync(ada, post);

        return (await InScopeAsync<IPostReader, PostDetails?>(posts => posts.FindAsync(post.Id, new VisiblePosts(caller: null), CancellationToken.None)))!;
    }
}
