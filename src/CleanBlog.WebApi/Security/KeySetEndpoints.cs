using System.Text.Json.Serialization;
using CleanBlog.Infrastructure.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CleanBlog.WebApi.Security;

/// <summary>The public keys of the access tokens (RFC 7517 §5).</summary>
/// <param name="Keys">The one that signs new tokens comes first. Empty where tokens are signed with a secret.</param>
public sealed record KeySetResponse(IReadOnlyList<PublicKeyResponse> Keys);

/// <summary>A public key (RFC 7517 §4; its parameters: RFC 7518 §6).</summary>
/// <param name="Kid">Which one: the <c>kid</c> of the tokens that it checks.</param>
/// <param name="Kty"><c>EC</c> or <c>RSA</c>.</param>
/// <param name="Use">Always <c>sig</c>: it checks signatures.</param>
/// <param name="Alg">The only algorithm that it is for: <c>ES256</c> or <c>RS256</c>.</param>
/// <param name="Crv">Of an EC key: always <c>P-256</c>.</param>
/// <param name="X">Of an EC key: the x coordinate of its point, in base64url.</param>
/// <param name="Y">Of an EC key: the y coordinate of its point, in base64url.</param>
/// <param name="N">Of an RSA key: its modulus, in base64url.</param>
/// <param name="E">Of an RSA key: its exponent, in base64url.</param>
public sealed record PublicKeyResponse(
    string Kid,
    string Kty,
    string Use,
    string Alg,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Crv,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? X,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Y,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? N,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? E)
{
    internal static PublicKeyResponse Of(AccessTokenPublicKey key) =>
        new(key.Id, key.Point is null ? "RSA" : "EC", "sig", key.Algorithm, key.Point is null ? null : "P-256", key.Point?.X, key.Point?.Y, key.Rsa?.Modulus, key.Rsa?.Exponent);
}

public static class KeySetEndpoints
{
    public static IEndpointRouteBuilder MapKeySet(this IEndpointRouteBuilder app)
    {
        app.MapGet("/.well-known/jwks.json", Get).WithName("GetKeySet").WithTags("Authentication").AllowAnonymous().Unlimited();

        return app;
    }

    /// <summary>Reads the public keys with which other services check access tokens.</summary>
    /// <remarks>A new key stands here before it signs. Read it again when a token names a key that you do not know, and not for every token.</remarks>
    public static Ok<KeySetResponse> Get(AccessTokenKeys keys) => TypedResults.Ok(new KeySetResponse([.. keys.PublicKeys.Select(PublicKeyResponse.Of)]));
}
