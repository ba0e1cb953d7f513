namespace CleanBlog.Infrastructure.Security;

/// <summary>Section <c>Passwords</c>: what a stolen hash costs to guess.</summary>
public sealed class PasswordOptions
{
    public const string Section = "Passwords";

    /// <summary>The least outside Development: OWASP's Password Storage Cheat Sheet.</summary>
    public const int MinIterations = 210_000;

    public const int MaxIterations = 10_000_000;

    /// <summary>PBKDF2-HMAC-SHA512 iterations of a new hash.</summary>
    public int Iterations { get; set; } = 220_000;

    internal bool IsStrongEnough(bool isDevelopment) => Iterations >= (isDevelopment ? 1 : MinIterations) && Iterations <= MaxIterations;
}
