using System.Text;
using CleanBlog.Application.Common;
using CleanBlog.Domain.Common;
using CleanBlog.Domain.Users;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace CleanBlog.Infrastructure.Security;

/// <summary>
/// ASP.NET Core Identity's hasher (format V3: scheme, cost and salt are in the hash), of the password in Unicode's normalisation form KC
/// (NIST SP 800-63B-4, 3.1.1.2), so that it is the same from every keyboard. It has no use for the user.
/// </summary>
internal sealed class IdentityPasswordHasher : IPasswordHasher
{
    private readonly HashingTurns turns;
    private readonly PasswordHasher<User> hasher;
    private readonly string hashOfNobody;

    public IdentityPasswordHasher(HashingTurns turns, IOptions<PasswordOptions> options)
    {
        this.turns = turns;
        hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = options.Value.Iterations }));
        hashOfNobody = Hash(Guid.CreateVersion7().ToString());
    }

    public Task<Result<string>> HashAsync(string password, CancellationToken cancellationToken) =>
        turns.RunAsync(() => Hash(password), cancellationToken);

    public Task<Result<PasswordVerification>> VerifyAsync(string? hash, string password, CancellationToken cancellationToken) =>
        turns.RunAsync(() => Verify(hash, password), cancellationToken);

    private string Hash(string password) => hasher.HashPassword(null!, Normalize(password));

    private PasswordVerification Verify(string? hash, string password)
    {
        // HMAC pads its key with zeros: a password would also be itself with U+0000 behind it, which no password holds.
        var comparable = password.Contains('\0') ? null : hash;
        var normalized = Normalize(password);
        var result = hasher.VerifyHashedPassword(null!, comparable ?? hashOfNobody, normalized);

        // Hashed before passwords were normalised.
        if (result is PasswordVerificationResult.Failed && !string.Equals(normalized, password, StringComparison.Ordinal)
            && hasher.VerifyHashedPassword(null!, comparable ?? hashOfNobody, password) is not PasswordVerificationResult.Failed)
        {
            result = PasswordVerificationResult.SuccessRehashNeeded;
        }

        if (comparable is null)
            return PasswordVerification.Wrong;

        return result switch
        {
            PasswordVerificationResult.Success => PasswordVerification.Right,
            PasswordVerificationResult.SuccessRehashNeeded => PasswordVerification.RightButRehash,
            _ => PasswordVerification.Wrong,
        };
    }

    private static string Normalize(string password)
    {
        try
        {
            return password.Normalize(NormalizationForm.FormKC);
        }
        catch (ArgumentException)
        {
            // Half a surrogate pair or a noncharacter, which has no other form.
            return password;
        }
    }
}
