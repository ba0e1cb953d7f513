namespace CleanBlog.WebApi.Http;

/// <summary>What every answer carries, as OWASP's REST Security Cheat Sheet has it.</summary>
internal static class SecurityHeaders
{
    /// <summary>Nothing may be loaded: an answer of the API is no page.</summary>
    private const string ApiPolicy = "default-src 'none'; frame-ancestors 'none'";

    /// <summary>Swagger UI needs its own scripts and styles, inline styles, data: icons, and calls to this server.</summary>
    private const string DocsPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    public static void Set(HttpContext http)
    {
        var fields = http.Response.Headers;

        fields.XContentTypeOptions = "nosniff";
        fields["Referrer-Policy"] = "no-referrer";
        fields.ContentSecurityPolicy = http.Request.Path.StartsWithSegments("/api/docs", StringComparison.Ordinal) ? DocsPolicy : ApiPolicy;
    }
}
