namespace CleanBlog.Client;

/// <summary>Reads an answer to its end within the attempt, so that one which is cut short counts as lost; but for streams, which are read as they come.</summary>
internal sealed class WholeAnswers : DelegatingHandler
{
    internal const string LinesMediaType = "application/x-ndjson";

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);

        if (response.Content.Headers.ContentType is { MediaType: LinesMediaType })
            return response;

        try
        {
            await response.Content.LoadIntoBufferAsync(cancellationToken).ConfigureAwait(false);
            return response;
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }
}
