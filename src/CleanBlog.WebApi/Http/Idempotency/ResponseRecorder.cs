using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;

namespace CleanBlog.WebApi.Http.Idempotency;

/// <summary>Lets the rest of the pipeline answer into memory, as often as it has to, and leaves no trace of it on the response.</summary>
internal sealed class ResponseRecorder(HttpContext http)
{
    private readonly Dictionary<string, StringValues> before = new(http.Response.Headers, StringComparer.OrdinalIgnoreCase);
    private readonly int statusBefore = http.Response.StatusCode;

    public async Task<RecordedAnswer> RecordAsync(RequestDelegate next)
    {
        var original = http.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        using var body = new MemoryStream();
        http.Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(body));

        try
        {
            await next(http);
            await http.Response.BodyWriter.FlushAsync(http.RequestAborted);

            return new RecordedAnswer(http.Response.StatusCode, AddedFields(), body.ToArray());
        }
        finally
        {
            http.Features.Set(original);
            Reset();
        }
    }

    private Dictionary<string, string?[]> AddedFields() => http.Response.Headers
        .Where(field => !before.TryGetValue(field.Key, out var earlier) || earlier != field.Value)
        .ToDictionary(field => field.Key, field => field.Value.ToArray(), StringComparer.OrdinalIgnoreCase);

    private void Reset()
    {
        http.Response.StatusCode = statusBefore;
        http.Response.Headers.Clear();

        foreach (var (name, value) in before)
            http.Response.Headers[name] = value;
    }
}
