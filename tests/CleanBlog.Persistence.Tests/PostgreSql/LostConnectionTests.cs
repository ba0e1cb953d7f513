using System.Data.Common;
using CleanBlog.Application.Posts;
using CleanBlog.Domain.Common;
using CleanBlog.Domain.Posts;
using CleanBlog.Domain.Users;
using CleanBlog.Infrastructure.Persistence;
using CleanBlog.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CleanBlog.Persistence.Tests.PostgreSql;

/// <summary>The driver has lost its connection and meets a null, as it did where a server was killed under load.</summary>
[TestFixtureSource(typeof(OnlyPostgreSql), nameof(OnlyPostgreSql.Fixture))]
public sealed class LostConnectionTests(OnlyPostgreSql database) : UseCaseTest(database)
{
    private readonly LosesConnections losses = new();
    private readonly User ada = AUser.Administrator("ada@example.com");
    private Post post = APost.Published();

    protected override IEnumerable<IInterceptor> Interceptors => [.. base.Interceptors, losses];

    [SetUp]
    public async Task SignIn()
    {
        losses.Left = 0;
        ActAs(ada);
        post = APost.Published(ada.Id);
        await StoreAsync(ada, post);
    }

    [Test]
    public async Task A_read_of_many_is_repeated()
    {
        losses.Left = 1;

        Assert.That(await InScopeAsync<BlogDbContext, int>(context => context.Posts.CountAsync()), Is.EqualTo(1));
    }

    [Test]
    public async Task A_read_of_one_is_repeated()
    {
        // Once where the query is asked directly, and once where it is repeated.
        losses.Left = 2;

        Assert.That(await InScopeAsync<IPostReader, PostDetails?>(posts => posts.FindAsync(post.Id, new VisiblePosts(caller: null), CancellationToken.None)), Is.Not.Null);
    }

    [Test]
    public async Task A_write_is_repeated_and_stored_once()
    {
        losses.Left = 1;

        (await InScopeAsync<WritePost, Result<PostDetails>>(write => write.ExecuteAsync(new("Notes", "Patterns.", Published: true), CancellationToken.None))).Expect();

        Assert.That(await InScopeAsync<BlogDbContext, int>(context => context.Posts.CountAsync(stored => stored.Title == "Notes")), Is.EqualTo(1));
    }

    /// <summary>In the place of the driver, some times.</summary>
    private sealed class LosesConnections : DbCommandInterceptor
    {
        public int Left { get; set; }

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default) =>
            Left-- > 0 ? ValueTask.FromException<InterceptionResult<DbDataReader>>(LostConnection.In("Npgsql")) : new(result);
    }
}
