using System.Text;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace CleanBlog.Benchmarks.Baseline;

/// <summary>Finds who sends a request: the token's user, if still there and active.</summary>
internal sealed class Callers(IWriteStore store, string secretKey)
{
    private const string Scheme = "Bearer ";
    private const string Ours = "cleanblog";

    private readonly JsonWebTokenHandler handler = new();
    private readonly TokenValidationParameters parameters = new()
    {
        ValidAlgorithms = [SecurityAlgorithms.HmacSha256],
        ValidIssuer = Ours,
        ValidAudience = Ours,
        IssuerSigningKey = new SymmetricSecurityKey(Encoding.UTF8.GetBytes(secretKey)),
        ClockSkew = TimeSpan.FromSeconds(30),
    };

    public async Task<Guid?> FindAsync(HttpContext http)
    {
        var authorization = http.Request.Headers.Authorization.ToString();

        if (!authorization.StartsWith(Scheme, StringComparison.Ordinal))
            return null;

        var token = await handler.ValidateTokenAsync(authorization[Scheme.Length..], parameters);

        return token.IsValid && Guid.TryParse(((JsonWebToken)token.SecurityToken).Subject, out var subject) && await store.IsActiveAsync(subject, http.RequestAborted)
            ? subject
            : null;
    }
}
