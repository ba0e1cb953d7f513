using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http.Resilience;

namespace CleanBlog.Client.Tests;

/// <summary>What the client sent.</summary>
internal sealed record Sent(Uri Address, string? Authorization, string? IdempotencyKey);

/// <summary>In the place of a server, for answers that cannot be had from it on demand.</summary>
internal sealed class Answers(Func<HttpRequestMessage, HttpResponseMessage> answer) : HttpMessageHandler
{
    public Answers(HttpStatusCode status)
        : this(_ => new HttpResponseMessage(status))
    {
    }

    public List<Sent> Received { get; } = [];

    public static HttpResponseMessage Problem(HttpStatusCode status, string code) => new(status)
    {
        Content = JsonContent.Create(
            new Problem { Type = "/", Title = "Title", Status = (int)status, Detail = "Detail.", Instance = "/", Code = code, TraceId = "0" },
            new MediaTypeHeaderValue("application/problem+json")),
    };

    /// <summary>A client registered as in an application, but its retries come at once.</summary>
    public ICleanBlogClient Client(Action<CleanBlogClientOptions>? configure = null, int retries = 3)
    {
        var services = new ServiceCollection();
        services.AddCleanBlogClient(configure ?? (options => options.BaseAddress = new Uri("http://localhost"))).ConfigurePrimaryHttpMessageHandler(() => this);
        services.Configure<HttpStandardResilienceOptions>("ICleanBlogClient-standard", options => (options.Retry.Delay, options.Retry.MaxRetryAttempts) = (TimeSpan.Zero, retries));

        return services.BuildServiceProvider().GetRequiredService<ICleanBlogClient>();
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var key = request.Headers.TryGetValues("Idempotency-Key", out var keys) ? keys.Single() : null;
        Received.Add(new Sent(request.RequestUri!, request.Headers.Authorization?.ToString(), key));

        return Task.FromResult(answer(request));
    }
}
