using CleanBlog.Domain.Users;

namespace CleanBlog.Infrastructure.Security;

/// <summary>Section <c>Passwords</c>: what a new one must be, what a stolen hash costs to guess, and how much of the machine goes into hashing.</summary>
public sealed class PasswordOptions
{
    public const string Section = "Passwords";

    /// <summary>The least outside Development: OWASP's Password Storage Cheat Sheet.</summary>
    public const int MinIterations = 210_000;

    public const int MaxIterations = 10_000_000;

    public const int GreatestMaxConcurrency = 1024;

    /// <summary>PBKDF2-HMAC-SHA512 iterations of a new hash.</summary>
    public int Iterations { get; set; } = 220_000;

    /// <summary>How many passwords are hashed at once; each takes a processor for about a tenth of a second.</summary>
    public int MaxConcurrency { get; set; } = Math.Max(1, Environment.ProcessorCount / 2);

    /// <summary>The least number of Unicode code points of a new password.</summary>
    public int MinLength { get; set; } = PasswordPolicy.Default.MinLength;

    /// <summary>Whether a new password must hold an upper-case letter and a digit.</summary>
    public bool RequireComposition { get; set; } = PasswordPolicy.Default.RequiresComposition;

    internal PasswordPolicy Policy => new(MinLength, RequireComposition);

    internal bool IsStrongEnough(bool isDevelopment) => Iterations >= (isDevelopment ? 1 : MinIterations) && Iterations <= MaxIterations;
}
