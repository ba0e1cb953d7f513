using System.Net;
using CleanBlog.Application.Common;
using CleanBlog.Application.Sessions;
using CleanBlog.Application.Users;
using CleanBlog.Domain.Common;
using CleanBlog.Domain.Sessions;
using CleanBlog.Domain.Users;
using CleanBlog.Infrastructure.Persistence;
using CleanBlog.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Moq;

namespace CleanBlog.Application.Tests.Sessions;

[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.All))]
public sealed class BeginSessionTests(TestDatabase database) : UseCaseTest(database)
{
    private User ada = AUser.With();

    [SetUp]
    public async Task Register()
    {
        var hash = await InScopeAsync<IPasswordHasher, Result<string>>(hasher => hasher.HashAsync(AUser.Password, CancellationToken.None));
        ada = AUser.With(passwordHash: hash.Expect());
        await StoreAsync(ada);
    }

    [Test]
    public async Task A_login_begins_a_session()
    {
        CallerAddress = IPAddress.Parse(ASession.Client.Address);
        var tokens = (await LogInAsync()).Expect();

        var stored = await InScopeAsync<ISessionRepository, Session?>(sessions => sessions.FindAsync(tokens.Refresh.Session, CancellationToken.None));
        Assert.That((stored!.UserId, stored.Device, stored.Address, stored.CreatedAt), Is.EqualTo((ada.Id, ASession.Client.Device, ASession.Client.Address, AUser.Noon)));
        Assert.That(await InScopeAsync<IAccessTokens, SessionId?>(access => access.FindSessionAsync(tokens.Access.Value)), Is.EqualTo(stored.Id));
    }

    [Test]
    public async Task A_login_that_is_refused_begins_none()
    {
        await InScopeAsync<LogIn, Result<IssuedTokens>>(logIn => logIn.ExecuteAsync("ada@example.com", "Wrong-Password-1", CancellationToken.None));

        Assert.That(await CountAsync(), Is.Zero);
    }

    [Test]
    public async Task One_session_too_many_ends_the_one_that_was_used_the_longest_ago()
    {
        var sessions = Enumerable.Range(0, SessionPolicy.GreatestMaxPerUser).Select(minute => ASession.Of(ada, AUser.Noon.AddMinutes(minute)).Session).ToList();
        await StoreAsync([.. sessions]);
        Clock.Advance(TimeSpan.FromHours(2));

        await LogInAsync();

        Assert.That(await CountAsync(), Is.EqualTo(SessionPolicy.GreatestMaxPerUser));
        Assert.That(await InScopeAsync<ISessionReader, Caller?>(reader => reader.FindCallerAsync(sessions[0].Id, CancellationToken.None)), Is.Null);
        Assert.That(await InScopeAsync<ISessionReader, Caller?>(reader => reader.FindCallerAsync(sessions[1].Id, CancellationToken.None)), Is.Not.Null);
    }

    [Test]
    public async Task A_login_with_the_old_password_gives_nothing_where_another_one_is_set_meanwhile()
    {
        var passwords = new Mock<IPasswordHasher>();
        passwords.Setup(hasher => hasher.VerifyAsync(It.IsAny<string?>(), AUser.Password, CancellationToken.None)).Returns(async () =>
        {
            await InScopeAsync<IServiceProvider, Result>(async scope =>
            {
                var user = await scope.GetRequiredService<IUserRepository>().FindAsync(ada.Id, CancellationToken.None);
                user!.ChangePassword("of another password", Clock.GetUtcNow());
                return await scope.GetRequiredService<IUnitOfWork>().CommitAsync(CancellationToken.None);
            });

            return PasswordVerification.Right;
        });

        var tokens = await InScopeAsync<IServiceProvider, Result<IssuedTokens>>(scope => ActivatorUtilities.CreateInstance<LogIn>(scope, passwords.Object)
            .ExecuteAsync("ada@example.com", AUser.Password, CancellationToken.None));

        Assert.That(await InScopeAsync<ISessionReader, Caller?>(sessions => sessions.FindCallerAsync(tokens.Expect().Refresh.Session, CancellationToken.None)), Is.Null);
        Assert.That((await InScopeAsync<RefreshSession, Result<IssuedTokens>>(refresh => refresh.ExecuteAsync(tokens.Expect().Refresh.Value, CancellationToken.None))).Error, Is.EqualTo(SessionErrors.RefreshTokenInvalid));
    }

    [Test]
    public async Task Who_is_deleted_meanwhile_is_refused_like_anybody_unknown()
    {
        var passwords = new Mock<IPasswordHasher>();
        passwords.Setup(hasher => hasher.VerifyAsync(It.IsAny<string?>(), AUser.Password, CancellationToken.None)).Returns(async () =>
        {
            await InScopeAsync<DeleteUser, Result>(delete => delete.ExecuteAsync(ada.Id, withPosts: false, CancellationToken.None));
            return PasswordVerification.Right;
        });

        var tokens = await InScopeAsync<IServiceProvider, Result<IssuedTokens>>(scope => ActivatorUtilities.CreateInstance<LogIn>(scope, passwords.Object)
            .ExecuteAsync("ada@example.com", AUser.Password, CancellationToken.None));

        Assert.That(tokens.Error, Is.EqualTo(UserErrors.InvalidCredentials));
        Assert.That(await CountAsync(), Is.Zero);
    }

    private Task<Result<IssuedTokens>> LogInAsync() =>
        InScopeAsync<LogIn, Result<IssuedTokens>>(logIn => logIn.ExecuteAsync("ada@example.com", AUser.Password, CancellationToken.None));

    private Task<int> CountAsync() => InScopeAsync<BlogDbContext, int>(context => context.Sessions.CountAsync());
}
