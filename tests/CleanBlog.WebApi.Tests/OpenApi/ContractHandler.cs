using System.Net;
using CleanBlog.WebApi.Tests.Security;

namespace CleanBlog.WebApi.Tests.OpenApi;

/// <summary>Lies under every client of these tests and holds each answer against the document.</summary>
internal sealed class ContractHandler(HttpMessageHandler inner, SecretWatch? watch = null) : DelegatingHandler(inner)
{
    /// <summary>For a request whose answer is read as it comes: it is judged by its head.</summary>
    public static readonly HttpRequestOptionsKey<bool> IsReadAsItComes = new(nameof(IsReadAsItComes));

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(100);

    /// <summary>The client that tests use: it shows the server's own answers, redirects included.</summary>
    public static HttpClient Connect(Uri address, TimeSpan? patience = null, SecretWatch? watch = null) =>
        new(new ContractHandler(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false, Expect100ContinueTimeout = Patience }, watch))
        {
            BaseAddress = address,
            Timeout = patience ?? Patience,
        };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (watch is not null)
            await watch.LearnAsync(request);

        var response = await base.SendAsync(request, cancellationToken);
        var body = IsJudgedByHead(request, response) ? null : await ReadAsync(response, cancellationToken);
        watch?.Learn(body);

        Contract.Committed.Hold(ContractExchange.Of(request, response, body));
        return response;
    }

    /// <summary>A stream of events has no end to wait for.</summary>
    private static bool IsJudgedByHead(HttpRequestMessage request, HttpResponseMessage response) =>
        response.Content.Headers.ContentType?.MediaType is "text/event-stream" || (request.Options.TryGetValue(IsReadAsItComes, out var isReadAsItComes) && isReadAsItComes);

    /// <summary>An answer that breaks off is judged by its head; who reads its body learns that it broke.</summary>
    private static async Task<byte[]?> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            await response.Content.LoadIntoBufferAsync(cancellationToken);
            return await response.Content.ReadAsByteArrayAsync(cancellationToken);
        }
        catch (HttpRequestException exception)
        {
            var whole = response.Content;
            response.Content = new BrokenContent(exception);

            foreach (var (name, values) in whole.Headers.NonValidated)
                response.Content.Headers.TryAddWithoutValidation(name, values);

            whole.Dispose();
            return null;
        }
    }

    private sealed class BrokenContent(HttpRequestException exception) : HttpContent
    {
        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => Task.FromException(exception);

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
