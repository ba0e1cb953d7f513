namespace CleanBlog.WebApi.Http;

/// <summary>What every answer carries, as OWASP's REST Security Cheat Sheet has it.</summary>
internal static class SecurityHeaders
{
    /// <summary>Nothing may be loaded: an answer of the API is no page.</summary>
    private const string ApiPolicy = "default-src 'none'; frame-ancestors 'none'";

    /// <summary>Swagger UI needs its own scripts and styles, inline styles, data: icons, and calls to this server.</summary>
    private const string DocsPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    /// <summary>What a page of ours would never ask of a browser, so that what gets into one cannot either.</summary>
    private const string Permissions = "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), publickey-credentials-get=(), screen-wake-lock=(), usb=()";

    public static void Set(HttpContext http)
    {
        var fields = http.Response.Headers;

        fields.XContentTypeOptions = "nosniff";
        fields.XFrameOptions = "DENY";
        fields["Referrer-Policy"] = "no-referrer";
        fields["Permissions-Policy"] = Permissions;
        fields.ContentSecurityPolicy = http.Request.Path.StartsWithSegments("/api/docs", StringComparison.Ordinal) ? DocsPolicy : ApiPolicy;
    }
}
