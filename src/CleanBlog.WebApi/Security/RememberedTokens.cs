using System.Security.Cryptography;
using System.Text;
using CleanBlog.Infrastructure.Security;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace CleanBlog.WebApi.Security;

/// <summary>
/// Validates access tokens, and knows the good ones again until they expire: a caller's next request costs a hash instead of a
/// validation. A token is remembered by its SHA-256 hash, never itself. Bad ones are not remembered, so that nobody fills the memory who
/// has not signed in.
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

        if (good.TryGetValue<TokenValidationResult>(name, out var known) && tokens.TimeLeft(known!.SecurityToken.ValidTo) > TimeSpan.Zero)
            return known;

        var result = await handler.ValidateTokenAsync(token, validationParameters);

        if (result.IsValid)
            good.Set(name, result, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = tokens.TimeLeft(result.SecurityToken.ValidTo) });

        return result;
    }

    public void Dispose() => good.Dispose();
}
