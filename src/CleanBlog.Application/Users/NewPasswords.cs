using CleanBlog.Application.Common;
using CleanBlog.Domain.Common;
using CleanBlog.Domain.Users;

namespace CleanBlog.Application.Users;

/// <summary>Hashes a password that somebody chose, unless others would guess it.</summary>
public sealed class NewPasswords(PasswordPolicy policy, IGuessedPasswords guessed, IPasswordHasher passwords)
{
    public async Task<Result<string>> HashAsync(string password, PersonalWords words, CancellationToken cancellationToken)
    {
        if (policy.Check(password) is { } weakness)
            return weakness;

        if (words.AreIn(password))
            return UserErrors.PasswordPersonal;

        if (!(await guessed.IncludeAsync(password, cancellationToken)).TryGet(out var isGuessed, out var busy))
            return busy;

        return isGuessed ? UserErrors.PasswordTooCommon : await passwords.HashAsync(password, cancellationToken);
    }
}
