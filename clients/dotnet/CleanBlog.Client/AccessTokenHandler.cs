using System.Net.Http.Headers;
using Microsoft.Extensions.Options;

namespace CleanBlog.Client;

internal sealed class AccessTokenHandler(IOptions<CleanBlogClientOptions> options) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (options.Value.AccessToken is { } source && !IsSignIn(request) && await source(cancellationToken).ConfigureAwait(false) is { } token)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);

        return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
    }

    // The source of the token may log in with this client.
    private static bool IsSignIn(HttpRequestMessage request) => request.RequestUri!.AbsolutePath.Contains("/api/auth/", StringComparison.Ordinal);
}
