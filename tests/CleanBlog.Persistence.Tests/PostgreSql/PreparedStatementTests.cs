using System.Data.Common;
using CleanBlog.Application.Common;
using CleanBlog.Application.Posts;
using CleanBlog.Domain.Common;
using CleanBlog.Domain.Posts;
using CleanBlog.Domain.Users;
using CleanBlog.Infrastructure.Persistence;
using CleanBlog.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CleanBlog.Persistence.Tests.PostgreSql;

[TestFixtureSource(typeof(OnlyPostgreSql), nameof(OnlyPostgreSql.Fixture))]
public sealed class PreparedStatementTests(OnlyPostgreSql database) : UseCaseTest(database)
{
    /// <summary>Npgsql prepares what one connection sends for the fifth time.</summary>
    private const int Repetitions = 6;

    [Test]
    public Task A_query_that_is_repeated_is_prepared_on_the_server() => InScopeAsync<IServiceProvider, int>(async services =>
    {
        var context = services.GetRequiredService<BlogDbContext>();
        var reader = services.GetRequiredService<IPostReader>();
        var author = AUser.With();
        await StoreAsync(author, APost.Published(author.Id));
        await context.Database.OpenConnectionAsync();

        for (var i = 0; i < Repetitions; i++)
            await reader.ListAsync(PostsPage.OfPublished(author: null, new OffsetWindow(0, 1)), CancellationToken.None);

        Assert.That(await PreparedAsync(context.Database.GetDbConnection()), Has.Some.Contains("FROM posts").And.Some.Contains("LIMIT"));
        return 0;
    });

    [Test]
    public Task A_write_that_is_repeated_is_prepared_on_the_server() => InScopeAsync<IServiceProvider, int>(async services =>
    {
        var context = services.GetRequiredService<BlogDbContext>();
        await context.Database.OpenConnectionAsync();
        var author = AUser.With();
        services.GetRequiredService<IUserRepository>().Add(author);

        for (var i = 0; i < Repetitions; i++)
        {
            services.GetRequiredService<IPostRepository>().Add(APost.Draft(author.Id));
            await services.GetRequiredService<IUnitOfWork>().CommitAsync(CancellationToken.None);
        }

        Assert.That(await PreparedAsync(context.Database.GetDbConnection()), Has.Some.Contains("INSERT INTO posts").And.Some.Contains("INSERT INTO commits"));
        return 0;
    });

    /// <summary>A name would have the driver read the statement from end to end each time.</summary>
    [Test]
    public async Task One_row_is_asked_for_by_position()
    {
        await InScopeAsync<IPostReader, PostDetails?>(posts => posts.FindAsync(PostId.New(), new VisiblePosts(caller: null), CancellationToken.None));

        Assert.That(Sql.Statements.Single(), Does.Contain("$1").And.Not.Contain("@"));
    }

    private static async Task<List<string>> PreparedAsync(DbConnection connection)
    {
        var prepared = new List<string>();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT statement FROM pg_prepared_statements";
        await using var reader = await command.ExecuteReaderAsync();

        while (await reader.ReadAsync())
            prepared.Add(reader.GetString(0));

        return prepared;
    }
}
