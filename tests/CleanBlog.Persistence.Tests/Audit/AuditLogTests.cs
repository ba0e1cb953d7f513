using CleanBlog.Application.Audit;
using CleanBlog.Application.Common;
using CleanBlog.Domain.Common;
using CleanBlog.Domain.Users;
using CleanBlog.Infrastructure.Persistence;
using CleanBlog.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CleanBlog.Persistence.Tests.Audit;

[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.All))]
public sealed class AuditLogTests(TestDatabase database) : UseCaseTest(database)
{
    private static readonly AuditSubject Somebody = new(AuditSubjectKind.User, Guid.CreateVersion7());

    [Test]
    public async Task What_is_stored_comes_back_as_it_was()
    {
        var stored = AuditEvent.Record(
            SecurityEvent.RoleAssigned, Somebody, EventDetail.UserToAdmin, Guid.CreateVersion7(), "2001:db8:ffff:ffff:ffff:ffff:ffff:ffff", "0af7651916cd43dd8448eb211c80319c", APost.Noon.AddMicroseconds(1));
        await StoreAsync(stored);

        var read = (await ReadAsync()).Single();

        Assert.That(read, Is.EqualTo(new AuditEventDetails(
            stored.Id.Value, stored.At, "role.assigned", stored.ActorId, "user", Somebody.Id, stored.Address, stored.TraceId, "user_to_admin")));
    }

    [Test]
    public async Task A_name_that_a_later_version_gave_is_read_as_it_is()
    {
        await StoreAsync(AuditEvent.Record(SecurityEvent.FromStored("later.event"), whom: null, EventDetail.FromStored("later_word"), actorId: null, address: null, traceId: null, APost.Noon));

        var read = (await ReadAsync()).Single();

        Assert.That((read.Event, read.Detail), Is.EqualTo(("later.event", "later_word")));
    }

    [Test]
    public async Task What_is_staged_is_stored_by_the_commit_in_one_round()
    {
        await InScopeAsync<IServiceProvider, Result>(services => AddAsync(services, AUser.With()));

        Assert.That((await ReadAsync()).Select(entry => entry.Event), Is.EqualTo(["user.registered"]));
        Assert.That(Sql.Statements.Where(sql => sql.Contains("INSERT", StringComparison.Ordinal)), Has.Exactly(1).Items, "the account, its change, its event");
    }

    [Test]
    public async Task What_is_refused_leaves_no_event_and_what_follows_has_its_own()
    {
        await StoreAsync(AUser.With());

        var (refused, stored) = await InScopeAsync<IServiceProvider, (Result, Result)>(async services =>
            (await AddAsync(services, AUser.With()), await AddAsync(services, AUser.With("eve@example.com"))));

        Assert.That((refused.Error, stored.Error), Is.EqualTo((CommitErrors.Duplicate, (Error?)null)));
        Assert.That(await ReadAsync(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task What_is_stored_at_once_takes_nothing_along_that_is_staged()
    {
        await InScopeAsync<IServiceProvider, bool>(async services =>
        {
            services.GetRequiredService<IUserRepository>().Add(AUser.With());
            await services.GetRequiredService<IAuditLog>().StoreAsync(SecurityEvent.LoginFailed, whom: null, detail: null, CancellationToken.None);
            return true;
        });

        Assert.That((await ReadAsync()).Select(entry => entry.Event), Is.EqualTo(["login.failed"]));
        Assert.That(await InScopeAsync<BlogDbContext, int>(context => context.Users.CountAsync()), Is.Zero);
    }

    /// <summary>The names are public API and stand in databases: whoever changes one changes this list, and says why.</summary>
    [Test]
    public void The_names_are_these()
    {
        Assert.That(SecurityEvent.ByName.Keys, Is.SupersetOf(new[]
        {
            "user.registered", "administrator.created", "login.succeeded", "login.failed", "password.changed", "password.refused", "email.changed",
            "role.assigned", "user.activated", "user.deactivated", "access.refused", "import.started",
        }));
        Assert.That(EventDetail.ByName.Keys, Is.SupersetOf(new[] { "unknown_account", "wrong_password", "shut_out", "user_to_admin", "admin_to_user" }));
        Assert.That(SecurityEvent.ByName.Keys, Has.All.Match(@"^[a-z_]+(\.[a-z_]+)+$").And.All.Length.LessThanOrEqualTo(SecurityEvent.MaxNameLength));
        Assert.That(EventDetail.ByName.Keys, Has.All.Match("^[a-z_]+$").And.All.Length.LessThanOrEqualTo(EventDetail.MaxNameLength));
    }

    private static Task<Result> AddAsync(IServiceProvider services, User user)
    {
        services.GetRequiredService<IUserRepository>().Add(user);
        services.GetRequiredService<IAuditLog>().Stage(SecurityEvent.UserRegistered, AuditSubject.Of(user.Id));

        return services.GetRequiredService<IUnitOfWork>().CommitAsync(CancellationToken.None);
    }

    private Task<List<AuditEventDetails>> ReadAsync() =>
        InScopeAsync<IAuditReader, List<AuditEventDetails>>(audit => audit.StreamAsync(new AuditEventsPage(window: null), CancellationToken.None).ToListAsync().AsTask());
}
