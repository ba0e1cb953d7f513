using System.Net.Http.Headers;
using Microsoft.Extensions.Options;

namespace CleanBlog.Client;

internal sealed class AccessTokenHandler(IOptions<CleanBlogClientOptions> options) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (options.Value.AccessToken is { } source && !NeedsNone(request) && await source(cancellationToken).ConfigureAwait(false) is { } token)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);

        return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
    }

    // The source of the token may log in and refresh with this client. Only a logout says by its token whose session it ends.
    private static bool NeedsNone(HttpRequestMessage request) =>
        request.RequestUri!.AbsolutePath is var path && path.Contains("/api/auth/", StringComparison.Ordinal) && !path.EndsWith("/api/auth/logout", StringComparison.Ordinal);
}
