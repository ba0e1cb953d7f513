using System.Security.Cryptography;
using CleanBlog.Domain.Users;

namespace CleanBlog.Domain.Sessions;

/// <summary>
/// What a login begins: a client that stays signed in by refreshing. It ends by being deleted, by its time, or with all others of its user:
/// those of another <see cref="User.SessionStamp"/> are over.
/// </summary>
public sealed class Session
{
    /// <summary>In bytes: SHA-256.</summary>
    public const int HashSize = 32;

    private const int SaltSize = 32;

    private Session(SessionId id, UserId userId, Guid stamp, byte[] familyHash, byte[] tokenHash, DateTimeOffset createdAt, DateTimeOffset expiresAt, string device, string address) =>
        (Id, UserId, Stamp, FamilyHash, TokenHash, CreatedAt, LastUsedAt, ExpiresAt, Device, Address) =
        (id, userId, stamp, familyHash, tokenHash, createdAt, createdAt, expiresAt, device, address);

    public SessionId Id { get; }

    public UserId UserId { get; }

    /// <summary>The <see cref="User.SessionStamp"/> that it belongs to.</summary>
    public Guid Stamp { get; private set; }

    /// <summary>Of what all its refresh tokens have.</summary>
    public byte[] FamilyHash { get; }

    /// <summary>Of the refresh token to use.</summary>
    public byte[] TokenHash { get; private set; }

    /// <summary>Of the one before it; null before the first refresh.</summary>
    public byte[]? PreviousTokenHash { get; private set; }

    /// <summary>What makes the token to use of the one before it.</summary>
    public byte[]? Salt { get; private set; }

    /// <summary>When its user signed in, in UTC.</summary>
    public DateTimeOffset CreatedAt { get; }

    /// <summary>When it was last refreshed, in UTC.</summary>
    public DateTimeOffset LastUsedAt { get; private set; }

    /// <summary>When it ends if nobody refreshes it, in UTC.</summary>
    public DateTimeOffset ExpiresAt { get; private set; }

    /// <inheritdoc cref="SessionClient.Device"/>
    public string Device { get; private set; }

    /// <inheritdoc cref="SessionClient.Address"/>
    public string Address { get; private set; }

    /// <summary>Signs a user in.</summary>
    public static (Session Session, RefreshToken Token) Begin(User user, SessionClient client, SessionPolicy policy, DateTimeOffset now)
    {
        var token = RefreshToken.New(SessionId.New());
        var expiresAt = now + Min(policy.IdleLifetime, policy.AbsoluteLifetime);

        return (new(token.Session, user.Id, user.SessionStamp, token.FamilyHash, token.SecretHash, now, expiresAt, client.Device, client.Address), token);
    }

    /// <summary>Whether the token is one of its own, however old.</summary>
    public bool Owns(RefreshToken token) => token.Session == Id && CryptographicOperations.FixedTimeEquals(token.FamilyHash, FamilyHash);

    /// <summary>What to do with a refresh token that a client shows.</summary>
    public RefreshTokenState Judge(RefreshToken token, SessionClient client, DateTimeOffset now)
    {
        if (!Owns(token) || now >= ExpiresAt)
            return RefreshTokenState.Foreign;

        if (CryptographicOperations.FixedTimeEquals(token.SecretHash, TokenHash))
            return RefreshTokenState.Current;

        var isRepeated = PreviousTokenHash is not null && CryptographicOperations.FixedTimeEquals(token.SecretHash, PreviousTokenHash)
            && now - LastUsedAt <= SessionPolicy.Grace && string.Equals(client.Device, Device, StringComparison.Ordinal);

        return isRepeated ? RefreshTokenState.JustReplaced : RefreshTokenState.Reused;
    }

    /// <summary>Replaces the current token and puts the end off, as far as the policy lets it.</summary>
    public RefreshToken Rotate(RefreshToken current, SessionClient client, SessionPolicy policy, DateTimeOffset now)
    {
        Salt = RandomNumberGenerator.GetBytes(SaltSize);
        var next = current.Next(Salt);

        (PreviousTokenHash, TokenHash) = (TokenHash, next.SecretHash);
        (LastUsedAt, ExpiresAt) = (now, Earlier(now + policy.IdleLifetime, CreatedAt + policy.AbsoluteLifetime));
        (Device, Address) = (client.Device, client.Address);
        return next;
    }

    /// <summary>The successor of a token that was just replaced, once more.</summary>
    public RefreshToken Repeat(RefreshToken previous) => previous.Next(Salt!);

    /// <summary>Outlasts the end of its user's other sessions.</summary>
    public void Follow(User user) => Stamp = user.SessionStamp;

    private static TimeSpan Min(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}
