namespace CleanBlog.WebApi.Security;

/// <summary>Section <c>Https</c>: for servers that are reached directly; behind a proxy that ends TLS, leave it to the proxy.</summary>
public sealed class HttpsOptions
{
    public const string Section = "Https";

    /// <summary>Whether plain HTTP is answered with 307 to HTTPS.</summary>
    public bool Redirect { get; set; }

    /// <summary>Whether HTTPS answers carry <c>Strict-Transport-Security</c> (RFC 6797).</summary>
    public bool Hsts { get; set; }
}
