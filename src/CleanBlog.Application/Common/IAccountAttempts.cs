using CleanBlog.Domain.Common;
using CleanBlog.Domain.Users;

namespace CleanBlog.Application.Common;

/// <summary>
/// Bounds how often one may fail against an account, whether or not there is one, without shutting its owner out: addresses from which
/// somebody got in lately have attempts of their own.
/// </summary>
public interface IAccountAttempts
{
    /// <summary>Takes an attempt, which counts as a failure until it is given back; refused with <see cref="RateExceeded"/>.</summary>
    ValueTask<Result<AccountAttempt>> TakeAsync(EmailAddress account, CancellationToken cancellationToken);

    /// <summary>Counts a refresh for its user, as any other of the user's requests; refused with <see cref="RateExceeded"/>.</summary>
    ValueTask<Result> CountAsync(UserId user, CancellationToken cancellationToken);

    /// <summary>It failed for another reason than what was tried.</summary>
    ValueTask GiveBackAsync(AccountAttempt attempt);

    /// <summary>Somebody proved to be its owner: the attempt is given back, and the caller's address is known to the account from now on.</summary>
    ValueTask SucceedAsync(AccountAttempt attempt);
}

/// <summary>What was taken, and of which attempts.</summary>
/// <param name="Account">Against which it was taken.</param>
/// <param name="IsOfKnownAddress">Whether of those of the caller's address alone.</param>
public sealed record AccountAttempt(EmailAddress Account, bool IsOfKnownAddress);

/// <summary>The caller has asked too often.</summary>
/// <param name="Wait">After which the same request may succeed.</param>
public sealed record RateExceeded(TimeSpan Wait)
    : Error(ErrorKind.TooMany, "rate.limited", "You have asked too often. Wait for as long as Retry-After says.");

/// <summary>The caller holds too much at the same time.</summary>
public static class PlaceErrors
{
    public static Error TooMany { get; } =
        new(ErrorKind.TooMany, "rate.too_many_at_once", "You have as many streams or waits open as one caller may. End one, or try again a little later.");
}
