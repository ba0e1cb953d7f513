using CleanBlog.Application.Common;
using CleanBlog.Application.Users;
using CleanBlog.Domain.Common;
using CleanBlog.Domain.Users;
using CleanBlog.Testing;

namespace CleanBlog.Application.Tests.Users;

[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.All))]
public sealed class RegisterUserTests(TestDatabase database) : UseCaseTest(database)
{
    [Test]
    public async Task A_new_user_is_stored_as_it_is_answered()
    {
        var registered = (await RegisterAsync(" Ada@Example.com ")).Expect();

        ActAs(AUser.Administrator());
        var stored = await InScopeAsync<GetUser, Result<UserDetails>>(get => get.ExecuteAsync(UserId.From(registered.Id)));

        Assert.That(registered, Is.EqualTo(new UserDetails("ada@example.com", "Ada", "Lovelace", registered.Id, UserRole.User, AUser.Noon, AUser.Noon, IsActive: true, Version: 1)));
        Assert.That(stored.Expect(), Is.EqualTo(registered));
    }

    [Test]
    public async Task The_password_is_stored_hashed()
    {
        await RegisterAsync("ada@example.com");

        var stored = await InScopeAsync<IUserRepository, User?>(users => users.FindByEmailAsync(EmailAddress.FromStored("ada@example.com"), CancellationToken.None));

        Assert.That(stored?.PasswordHash, Is.Not.Null.And.Not.Contains(AUser.Password));
    }

    [Test]
    public async Task A_role_can_be_given()
    {
        var registered = await RegisterAsync("root@example.com", role: UserRole.Admin);

        Assert.That(registered.Expect().Role, Is.EqualTo(UserRole.Admin));
    }

    [TestCase("ada@example.com")]
    [TestCase("ADA@EXAMPLE.COM")]
    [TestCase("  Ada@example.com ")]
    public async Task An_address_is_taken_in_any_case(string again)
    {
        await RegisterAsync("ada@example.com");

        var second = await RegisterAsync(again);

        Assert.That(second.Error, Is.EqualTo(UserErrors.EmailTaken));
    }

    [Test]
    public async Task A_composed_and_a_decomposed_address_are_the_same()
    {
        await RegisterAsync("jos\u00E9@example.com");

        var second = await RegisterAsync("jose\u0301@example.com");

        Assert.That(second.Error, Is.EqualTo(UserErrors.EmailTaken));
    }

    [Test]
    public async Task Addresses_that_differ_by_an_accent_are_two()
    {
        await RegisterAsync("jose@example.com");

        var second = await RegisterAsync("josé@example.com");

        Assert.That(second.Error, Is.Null);
    }

    [Test]
    public async Task Of_racing_requests_for_one_address_exactly_one_wins()
    {
        using var start = new Barrier(8);

        var registered = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Factory.StartNew(
            () =>
            {
                start.SignalAndWait();
                return RegisterAsync("ada@example.com");
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default).Unwrap()));

        Assert.That(registered.Count(result => result.Error is null), Is.EqualTo(1));
        Assert.That(registered.Select(result => result.Error).OfType<Error>(), Has.Exactly(7).Items.And.All.EqualTo(UserErrors.EmailTaken));
    }

    [TestCase("nobody", AUser.Password, "Ada", "email.invalid")]
    [TestCase("ada@authors.invalid", AUser.Password, "Ada", "email.reserved")]
    [TestCase("ada@example.com", "Short1", "Ada", "text.too_short")]
    [TestCase("ada@example.com", "no upper case 1", "Ada", "password.no_upper_case")]
    [TestCase("ada@example.com", "No digit", "Ada", "password.no_digit")]
    [TestCase("ada@example.com", "Password1", "Ada", "password.too_common")]
    [TestCase("ada@example.com", "Lovelace-Engine-1843", "Ada", "password.personal")]
    [TestCase("ada@example.com", AUser.Password, " ", "text.blank")]
    public async Task What_breaks_a_rule_is_refused_and_not_stored(string email, string password, string firstName, string code)
    {
        var registered = await RegisterAsync(email, password, firstName);

        var users = await InScopeAsync<IUserReader, Page<UserDetails>>(reader => reader.ListAsync(new UsersPage(new OffsetWindow(0, 10)), CancellationToken.None));

        Assert.That(registered.Error?.Code, Is.EqualTo(code));
        Assert.That(users.Total, Is.Zero);
    }

    private Task<Result<UserDetails>> RegisterAsync(
        string email, string password = AUser.Password, string firstName = "Ada", UserRole role = UserRole.User) =>
        InScopeAsync<RegisterUser, Result<UserDetails>>(
            register => register.ExecuteAsync(new(email, password, firstName, "Lovelace", role), CancellationToken.None));
}
