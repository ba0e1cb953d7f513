using CleanBlog.Application.Audit;
using CleanBlog.Application.Common;
using CleanBlog.Application.Posts;
using CleanBlog.Application.Users;
using CleanBlog.Domain.Common;
using CleanBlog.Domain.Posts;
using CleanBlog.Domain.Sessions;
using CleanBlog.Domain.Users;
using CleanBlog.Infrastructure.Persistence;
using CleanBlog.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CleanBlog.Persistence.Tests;

/// <summary>A part by position is found by seeking in an index, wherever it lies: nothing is sorted, and nothing is read from end to end.</summary>
[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.All))]
public sealed class KeysetPlanTests(TestDatabase database) : UseCaseTest(database)
{
    private const int Posts = 1500;
    private const int Users = 500;
    private const int Events = 1500;

    private static readonly UserId Ada = AUser.With().Id;

    /// <summary>From the middle on, and from there back.</summary>
    private static readonly IReadOnlyList<KeysetWindow> Windows =
        [.. new[] { false, true }.Select(backward => new KeysetWindow(new Position([APost.Noon, Guid.CreateVersion7()]), backward, Take: 20, IncludesTotal: false))];

    private readonly PlanRecorder plans = new(database.Provider.Name);

    protected override IEnumerable<IInterceptor> Interceptors => [Sql, plans];

    [SetUp]
    public async Task StoreMany()
    {
        if (!plans.CanExplain)
            Assert.Ignore("Plans are read on SQLite and PostgreSQL.");

        plans.Stop();

        var ada = AUser.With();
        var others = Enumerable.Range(0, Users).Select(number => AUser.With($"{number}@example.com", at: APost.Noon.AddSeconds(number - (Users / 2)))).ToList();
        await StoreAsync([ada, .. others]);
        await StoreAsync([.. Enumerable.Range(0, Posts).Select(number => Post(others[number % others.Count].Id, number))]);
        await StoreAsync([.. Enumerable.Range(0, Events).Select(number => Event(others[number % others.Count].Id, others[number % others.Count].Id.Value, number))]);
        await InScopeAsync<BlogDbContext, int>(context => context.Database.ExecuteSqlRawAsync("ANALYZE"));
        plans.Start();
    }

    [Test]
    public async Task A_part_of_any_collection_is_found_in_an_index_and_needs_no_sorting()
    {
        var everybody = new Caller(UserId.New(), UserRole.Admin, SessionId.New());

        foreach (var window in Windows)
        {
            await ListAsync(PostsPage.OfPublished(author: null, window));
            plans.ThatItSeeks("created_at", "ix_posts_published_created_at_id");

            await ListAsync(PostsPage.OfPublished(Ada, window));
            plans.ThatItSeeks("created_at", "ix_posts_author_id_published_created_at_id");

            await ListAsync(PostsPage.OfDrafts(everybody, author: null, window));
            plans.ThatItSeeks("created_at", "ix_posts_published_created_at_id");

            await InScopeAsync<IUserReader, Page<UserDetails>>(users => users.ListAsync(new UsersPage(window), CancellationToken.None));
            plans.ThatItSeeks("created_at", "ix_users_created_at_id");
        }
    }

    [TestCase(null, "ix_audit_events_at_id")]
    [TestCase("actor_id", "ix_audit_events_actor_id_at_id")]
    [TestCase("subject_id", "ix_audit_events_subject_id_at_id")]
    public async Task So_is_a_part_of_the_audit_log(string? field, string index)
    {
        var id = await InScopeAsync<BlogDbContext, Guid?>(context => context.Set<AuditEvent>().Where(entry => entry.At == APost.Noon).Select(entry => field == "actor_id" ? entry.ActorId : entry.SubjectId).FirstAsync());
        var criteria = AuditEventFields.All.Fields.Where(known => string.Equals(known.Name, field, StringComparison.Ordinal)).Select(known => known.Compare(FieldOperator.Eq, [id!.Value]).Expect());
        var selection = new Selection<AuditEvent>([.. criteria], []);

        foreach (var window in Windows)
        {
            await InScopeAsync<IAuditReader, Page<AuditEventDetails>>(audit => audit.ListAsync(new AuditEventsPage(window, selection), CancellationToken.None));

            // Of one account there is so little that PostgreSQL may sort it.
            if (field is null)
                plans.ThatItSeeks("at", index);
            else
                plans.ThatItUses(index);
        }
    }

    private static AuditEvent Event(UserId subject, Guid actorId, int number) => AuditEvent.Record(
        SecurityEvent.LoginFailed, AuditSubject.Of(subject), detail: null, actorId, address: null, traceId: null, APost.Noon.AddSeconds(number - (Events / 2)));

    private static Post Post(UserId author, int number)
    {
        var at = APost.Noon.AddSeconds(number - (Posts / 2));
        return number % 3 == 0 ? APost.Draft(author, at: at) : APost.Published(author, at: at);
    }

    private Task<Page<PostDetails>> ListAsync(PostsPage page) => InScopeAsync<IPostReader, Page<PostDetails>>(posts => posts.ListAsync(page, CancellationToken.None));
}
