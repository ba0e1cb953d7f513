using CleanBlog.Application.Common;
using CleanBlog.Domain.Common;

namespace CleanBlog.Infrastructure.Security;

/// <summary>zxcvbn: how many guesses a password takes from who knows frequency lists of leaked passwords, names and words, keyboards and dates.</summary>
internal sealed class ZxcvbnPasswords(HashingTurns turns) : IGuessedPasswords
{
    /// <summary>Of 0 to 4: one that takes 10,000 seconds of guessing at the library's rate, ten million guesses or so.</summary>
    private const int LeastScore = 2;

    /// <summary>In UTF-16 code units. 255 of them take a tenth of a second, 32 less than a tenth of that; and what begins hard to guess is hard to guess.</summary>
    private const int ExaminedLength = 32;

    private readonly Lazy<Zxcvbn.Zxcvbn> estimator = new(() => new());

    public Task<Result<bool>> IncludeAsync(string password, CancellationToken cancellationToken) =>
        turns.RunAsync(() => estimator.Value.EvaluatePassword(password[..Math.Min(password.Length, ExaminedLength)]).Score < LeastScore, cancellationToken);
}
