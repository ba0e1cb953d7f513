using CleanBlog.Domain.Common;

namespace CleanBlog.Application.Common;

/// <summary>What <see cref="IPasswordHasher.VerifyAsync"/> found.</summary>
public enum PasswordVerification
{
    Wrong,
    Right,

    /// <summary>Right, but hashed at a cost that is no longer today's.</summary>
    RightButRehash,
}

/// <summary>
/// Hashes passwords slowly, whole, with scheme, cost and salt kept in the hash. A few are hashed at once, the others wait for their
/// turn; where too many wait already the answer is <see cref="PasswordErrors.Busy"/>.
/// </summary>
public interface IPasswordHasher
{
    Task<Result<string>> HashAsync(string password, CancellationToken cancellationToken);

    /// <summary>Compares; a null <paramref name="hash"/> takes as long as a wrong password, and is wrong.</summary>
    Task<Result<PasswordVerification>> VerifyAsync(string? hash, string password, CancellationToken cancellationToken);
}

/// <summary>The refusal of <see cref="IPasswordHasher"/>.</summary>
public static class PasswordErrors
{
    public static Error Busy { get; } =
        new(ErrorKind.Unavailable, "server.busy", "Too many passwords wait to be checked. Nothing was done; send it again a little later.");
}
