using CleanBlog.Application.Common;
using CleanBlog.Application.Users;
using CleanBlog.Domain.Common;
using CleanBlog.Domain.Users;
using CleanBlog.Testing;

namespace CleanBlog.Application.Tests.Users;

/// <summary>Whatever two administrators do to each other at the same time, one active administrator stays.</summary>
[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.All))]
public sealed class AdministratorsTests(TestDatabase database) : UseCaseTest(database)
{
    private const int Rounds = 25;

    [Test]
    public async Task Two_administrators_who_demote_each_other_leave_one()
    {
        var (first, second) = await TwoAdministratorsAsync();

        var late = await InScopeAsync<IServiceProvider, Result<UserDetails>>(scope => scope.RunAsync<AssignRole, Result<UserDetails>>(
            () => DemoteAsync(first),
            assign => assign.ExecuteAsync(second, UserRole.User, CancellationToken.None)));

        Assert.That(late.Error, Is.EqualTo(CommitErrors.ConcurrentChange));
        Assert.That(await CountAdministratorsAsync(), Is.EqualTo(1));
    }

    [Test]
    public async Task Two_administrators_who_deactivate_each_other_leave_one()
    {
        var (first, second) = await TwoAdministratorsAsync();

        var late = await InScopeAsync<IServiceProvider, Result<UserDetails>>(scope => scope.RunAsync<ChangeUserActivation, Result<UserDetails>>(
            () => DeactivateAsync(first),
            change => change.ExecuteAsync(second, isActive: false, CancellationToken.None)));

        Assert.That(late.Error, Is.EqualTo(CommitErrors.ConcurrentChange));
        Assert.That(await CountAdministratorsAsync(), Is.EqualTo(1));
    }

    [Test]
    public async Task Two_who_demote_each_other_in_many_races_never_leave_none()
    {
        var (first, second) = await TwoAdministratorsAsync();

        for (var round = 0; round < Rounds; round++)
        {
            await RaceAsync(() => DemoteAsync(first), () => DemoteAsync(second));

            Assert.That(await CountAdministratorsAsync(), Is.GreaterThanOrEqualTo(1));
            await PromoteAsync(first);
            await PromoteAsync(second);
        }
    }

    [Test]
    public async Task One_who_demotes_while_the_other_deactivates_never_leaves_none()
    {
        var (first, second) = await TwoAdministratorsAsync();

        for (var round = 0; round < Rounds; round++)
        {
            await RaceAsync(() => DeactivateAsync(first), () => DemoteAsync(second));

            Assert.That(await CountAdministratorsAsync(), Is.GreaterThanOrEqualTo(1));
            await ActivateAsync(first);
            await PromoteAsync(second);
        }
    }

    [Test]
    public async Task Three_who_demote_each_other_never_leave_none()
    {
        var (first, second) = await TwoAdministratorsAsync();
        var third = AUser.Administrator("third@example.com", AUser.Noon.AddMinutes(2));
        await StoreAsync(third);

        for (var round = 0; round < Rounds; round++)
        {
            await RaceAsync(() => DemoteAsync(first), () => DemoteAsync(second), () => DemoteAsync(third.Id));

            Assert.That(await CountAdministratorsAsync(), Is.GreaterThanOrEqualTo(1));
            await PromoteAsync(first);
            await PromoteAsync(second);
            await PromoteAsync(third.Id);
        }
    }

    private static async Task RaceAsync(params Func<Task>[] runners)
    {
        using var start = new Barrier(runners.Length);

        await Task.WhenAll(runners.Select(run => Task.Factory.StartNew(
            () =>
            {
                start.SignalAndWait();
                return run();
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default).Unwrap()));
    }

    private async Task<(UserId First, UserId Second)> TwoAdministratorsAsync()
    {
        var (first, second) = (AUser.Administrator(), AUser.Administrator("second@example.com", AUser.Noon.AddMinutes(1)));
        await StoreAsync(first, second);
        return (first.Id, second.Id);
    }

    private Task<Result<UserDetails>> DemoteAsync(UserId id) => AssignAsync(id, UserRole.User);

    private Task<Result<UserDetails>> PromoteAsync(UserId id) => AssignAsync(id, UserRole.Admin);

    private Task<Result<UserDetails>> AssignAsync(UserId id, UserRole role) =>
        InScopeAsync<AssignRole, Result<UserDetails>>(assign => assign.ExecuteAsync(id, role, CancellationToken.None));

    private Task<Result<UserDetails>> DeactivateAsync(UserId id) => ChangeAsync(id, isActive: false);

    private Task<Result<UserDetails>> ActivateAsync(UserId id) => ChangeAsync(id, isActive: true);

    private Task<Result<UserDetails>> ChangeAsync(UserId id, bool isActive) =>
        InScopeAsync<ChangeUserActivation, Result<UserDetails>>(change => change.ExecuteAsync(id, isActive, CancellationToken.None));

    private async Task<int> CountAdministratorsAsync()
    {
        var users = await InScopeAsync<IUserReader, Page<UserDetails>>(reader => reader.ListAsync(new UsersPage(new OffsetWindow(0, 10)), CancellationToken.None));
        return users.Items.Count(user => user is { Role: UserRole.Admin, IsActive: true });
    }
}
