using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using CleanBlog.Infrastructure.Security;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace CleanBlog.WebApi.Security;

/// <summary>
/// Validates access tokens, and knows the good ones again until they expire: a caller's next request costs a hash instead of a
/// validation. A token is remembered by its SHA-256 hash, whose it is, of which session and when it ends, never itself. Bad ones are not remembered, so that
/// nobody fills the memory who has not signed in.
/// </summary>
internal sealed class RememberedTokens(AccessTokens tokens) : TokenHandler, IDisposable
{
    /// <summary>How many are remembered at the most.</summary>
    public const int Capacity = 10_000;

    private readonly JsonWebTokenHandler handler = new() { MapInboundClaims = false };
    private readonly MemoryCache good = new(new MemoryCacheOptions { SizeLimit = Capacity });

    public override async Task<TokenValidationResult> ValidateTokenAsync(string token, TokenValidationParameters validationParameters)
    {
        var name = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

        if (good.TryGetValue<GoodToken>(name, out var known) && tokens.TimeLeft(known!.ValidTo) > TimeSpan.Zero)
            return known.ToResult();

        var result = await handler.ValidateTokenAsync(token, validationParameters);

        if (result is { IsValid: true, ClaimsIdentity: { Name: { } subject } identity, SecurityToken.ValidTo: var end }
            && identity.FindFirst(JwtRegisteredClaimNames.Sid) is { Value: var session } && tokens.TimeLeft(end) is { Ticks: > 0 } left)
            good.Set(name, new GoodToken(subject, session, end), new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = left });

        return result;
    }

    public void Dispose() => good.Dispose();

    /// <summary>What is kept of a good token.</summary>
    private sealed class GoodToken(string subject, string session, DateTime validTo) : SecurityToken
    {
        public override string Id => "";

        public override string Issuer => "";

        public override SecurityKey? SecurityKey => null;

        public override SecurityKey? SigningKey { get; set; }

        public override DateTime ValidFrom => DateTime.MinValue;

        public override DateTime ValidTo => validTo;

        public TokenValidationResult ToResult() => new()
        {
            IsValid = true,
            SecurityToken = this,
            ClaimsIdentity = new([new Claim(JwtRegisteredClaimNames.Sub, subject), new Claim(JwtRegisteredClaimNames.Sid, session)], nameof(RememberedTokens), JwtRegisteredClaimNames.Sub, roleType: null),
        };
    }
}
