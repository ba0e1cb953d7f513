using CleanBlog.Application.Common;
using CleanBlog.Application.Sessions;
using CleanBlog.Application.Users;
using CleanBlog.Domain.Common;
using CleanBlog.Domain.Users;
using CleanBlog.Testing;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Moq;

namespace CleanBlog.Application.Tests.Users;

[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.All))]
public sealed class LogInTests(TestDatabase database) : UseCaseTest(database)
{
    private static readonly PasswordHasher<User> Outdated = new(Options.Create(new PasswordHasherOptions { CompatibilityMode = PasswordHasherCompatibilityMode.IdentityV2 }));

    [TestCase("ada@example.com")]
    [TestCase(" ADA@example.com ")]
    public async Task The_right_password_is_worth_a_token(string email)
    {
        await StoreAsync(await WithPasswordAsync());

        var token = await LogInAsync(email, AUser.Password);

        Assert.That(token.Expect().Access.Value, Is.Not.Empty);
    }

    [TestCase("ada@example.com", "Wrong-Password-1", TestName = "A_wrong_password_is_refused")]
    [TestCase("ada@example.com", "analytical-engine-1843", TestName = "A_password_in_another_case_is_refused")]
    [TestCase("ada@example.com", AUser.Password + " ", TestName = "A_password_with_a_space_more_is_refused")]
    [TestCase("ada@example.com", "", TestName = "An_empty_password_is_refused")]
    [TestCase("nobody@example.com", AUser.Password, TestName = "An_unknown_user_is_refused")]
    [TestCase("no address", AUser.Password, TestName = "What_is_no_address_is_refused")]
    public async Task Every_refusal_is_the_same(string email, string password)
    {
        await StoreAsync(await WithPasswordAsync());

        var token = await LogInAsync(email, password);

        Assert.That(token.Error, Is.EqualTo(UserErrors.InvalidCredentials));
    }

    [Test]
    public async Task An_inactive_user_is_refused()
    {
        var ada = await WithPasswordAsync();
        ada.Deactivate(successor: null, AUser.Noon);
        await StoreAsync(ada);

        var token = await LogInAsync("ada@example.com", AUser.Password);

        Assert.That(token.Error, Is.EqualTo(UserErrors.InvalidCredentials));
    }

    [Test]
    public async Task The_author_of_imported_posts_cannot_sign_in([Values("", AUser.Password)] string password)
    {
        await StoreAsync(User.RecordAuthor(EmailAddress.FromStored("ada@authors.invalid"), "Ada", "Lovelace", AUser.Noon).Expect());

        var token = await LogInAsync("ada@authors.invalid", password);

        Assert.That(token.Error, Is.EqualTo(UserErrors.InvalidCredentials));
    }

    [Test]
    public async Task A_hash_at_an_outdated_cost_is_upgraded()
    {
        var outdated = Outdated.HashPassword(null!, AUser.Password);
        await StoreAsync(AUser.With(passwordHash: outdated));

        var token = await LogInAsync("ada@example.com", AUser.Password);

        var hash = await StoredHashAsync();
        Assert.That(token.Error, Is.Null);
        Assert.That(hash, Is.Not.EqualTo(outdated));
        Assert.That((await InScopeAsync<IPasswordHasher, Result<PasswordVerification>>(hasher => hasher.VerifyAsync(hash, AUser.Password, CancellationToken.None))).Expect(), Is.EqualTo(PasswordVerification.Right));
    }

    [Test]
    public async Task A_hash_at_todays_cost_is_left_alone()
    {
        var ada = await WithPasswordAsync();
        await StoreAsync(ada);

        await LogInAsync("ada@example.com", AUser.Password);

        Assert.That(await StoredHashAsync(), Is.EqualTo(ada.PasswordHash));
    }

    [Test]
    public async Task A_wrong_password_upgrades_no_hash()
    {
        var outdated = Outdated.HashPassword(null!, AUser.Password);
        await StoreAsync(AUser.With(passwordHash: outdated));

        await LogInAsync("ada@example.com", "Wrong-Password-1");

        Assert.That(await StoredHashAsync(), Is.EqualTo(outdated));
    }

    [Test]
    public async Task An_upgrade_that_meets_another_change_still_signs_in()
    {
        var ada = AUser.With(passwordHash: Outdated.HashPassword(null!, AUser.Password));
        await StoreAsync(ada, AUser.Administrator());

        var token = await InScopeAsync<IServiceProvider, Result<IssuedTokens>>(scope => scope.RunAsync<LogIn, Result<IssuedTokens>>(
            () => InScopeAsync<AssignRole, Result<UserDetails>>(assign => assign.ExecuteAsync(ada.Id, UserRole.Admin, CancellationToken.None)),
            logIn => logIn.ExecuteAsync("ada@example.com", AUser.Password, CancellationToken.None)));

        Assert.That(token.Error, Is.Null);
        Assert.That(await StoredHashAsync(), Is.EqualTo(ada.PasswordHash));
    }

    [TestCase("nobody@example.com")]
    [TestCase("no address")]
    public async Task An_unknown_user_costs_as_many_verifications_as_a_known_one(string email)
    {
        var passwords = new Mock<IPasswordHasher>();
        passwords.Setup(hasher => hasher.VerifyAsync(null, AUser.Password, CancellationToken.None)).ReturnsAsync(PasswordVerification.Wrong);

        await InScopeAsync<IServiceProvider, Result<IssuedTokens>>(scope => ActivatorUtilities.CreateInstance<LogIn>(scope, passwords.Object)
            .ExecuteAsync(email, AUser.Password, CancellationToken.None));

        passwords.Verify(hasher => hasher.VerifyAsync(null, AUser.Password, CancellationToken.None), Times.Once);
    }

    [TestCase("ada@example.com")]
    [TestCase("nobody@example.com")]
    public async Task Whoever_finds_the_server_busy_learns_nothing_else(string email)
    {
        var passwords = new Mock<IPasswordHasher>();
        passwords.Setup(hasher => hasher.VerifyAsync(It.IsAny<string?>(), AUser.Password, CancellationToken.None)).ReturnsAsync(PasswordErrors.Busy);
        await StoreAsync(await WithPasswordAsync());

        var token = await InScopeAsync<IServiceProvider, Result<IssuedTokens>>(scope => ActivatorUtilities.CreateInstance<LogIn>(scope, passwords.Object)
            .ExecuteAsync(email, AUser.Password, CancellationToken.None));

        Assert.That(token.Error, Is.EqualTo(PasswordErrors.Busy));
    }

    [Test]
    public async Task An_upgrade_that_finds_the_server_busy_still_signs_in()
    {
        var ada = await WithPasswordAsync();
        var passwords = new Mock<IPasswordHasher>();
        passwords.Setup(hasher => hasher.VerifyAsync(ada.PasswordHash, AUser.Password, CancellationToken.None)).ReturnsAsync(PasswordVerification.RightButRehash);
        passwords.Setup(hasher => hasher.HashAsync(AUser.Password, CancellationToken.None)).ReturnsAsync(PasswordErrors.Busy);
        await StoreAsync(ada);

        var token = await InScopeAsync<IServiceProvider, Result<IssuedTokens>>(scope => ActivatorUtilities.CreateInstance<LogIn>(scope, passwords.Object)
            .ExecuteAsync("ada@example.com", AUser.Password, CancellationToken.None));

        Assert.That(token.Error, Is.Null);
        Assert.That(await StoredHashAsync(), Is.EqualTo(ada.PasswordHash));
    }

    [Test]
    public async Task An_upgrade_does_not_bring_back_a_password_that_was_changed_meanwhile()
    {
        await StoreAsync(AUser.With(passwordHash: Outdated.HashPassword(null!, AUser.Password)));
        var passwords = new Mock<IPasswordHasher>();
        passwords.Setup(hasher => hasher.VerifyAsync(It.IsAny<string?>(), AUser.Password, CancellationToken.None)).ReturnsAsync(PasswordVerification.RightButRehash);
        passwords.Setup(hasher => hasher.HashAsync(AUser.Password, CancellationToken.None)).Returns(async () =>
        {
            await InScopeAsync<IServiceProvider, bool>(async scope =>
            {
                var user = await scope.GetRequiredService<IUserRepository>().FindByEmailAsync(EmailAddress.FromStored("ada@example.com"), CancellationToken.None);
                user!.ChangePassword("of another password", Clock.GetUtcNow());
                return (await scope.GetRequiredService<IUnitOfWork>().CommitAsync(CancellationToken.None)).Error is null;
            });

            return "of the old one";
        });

        await InScopeAsync<IServiceProvider, Result<IssuedTokens>>(scope => ActivatorUtilities.CreateInstance<LogIn>(scope, passwords.Object)
            .ExecuteAsync("ada@example.com", AUser.Password, CancellationToken.None));

        Assert.That(await StoredHashAsync(), Is.EqualTo("of another password"));
    }

    [Test]
    public async Task A_refused_user_is_issued_no_token()
    {
        var tokens = new Mock<IAccessTokens>();
        await StoreAsync(await WithPasswordAsync());

        await InScopeAsync<IServiceProvider, Result<IssuedTokens>>(scope => ActivatorUtilities.CreateInstance<LogIn>(scope, tokens.Object)
            .ExecuteAsync("ada@example.com", "Wrong-Password-1", CancellationToken.None));

        tokens.VerifyNoOtherCalls();
    }

    private async Task<User> WithPasswordAsync() =>
        AUser.With(passwordHash: (await InScopeAsync<IPasswordHasher, Result<string>>(hasher => hasher.HashAsync(AUser.Password, CancellationToken.None))).Expect());

    private async Task<string?> StoredHashAsync() =>
        (await InScopeAsync<IUserRepository, User?>(users => users.FindByEmailAsync(EmailAddress.FromStored("ada@example.com"), CancellationToken.None)))?.PasswordHash;

    private Task<Result<IssuedTokens>> LogInAsync(string email, string password) =>
        InScopeAsync<LogIn, Result<IssuedTokens>>(logIn => logIn.ExecuteAsync(email, password, CancellationToken.None));
}
