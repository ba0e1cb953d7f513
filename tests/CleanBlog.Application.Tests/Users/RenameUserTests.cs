using CleanBlog.Application.Common;
using CleanBlog.Application.Users;
using CleanBlog.Domain.Common;
using CleanBlog.Domain.Users;
using CleanBlog.Testing;

namespace CleanBlog.Application.Tests.Users;

[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.All))]
public sealed class RenameUserTests(TestDatabase database) : UseCaseTest(database)
{
    [TestCase("Augusta", "King", "Augusta", "King")]
    [TestCase("Augusta", null, "Augusta", "Lovelace")]
    [TestCase(null, "King", "Ada", "King")]
    public async Task A_user_changes_its_own_names(string? firstName, string? lastName, string newFirstName, string newLastName)
    {
        var ada = AUser.With();
        await StoreAsync(ada);
        ActAs(ada);
        Clock.Advance(TimeSpan.FromMinutes(1));

        var renamed = (await RenameAsync(ada.Id, firstName, lastName)).Expect();

        Assert.That((renamed.FirstName, renamed.LastName, renamed.UpdatedAt), Is.EqualTo((newFirstName, newLastName, AUser.Noon.AddMinutes(1))));
        Assert.That(await GetAsync(ada.Id), Is.EqualTo(renamed));
    }

    [Test]
    public async Task Names_that_are_left_out_change_nothing()
    {
        var ada = AUser.With();
        await StoreAsync(ada);
        ActAs(ada);
        Clock.Advance(TimeSpan.FromMinutes(1));

        var renamed = await RenameAsync(ada.Id, firstName: null, lastName: null);

        Assert.That(renamed.Expect().UpdatedAt, Is.EqualTo(AUser.Noon));
    }

    [Test]
    public async Task Administrators_rename_anybody()
    {
        var (ada, root) = (AUser.With(), AUser.Administrator());
        await StoreAsync(ada, root);
        ActAs(root);

        var renamed = await RenameAsync(ada.Id, "Augusta", "King");

        Assert.That(renamed.Error, Is.Null);
    }

    [Test]
    public async Task Others_are_refused()
    {
        var (ada, eve) = (AUser.With(), AUser.With("eve@example.com"));
        await StoreAsync(ada, eve);
        ActAs(eve);

        var renamed = await RenameAsync(ada.Id, "Mallory", "Mallet");

        Assert.That(renamed.Error, Is.EqualTo(UserErrors.NotYours));
    }

    [Test]
    public async Task Others_do_not_learn_whether_an_id_is_known()
    {
        var eve = AUser.With("eve@example.com");
        await StoreAsync(eve);
        ActAs(eve);

        var renamed = await RenameAsync(UserId.New(), "Mallory", "Mallet");

        Assert.That(renamed.Error, Is.EqualTo(UserErrors.NotYours));
    }

    [Test]
    public async Task Administrators_learn_that_an_id_is_unknown()
    {
        ActAs(AUser.Administrator());

        var renamed = await RenameAsync(UserId.New(), "Augusta", "King");

        Assert.That(renamed.Error, Is.EqualTo(UserErrors.NotFound));
    }

    [Test]
    public async Task A_name_that_breaks_a_rule_is_refused_and_not_stored()
    {
        var ada = AUser.With();
        await StoreAsync(ada);
        ActAs(ada);

        var renamed = await RenameAsync(ada.Id, "Augusta", " ");

        Assert.That(renamed.Error, Is.EqualTo(TextErrors.Blank("last name")));
        Assert.That((await GetAsync(ada.Id)).FirstName, Is.EqualTo("Ada"));
    }

    [Test]
    public async Task A_change_by_another_request_meanwhile_is_not_overwritten()
    {
        var ada = AUser.With();
        await StoreAsync(ada);
        ActAs(ada);

        var late = await InScopeAsync<IServiceProvider, Result<UserDetails>>(scope => scope.RunAsync<RenameUser, Result<UserDetails>>(
            () => RenameAsync(ada.Id, "Augusta", "King"),
            rename => rename.ExecuteAsync(ada.Id, "Late", "Comer")));

        Assert.That(late.Error, Is.EqualTo(CommitErrors.ConcurrentChange));
        Assert.That((await GetAsync(ada.Id)).FirstName, Is.EqualTo("Augusta"));
    }

    [Test]
    public void Without_a_caller_it_is_a_bug() =>
        Assert.That(() => RenameAsync(UserId.New(), "Augusta", "King"), Throws.InvalidOperationException);

    private Task<Result<UserDetails>> RenameAsync(UserId id, string? firstName, string? lastName) =>
        InScopeAsync<RenameUser, Result<UserDetails>>(rename => rename.ExecuteAsync(id, firstName, lastName));

    private async Task<UserDetails> GetAsync(UserId id) =>
        (await InScopeAsync<GetUser, Result<UserDetails>>(get => get.ExecuteAsync(id))).Expect();
}
