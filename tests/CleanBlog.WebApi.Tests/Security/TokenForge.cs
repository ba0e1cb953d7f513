using System.Text;
using CleanBlog.Infrastructure.Security;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace CleanBlog.WebApi.Tests.Security;

/// <summary>Whose a token is said to be, and of which session; null for a claim that it lacks.</summary>
internal sealed record TokenHolder(string? Subject, string? Session);

/// <summary>Makes tokens that are as good as the server's own, unless a test says otherwise.</summary>
internal static class TokenForge
{
    private static readonly JsonWebTokenHandler Handler = new() { SetDefaultTimesOnTokenCreation = false };

    public static string Make(
        TokenHolder holder,
        DateTimeOffset now,
        string key = ApiTest.SigningKey,
        string? algorithm = SecurityAlgorithms.HmacSha256,
        string? issuer = null,
        string? audience = null,
        TimeSpan? lifetime = null,
        DateTimeOffset? notBefore = null,
        bool expires = true,
        Dictionary<string, object>? claims = null,
        string type = "at+jwt",
        Dictionary<string, object>? header = null,
        SigningCredentials? credentials = null)
    {
        var own = new AccessTokenOptions();
        claims ??= new(StringComparer.Ordinal);

        if (holder.Subject is not null)
            claims["sub"] = holder.Subject;

        if (holder.Session is not null)
            claims["sid"] = holder.Session;

        return Handler.CreateToken(new SecurityTokenDescriptor
        {
            TokenType = type,
            AdditionalHeaderClaims = header,
            Claims = claims,
            Issuer = issuer ?? own.Issuer,
            Audience = audience ?? own.Audience,
            IssuedAt = now.UtcDateTime,
            NotBefore = notBefore?.UtcDateTime,
            Expires = expires ? (now + (lifetime ?? own.Lifetime)).UtcDateTime : null,
            SigningCredentials = algorithm is null ? null : credentials ?? new SigningCredentials(new SymmetricSecurityKey(Encoding.UTF8.GetBytes(key)), algorithm),
        });
    }

    /// <summary>The token with another header or payload under its old signature.</summary>
    public static string Tamper(string token, Func<string, string> change, int part)
    {
        var parts = token.Split('.');
        parts[part] = Base64UrlEncoder.Encode(change(Base64UrlEncoder.Decode(parts[part])));
        return string.Join('.', parts);
    }
}
