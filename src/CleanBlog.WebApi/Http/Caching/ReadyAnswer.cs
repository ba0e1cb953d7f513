using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace CleanBlog.WebApi.Http.Caching;

/// <summary>An answer as the route gave it, ready to be given again to whoever asks the same.</summary>
internal sealed class ReadyAnswer
{
    private readonly KeyValuePair<string, StringValues>[] fields;
    private readonly byte[] body;

    public ReadyAnswer(int status, IHeaderDictionary fields, byte[] body)
    {
        (Status, this.body) = (status, body);
        this.fields = [.. fields.Where(field => !string.Equals(field.Key, HeaderNames.ContentLength, StringComparison.OrdinalIgnoreCase))];
    }

    private ReadyAnswer()
    {
        (fields, body) = ([], []);
    }

    /// <summary>In the place of an answer that is not kept.</summary>
    public static ReadyAnswer NotKept { get; } = new();

    public int Status { get; }

    public bool IsWorthKeeping => Status is StatusCodes.Status200OK or StatusCodes.Status304NotModified;

    /// <summary>Roughly, in bytes.</summary>
    public long Size => body.Length + KeptAnswers.Overhead;

    public Task WriteAsync(HttpResponse response)
    {
        response.StatusCode = Status;

        foreach (var (name, value) in fields)
            response.Headers[name] = value;

        if (body.Length == 0)
            return Task.CompletedTask;

        // What is not kept looks as if it had never been held back.
        if (IsWorthKeeping)
            response.ContentLength = body.Length;

        return response.BodyWriter.WriteAsync(body, response.HttpContext.RequestAborted).AsTask();
    }
}
