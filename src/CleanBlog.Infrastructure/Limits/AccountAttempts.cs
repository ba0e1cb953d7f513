using System.Net;
using CleanBlog.Application.Common;
using CleanBlog.Domain.Common;
using CleanBlog.Domain.Users;
using Microsoft.Extensions.Options;

namespace CleanBlog.Infrastructure.Limits;

/// <summary>
/// Counts by the account alone where the caller's address is not known to it, and otherwise by both, so that nobody uses up the owner's
/// attempts from elsewhere.
/// </summary>
internal sealed class AccountAttempts(IBudgets budgets, CallerKeys keys, IRequestOrigin origin, IOptions<RateLimitOptions> options) : IAccountAttempts
{
    /// <summary>How long an address stays known to an account.</summary>
    public static readonly TimeSpan Memory = TimeSpan.FromDays(30);

    private readonly Rate ofAccount = options.Value.Account.ToRate("account");
    private readonly Rate ofAccountHere = options.Value.Account.ToRate("account-here");
    private readonly Rate ofUser = options.Value.User.ToRate("user");

    /// <summary>Null where nothing is counted.</summary>
    private IPAddress? Address => options.Value.Enabled ? origin.Address : null;

    public async ValueTask<Result<AccountAttempt>> TakeAsync(EmailAddress account, CancellationToken cancellationToken)
    {
        if (Address is not { } address)
            return new AccountAttempt(account, IsOfKnownAddress: false);

        var here = keys.Of(account, address);
        var isKnown = await budgets.KnowsAsync(here, cancellationToken);
        var left = isKnown ? await budgets.SpendAsync(ofAccountHere, here, cancellationToken) : await budgets.SpendAsync(ofAccount, keys.Of(account), cancellationToken);

        return left.IsGranted ? new AccountAttempt(account, isKnown) : new RateExceeded(left.Wait);
    }

    public async ValueTask<Result> CountAsync(UserId user, CancellationToken cancellationToken)
    {
        if (Address is null)
            return Result.Success;

        var left = await budgets.SpendAsync(ofUser, keys.Of(user), cancellationToken);

        return left.IsGranted ? Result.Success : new RateExceeded(left.Wait);
    }

    public async ValueTask GiveBackAsync(AccountAttempt attempt)
    {
        if (Address is not { } address)
            return;

        if (attempt.IsOfKnownAddress)
            await budgets.GiveBackAsync(ofAccountHere, keys.Of(attempt.Account, address));
        else
            await budgets.GiveBackAsync(ofAccount, keys.Of(attempt.Account));
    }

    public async ValueTask SucceedAsync(AccountAttempt attempt)
    {
        await GiveBackAsync(attempt);

        if (Address is { } address)
            await budgets.RememberAsync(keys.Of(attempt.Account, address), Memory);
    }
}
