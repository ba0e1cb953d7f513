using System.Security.Claims;
using CleanBlog.Application.Common;
using CleanBlog.Domain.Sessions;
using CleanBlog.Domain.Users;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace CleanBlog.Infrastructure.Security;

/// <summary>Issues JSON Web Tokens (RFC 7519), and says how they are to be checked.</summary>
public sealed class AccessTokens : IAccessTokens
{
    /// <summary>The <c>typ</c> of an access token (RFC 9068 §2.1), which nothing else that is signed with these keys has.</summary>
    private const string TokenType = "at+jwt";

    private const string CriticalExtensions = "crit";

    private static readonly TimeSpan ClockSkew = TimeSpan.FromSeconds(30);

    private readonly JsonWebTokenHandler handler = new() { SetDefaultTimesOnTokenCreation = false };
    private readonly AccessTokenOptions options;
    private readonly AccessTokenKeys keys;
    private readonly TimeProvider clock;

    public AccessTokens(IOptions<AccessTokenOptions> options, AccessTokenKeys keys, TimeProvider clock) =>
        (this.options, this.keys, this.clock) = (options.Value, keys, clock);

    /// <summary>Our own type, issuer, audience and key, the key's own algorithm, an expiry, and 30 seconds for clocks that differ.</summary>
    public TokenValidationParameters ValidationParameters => new()
    {
        TypeValidator = CheckType,
        ValidIssuer = options.Issuer,
        ValidAudience = options.Audience,
        IssuerSigningKeyResolver = (_, _, id, _) => keys.Find(id),
        AlgorithmValidator = (algorithm, key, _, _) => string.Equals(algorithm, AccessTokenKeys.AlgorithmOf(key), StringComparison.Ordinal),
        RequireExpirationTime = true,
        RequireSignedTokens = true,
        LifetimeValidator = IsAlive,
        NameClaimType = JwtRegisteredClaimNames.Sub,
    };

    public AccessToken Issue(UserId subject, SessionId session, DateTimeOffset end)
    {
        var now = clock.GetUtcNow();
        var lifetime = end - now < options.Lifetime ? end - now : options.Lifetime;

        var token = handler.CreateToken(new SecurityTokenDescriptor
        {
            Subject = new ClaimsIdentity(
            [
                new Claim(JwtRegisteredClaimNames.Sub, subject.Value.ToString()),
                new Claim(JwtRegisteredClaimNames.Sid, session.Value.ToString()),
                new Claim(JwtRegisteredClaimNames.Jti, Guid.CreateVersion7().ToString()),
            ]),
            TokenType = TokenType,
            Issuer = options.Issuer,
            Audience = options.Audience,
            IssuedAt = now.UtcDateTime,
            Expires = (now + lifetime).UtcDateTime,
            SigningCredentials = keys.Signing,
        });

        return new AccessToken(token, lifetime);
    }

    // Not async: Entity Framework looks at all types here, and what an await is compiled to would load the library at each start.
    public Task<SessionId?> FindSessionAsync(string token) =>
        handler.ValidateTokenAsync(token, ValidationParameters).ContinueWith(SessionOf, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);

    /// <summary>How long a token is still taken that expires then; nothing or less once it is not.</summary>
    /// <param name="expires">In UTC.</param>
    public TimeSpan TimeLeft(DateTime expires) => expires + ClockSkew - clock.GetUtcNow().UtcDateTime;

    private static SessionId? SessionOf(Task<TokenValidationResult> validation) =>
        validation.GetAwaiter().GetResult() is { IsValid: true } valid && Guid.TryParse(valid.ClaimsIdentity.FindFirst(JwtRegisteredClaimNames.Sid)?.Value, out var session)
            ? SessionId.From(session)
            : null;

    /// <summary>The library does not refuse what a token says has to be understood (RFC 7515 §4.1.11); nothing such is understood here.</summary>
    private static string CheckType(string type, SecurityToken token, TokenValidationParameters parameters) =>
        string.Equals(type, TokenType, StringComparison.Ordinal) && token is JsonWebToken read && !read.TryGetHeaderValue<object>(CriticalExtensions, out _)
            ? type
            : throw new SecurityTokenInvalidTypeException("It is no access token of this server.") { InvalidType = type };

    /// <summary>As the library has it: an exception tells the expired token from one that never was good.</summary>
    private bool IsAlive(DateTime? notBefore, DateTime? expires, SecurityToken token, TokenValidationParameters parameters)
    {
        if (expires is { } end && TimeLeft(end) <= TimeSpan.Zero)
            throw new SecurityTokenExpiredException("The token has expired.") { Expires = end };

        return expires is not null && (notBefore is null || notBefore - ClockSkew <= clock.GetUtcNow().UtcDateTime);
    }
}
