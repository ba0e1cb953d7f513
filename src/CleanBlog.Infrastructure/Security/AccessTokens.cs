using System.Security.Claims;
using System.Text;
using CleanBlog.Application.Common;
using CleanBlog.Domain.Users;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace CleanBlog.Infrastructure.Security;

/// <summary>Issues JSON Web Tokens (RFC 7519) signed with HS256, and says how they are to be checked.</summary>
public sealed class AccessTokens : IAccessTokenIssuer
{
    private static readonly TimeSpan ClockSkew = TimeSpan.FromSeconds(30);

    private readonly JsonWebTokenHandler handler = new() { SetDefaultTimesOnTokenCreation = false };
    private readonly AccessTokenOptions options;
    private readonly SymmetricSecurityKey key;
    private readonly TimeProvider clock;

    public AccessTokens(IOptions<AccessTokenOptions> options, TimeProvider clock)
    {
        this.options = options.Value;
        this.clock = clock;
        key = new(Encoding.UTF8.GetBytes(this.options.SigningKey));
    }

    /// <summary>One algorithm, our own issuer, audience and key, an expiry, and 30 seconds for clocks that differ.</summary>
    public TokenValidationParameters ValidationParameters => new()
    {
        ValidAlgorithms = [SecurityAlgorithms.HmacSha256],
        ValidIssuer = options.Issuer,
        ValidAudience = options.Audience,
        IssuerSigningKey = key,
        RequireExpirationTime = true,
        RequireSignedTokens = true,
        LifetimeValidator = IsAlive,
        NameClaimType = JwtRegisteredClaimNames.Sub,
    };

    public AccessToken Issue(UserId subject)
    {
        var now = clock.GetUtcNow().UtcDateTime;

        var token = handler.CreateToken(new SecurityTokenDescriptor
        {
            Subject = new ClaimsIdentity(
            [
                new Claim(JwtRegisteredClaimNames.Sub, subject.Value.ToString()),
                new Claim(JwtRegisteredClaimNames.Jti, Guid.CreateVersion7().ToString()),
            ]),
            Issuer = options.Issuer,
            Audience = options.Audience,
            IssuedAt = now,
            Expires = now + options.Lifetime,
            SigningCredentials = new SigningCredentials(key, SecurityAlgorithms.HmacSha256),
        });

        return new AccessToken(token, options.Lifetime);
    }

    /// <summary>How long a token is still taken that expires then; nothing or less once it is not.</summary>
    /// <param name="expires">In UTC.</param>
    public TimeSpan TimeLeft(DateTime expires) => expires + ClockSkew - clock.GetUtcNow().UtcDateTime;

    /// <summary>As the library has it: an exception tells the expired token from one that never was good.</summary>
    private bool IsAlive(DateTime? notBefore, DateTime? expires, SecurityToken token, TokenValidationParameters parameters)
    {
        if (expires is { } end && TimeLeft(end) <= TimeSpan.Zero)
            throw new SecurityTokenExpiredException("The token has expired.") { Expires = end };

        return expires is not null && (notBefore is null || notBefore - ClockSkew <= clock.GetUtcNow().UtcDateTime);
    }
}
