using CleanBlog.Domain.Common;

namespace CleanBlog.Application.Common;

/// <summary>The passwords that are guessed first: common and breached ones, words, dates, sequences, and what is made of them.</summary>
public interface IGuessedPasswords
{
    /// <summary>As costly as hashing, so it takes its turn as <see cref="IPasswordHasher"/> does, and can be refused like it.</summary>
    Task<Result<bool>> IncludeAsync(string password, CancellationToken cancellationToken);
}
