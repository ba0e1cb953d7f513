using CleanBlog.Application.Common;
using CleanBlog.Application.Users;
using CleanBlog.Domain.Common;
using CleanBlog.Domain.Users;
using CleanBlog.Testing;

namespace CleanBlog.Application.Tests.Users;

[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.All))]
public sealed class ListUsersTests(TestDatabase database) : UseCaseTest(database)
{
    [SetUp]
    public void SignIn() => ActAs(AUser.With());

    [Test]
    public async Task The_newest_come_first_and_ties_are_broken_by_id()
    {
        var users = Enumerable.Range(0, 9).Select(i => AUser.With($"user{i}@example.com", at: AUser.Noon.AddMinutes(i % 3))).ToList();
        await StoreAsync([.. users]);

        var page = await ListAsync(0, 10);

        var expected = users.OrderByDescending(user => user.CreatedAt).ThenByDescending(user => user.Id.Value.ToString(), StringComparer.Ordinal);
        Assert.That(page.Items.Select(user => user.Id), Is.EqualTo(expected.Select(user => user.Id.Value)));
    }

    [Test]
    public async Task Pages_of_users_that_registered_at_once_neither_overlap_nor_leave_a_gap()
    {
        await StoreAsync([.. Enumerable.Range(0, 7).Select(i => AUser.With($"user{i}@example.com"))]);

        var pages = new[] { await ListAsync(0, 3), await ListAsync(3, 3), await ListAsync(6, 3) };

        Assert.That(pages.SelectMany(page => page.Items).Select(user => user.Id), Is.Unique.And.Exactly(7).Items);
        Assert.That(pages, Has.All.Property(nameof(Page<UserDetails>.Total)).EqualTo(7));
    }

    [TestCase(0, 10, 2)]
    [TestCase(3, 10, 1)]
    [TestCase(1000, 10, 1)]
    public async Task A_page_costs_two_statements_and_one_past_the_end_costs_one(int skip, int take, int statements)
    {
        await StoreAsync(AUser.With(), AUser.Administrator());
        Sql.Reset();

        await ListAsync(skip, take);

        Assert.That(Sql.Statements, Has.Count.EqualTo(statements));
    }

    [Test]
    public async Task A_page_past_the_end_is_empty_and_still_tells_the_total()
    {
        await StoreAsync(AUser.With());

        var page = await ListAsync(1, 10);

        Assert.That((page.Items.Count, page.Total), Is.EqualTo((0, 1)));
    }

    [Test]
    public async Task Password_hashes_are_never_read()
    {
        await StoreAsync(AUser.With());
        Sql.Reset();

        await ListAsync(0, 10);

        Assert.That(Sql.Statements, Has.None.Contains("password"));
    }

    [Test]
    public async Task An_unknown_user_is_not_found()
    {
        var found = await InScopeAsync<GetUser, Result<UserDetails>>(get => get.ExecuteAsync(UserId.New()));

        Assert.That(found.Error, Is.EqualTo(UserErrors.NotFound));
    }

    [Test]
    public async Task Nobody_is_shown_anybody_unless_signed_in()
    {
        Caller = null;

        var listed = await InScopeAsync<ListUsers, Result<Page<UserDetails>>>(list => list.ExecuteAsync(new(), new OffsetWindow(0, 10), CancellationToken.None));
        var streamed = await InScopeAsync<StreamUsers, Result<IAsyncEnumerable<UserDetails>>>(stream => Task.FromResult(stream.ExecuteAsync(new(), CancellationToken.None)));

        Assert.That((listed.Error, streamed.Error), Is.EqualTo((UserErrors.DirectoryClosed, UserErrors.DirectoryClosed)));
    }

    private async Task<Page<UserDetails>> ListAsync(int skip, int take) =>
        (await InScopeAsync<ListUsers, Result<Page<UserDetails>>>(list => list.ExecuteAsync(new(), new OffsetWindow(skip, take), CancellationToken.None))).Expect();
}
