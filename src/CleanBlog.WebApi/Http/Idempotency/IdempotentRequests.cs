using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using CleanBlog.Application.Common;
using Microsoft.Extensions.Primitives;

namespace CleanBlog.WebApi.Http.Idempotency;

/// <summary>
/// Carries out a POST or PATCH with an <c>Idempotency-Key</c> once: the same request again gets the first answer again. Only what
/// succeeded is remembered; what was refused is tried anew. PUT and DELETE can be repeated as they are.
/// </summary>
internal sealed class IdempotentRequests(RequestDelegate next)
{
    private const string Anonymous = "anonymous";

    private readonly ConcurrentDictionary<string, byte> inFlight = new(StringComparer.Ordinal);

    public static bool Covers(string method) => HttpMethods.IsPost(method) || HttpMethods.IsPatch(method);

    public Task InvokeAsync(HttpContext http) =>
        Covers(http.Request.Method) && http.GetEndpoint() is not null && http.Request.Headers.TryGetValue(IdempotencyKey.FieldName, out var field)
            ? AnswerAsync(http, field)
            : next(http);

    private async Task AnswerAsync(HttpContext http, StringValues field)
    {
        if (IdempotencyKey.Parse(field) is not { } key)
        {
            await ProblemTypes.MalformedIdempotencyKey.ToProblem().ExecuteAsync(http);
            return;
        }

        var caller = http.RequestServices.GetRequiredService<ICurrentUser>().Caller?.Id.Value.ToString() ?? Anonymous;
        var name = $"{caller} {key}";

        if (!inFlight.TryAdd(name, 0))
        {
            await ProblemTypes.IdempotencyInFlight.ToProblem().ExecuteAsync(http);
            return;
        }

        try
        {
            await RunOnceAsync(http, name);
        }
        finally
        {
            inFlight.TryRemove(name, out _);
        }
    }

    private async Task RunOnceAsync(HttpContext http, string name)
    {
        // In memory, never in a file: the route's limit bounds it, and it may hold a password.
        http.Request.EnableBuffering(bufferThreshold: int.MaxValue);

        var request = new NamedRequest(name, await DigestAsync(http.Request, http.RequestAborted));
        var response = new ResponseRecorder(http);
        RecordedAnswer? last = null;

        var remembered = await http.RequestServices.GetRequiredService<IIdempotency>().RunOnceAsync(
            request,
            async attempt =>
            {
                http.Request.Body.Position = 0;
                last = await response.RecordAsync(next);
                return last.IsSuccess ? last.ToBytes() : null;
            },
            http.RequestAborted);

        if (!remembered.TryGet(out var answer, out var refusal))
            await refusal.ToProblem().ExecuteAsync(http);
        else
            await (answer.Content is { } content ? RecordedAnswer.Parse(content) : last!).WriteAsync(http.Response, http.RequestAborted);
    }

    /// <summary>Of method, target, media type and body.</summary>
    private static async Task<byte[]> DigestAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{request.Method} {request.Path.ToUriComponent()}{request.QueryString} {request.ContentType}\n"));

        var buffer = new byte[16 * 1024];
        int read;

        while ((read = await request.Body.ReadAsync(buffer, cancellationToken)) > 0)
            hash.AppendData(buffer, 0, read);

        return hash.GetHashAndReset();
    }
}
