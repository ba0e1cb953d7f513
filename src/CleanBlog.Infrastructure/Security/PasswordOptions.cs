namespace CleanBlog.Infrastructure.Security;

/// <summary>Section <c>Passwords</c>: what a stolen hash costs to guess, and how much of the machine goes into hashing.</summary>
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

    internal bool IsStrongEnough(bool isDevelopment) => Iterations >= (isDevelopment ? 1 : MinIterations) && Iterations <= MaxIterations;
}
