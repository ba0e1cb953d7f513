namespace CleanBlog.Application.Common;

/// <summary>What <see cref="IPasswordHasher.Verify"/> found.</summary>
public enum PasswordVerification
{
    Wrong,
    Right,

    /// <summary>Right, but hashed at a cost that is no longer today's.</summary>
    RightButRehash,
}

/// <summary>Hashes passwords slowly, whole, with scheme, cost and salt kept in the hash.</summary>
public interface IPasswordHasher
{
    string Hash(string password);

    /// <summary>Compares; a null <paramref name="hash"/> takes as long as a wrong password, and is wrong.</summary>
    PasswordVerification Verify(string? hash, string password);
}
