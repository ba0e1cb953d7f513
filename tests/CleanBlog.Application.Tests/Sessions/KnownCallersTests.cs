using CleanBlog.Application.Common;
using CleanBlog.Application.Sessions;
using CleanBlog.Application.Users;
using CleanBlog.Domain.Common;
using CleanBlog.Domain.Sessions;
using CleanBlog.Domain.Users;
using CleanBlog.Infrastructure.Persistence;
using CleanBlog.Testing;
using Microsoft.EntityFrameworkCore;

namespace CleanBlog.Application.Tests.Sessions;

[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.All))]
public sealed class KnownCallersTests(TestDatabase database) : UseCaseTest(database)
{
    private User ada = AUser.With();
    private Session session = null!;

    [SetUp]
    public async Task SignIn()
    {
        ada = AUser.With();
        (session, _) = ASession.Of(ada);
        await StoreAsync(ada, session);
        ActAs(ada, session.Id);
        Sql.Reset();
    }

    [Test]
    public async Task A_caller_is_asked_for_once_in_five_seconds()
    {
        for (var second = 0; second < 5; second++)
        {
            Assert.That(await FindAsync(), Is.EqualTo(new Caller(ada.Id, UserRole.User, session.Id)));
            Clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.That(Sql.Statements, Has.Exactly(1).Items);
        await FindAsync();
        Assert.That(Sql.Statements, Has.Exactly(2).Items);
    }

    [Test]
    public async Task What_another_instance_writes_is_known_after_five_seconds()
    {
        await FindAsync();
        await using var another = BuildServices();
        await InScopeAsync<LogOut, Result>(another, logOut => logOut.ExecuteAsync(CancellationToken.None));

        Clock.Advance(TimeSpan.FromSeconds(5));

        Assert.That(await FindAsync(), Is.Null);
    }

    [Test]
    public async Task A_logout_counts_at_once() => await EndsAtOnceAsync<LogOut, Result>(logOut => logOut.ExecuteAsync(CancellationToken.None));

    [Test]
    public async Task A_deactivation_counts_at_once() =>
        await EndsAtOnceAsync<ChangeUserActivation, Result<UserDetails>>(change => change.ExecuteAsync(ada.Id, isActive: false, CancellationToken.None));

    [Test]
    public async Task The_end_of_all_sessions_counts_at_once()
    {
        ActAs(AUser.Administrator());

        await EndsAtOnceAsync<EndSessions, Result>(end => end.ExecuteAsync(ada.Id, CancellationToken.None));
    }

    [Test]
    public async Task Another_role_counts_at_once()
    {
        await FindAsync();

        await InScopeAsync<AssignRole, Result<UserDetails>>(assign => assign.ExecuteAsync(ada.Id, UserRole.Admin, CancellationToken.None));

        Assert.That((await FindAsync())!.Role, Is.EqualTo(UserRole.Admin));
    }

    [Test]
    public async Task The_session_of_another_gives_no_caller()
    {
        await FindAsync();

        Assert.That(await InScopeAsync<ICallers, Caller?>(callers => callers.FindAsync(UserId.New(), session.Id, CancellationToken.None).AsTask()), Is.Null);
    }

    [Test]
    public async Task Who_is_gone_is_no_caller()
    {
        await InScopeAsync<BlogDbContext, int>(context => context.Users.ExecuteDeleteAsync());

        Assert.That(await FindAsync(), Is.Null);
        Assert.That(await InScopeAsync<BlogDbContext, int>(context => context.Sessions.CountAsync()), Is.Zero);
    }

    private async Task EndsAtOnceAsync<TService, TResult>(Func<TService, Task<TResult>> end)
        where TService : notnull
    {
        Assert.That(await FindAsync(), Is.Not.Null);

        await InScopeAsync(end);

        Assert.That(await FindAsync(), Is.Null);
    }

    private Task<Caller?> FindAsync() => InScopeAsync<ICallers, Caller?>(callers => callers.FindAsync(ada.Id, session.Id, CancellationToken.None).AsTask());
}
