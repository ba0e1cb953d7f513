using System.Net;
using CleanBlog.Application.Common;
using CleanBlog.Application.Sessions;
using CleanBlog.Application.Users;
using CleanBlog.Domain.Common;
using CleanBlog.Domain.Users;
using CleanBlog.Testing;
using Microsoft.Extensions.DependencyInjection;
using Moq;

namespace CleanBlog.Application.Tests.Users;

/// <summary>How often one may fail against an account, and who may still get in then.</summary>
[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.All))]
public sealed class AccountAttemptsTests(TestDatabase database) : UseCaseTest(database)
{
    private const int Quota = 10;
    private const string Wrong = "Wrong-Password-1";

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(90);

    private static readonly IPAddress Home = IPAddress.Parse("192.0.2.1");
    private static readonly IPAddress Elsewhere = IPAddress.Parse("198.51.100.1");

    private static readonly string[] Spellings = ["ada@example.com", "ADA@example.com", " ada@EXAMPLE.com "];

    [SetUp]
    public async Task RegisterAda()
    {
        var hash = await InScopeAsync<IPasswordHasher, Result<string>>(hasher => hasher.HashAsync(AUser.Password, CancellationToken.None));
        await StoreAsync(AUser.With(passwordHash: hash.Expect()));
        CallerAddress = Home;
    }

    [TestCase("ada@example.com")]
    [TestCase("nobody@example.com")]
    public async Task After_so_many_failures_everybody_is_refused_whether_or_not_there_is_an_account(string email)
    {
        await FailAsync(email, Quota);

        foreach (var password in new[] { Wrong, AUser.Password })
            Assert.That((await LogInAsync(email, password)).Error, Is.EqualTo(new RateExceeded(Interval)));
    }

    [Test]
    public async Task Neither_another_address_nor_another_spelling_helps()
    {
        for (var time = 0; time < Quota; time++)
        {
            CallerAddress = new IPAddress(0x0A000000 + time);
            Assert.That((await LogInAsync(Spellings[time % Spellings.Length], Wrong)).Error, Is.EqualTo(UserErrors.InvalidCredentials));
        }

        foreach (var spelling in Spellings)
        {
            CallerAddress = Elsewhere;
            Assert.That((await LogInAsync(spelling, AUser.Password)).Error, Is.TypeOf<RateExceeded>());
        }
    }

    [Test]
    public async Task The_owner_still_gets_in_from_where_it_got_in_before()
    {
        (await LogInAsync("ada@example.com", AUser.Password)).Expect();
        CallerAddress = Elsewhere;
        await FailAsync("ada@example.com", Quota);

        CallerAddress = Home;
        Assert.That((await LogInAsync("ada@example.com", AUser.Password)).Error, Is.Null);

        CallerAddress = Elsewhere;
        Assert.That((await LogInAsync("ada@example.com", AUser.Password)).Error, Is.TypeOf<RateExceeded>());
    }

    [Test]
    public async Task What_fails_where_the_account_is_known_is_counted_there_alone()
    {
        (await LogInAsync("ada@example.com", AUser.Password)).Expect();
        await FailAsync("ada@example.com", Quota);
        Assert.That((await LogInAsync("ada@example.com", AUser.Password)).Error, Is.TypeOf<RateExceeded>());

        CallerAddress = Elsewhere;
        Assert.That((await LogInAsync("ada@example.com", AUser.Password)).Error, Is.Null);
    }

    [TestCase(30, false)]
    [TestCase(29, true)]
    public async Task An_address_is_known_for_thirty_days(int days, bool isKnown)
    {
        (await LogInAsync("ada@example.com", AUser.Password)).Expect();
        Clock.Advance(TimeSpan.FromDays(days));
        CallerAddress = Elsewhere;
        await FailAsync("ada@example.com", Quota);

        CallerAddress = Home;

        Assert.That((await LogInAsync("ada@example.com", AUser.Password)).Error is null, Is.EqualTo(isKnown));
    }

    [Test]
    public async Task The_address_of_one_account_is_not_known_to_another()
    {
        await StoreAsync(AUser.With(email: "eve@example.com"));
        (await LogInAsync("ada@example.com", AUser.Password)).Expect();
        CallerAddress = Elsewhere;
        await FailAsync("eve@example.com", Quota);

        CallerAddress = Home;

        Assert.That((await LogInAsync("eve@example.com", Wrong)).Error, Is.TypeOf<RateExceeded>());
    }

    [Test]
    public async Task One_attempt_comes_back_after_the_time_that_was_said()
    {
        await FailAsync("ada@example.com", Quota);

        Clock.Advance(Interval - TimeSpan.FromSeconds(1));
        Assert.That((await LogInAsync("ada@example.com", AUser.Password)).Error, Is.EqualTo(new RateExceeded(TimeSpan.FromSeconds(1))));

        Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.That((await LogInAsync("ada@example.com", AUser.Password)).Error, Is.Null);
    }

    [Test]
    public async Task What_succeeds_does_not_count()
    {
        for (var time = 0; time < 3 * Quota; time++)
        {
            CallerAddress = new IPAddress(0x0A000000 + time);
            Assert.That((await LogInAsync("ada@example.com", AUser.Password)).Error, Is.Null);
        }
    }

    [Test]
    public async Task What_the_server_is_too_busy_for_does_not_count()
    {
        var passwords = new Mock<IPasswordHasher>();
        passwords.Setup(hasher => hasher.VerifyAsync(It.IsAny<string?>(), Wrong, CancellationToken.None)).ReturnsAsync(PasswordErrors.Busy);

        for (var time = 0; time < 3 * Quota; time++)
            await InScopeAsync<IServiceProvider, Result<IssuedTokens>>(scope => ActivatorUtilities.CreateInstance<LogIn>(scope, passwords.Object).ExecuteAsync("ada@example.com", Wrong, CancellationToken.None));

        Assert.That((await LogInAsync("ada@example.com", AUser.Password)).Error, Is.Null);
    }

    [Test]
    public async Task Of_attempts_at_the_same_time_no_more_fail_than_may()
    {
        var all = await Task.WhenAll(Enumerable.Range(0, 4 * Quota).Select(_ => LogInAsync("nobody@example.com", Wrong)));

        Assert.That(all.Count(login => login.Error == UserErrors.InvalidCredentials), Is.EqualTo(Quota));
    }

    [Test]
    public async Task Registrations_of_an_address_that_is_taken_count_against_it()
    {
        for (var time = 0; time < Quota; time++)
            Assert.That((await RegisterAsync("ada@example.com", AUser.Password)).Error, Is.EqualTo(UserErrors.EmailTaken));

        Assert.That((await RegisterAsync("ada@example.com", AUser.Password)).Error, Is.TypeOf<RateExceeded>());
        Assert.That((await LogInAsync("ada@example.com", AUser.Password)).Error, Is.TypeOf<RateExceeded>());
    }

    [Test]
    public async Task Registrations_that_break_a_rule_do_not_count()
    {
        for (var time = 0; time < 3 * Quota; time++)
            Assert.That((await RegisterAsync("eve@example.com", "Password1")).Error, Is.EqualTo(UserErrors.PasswordTooCommon));

        Assert.That((await RegisterAsync("eve@example.com", AUser.Password)).Error, Is.Null);
    }

    [Test]
    public async Task Whoever_registers_is_known_from_then_on()
    {
        (await RegisterAsync("eve@example.com", AUser.Password)).Expect();
        CallerAddress = Elsewhere;
        await FailAsync("eve@example.com", Quota);

        CallerAddress = Home;

        Assert.That((await LogInAsync("eve@example.com", AUser.Password)).Error, Is.Null);
    }

    [Test]
    public async Task The_commands_of_the_host_are_not_counted()
    {
        CallerAddress = null;
        await FailAsync("ada@example.com", 3 * Quota);

        Assert.That((await LogInAsync("ada@example.com", AUser.Password)).Error, Is.Null);
    }

    private async Task FailAsync(string email, int times)
    {
        for (var time = 0; time < times; time++)
            Assert.That((await LogInAsync(email, Wrong)).Error, Is.EqualTo(UserErrors.InvalidCredentials));
    }

    private Task<Result<IssuedTokens>> LogInAsync(string email, string password) =>
        InScopeAsync<LogIn, Result<IssuedTokens>>(logIn => logIn.ExecuteAsync(email, password, CancellationToken.None));

    private Task<Result<UserDetails>> RegisterAsync(string email, string password) =>
        InScopeAsync<RegisterUser, Result<UserDetails>>(register => register.ExecuteAsync(new(email, password, "Ada", "Lovelace"), CancellationToken.None));
}
