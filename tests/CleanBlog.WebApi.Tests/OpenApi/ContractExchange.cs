using System.IO.Compression;
using System.Text;
using System.Text.Json;
using CleanBlog.WebApi.Http;
using CleanBlog.WebApi.Tests.Transcripts;

namespace CleanBlog.WebApi.Tests.OpenApi;

/// <summary>One request and the final answer to it, as they were on the wire.</summary>
/// <param name="Body">Decompressed; null where the connection broke before its end.</param>
internal sealed record ContractExchange(string Method, string Target, int Status, IReadOnlyList<(string Name, string Value)> Fields, byte[]? Body)
{
    private const string Continue = "HTTP/1.1 100 Continue\r\n\r\n";

    public string Path => Target.Split('?')[0];

    public bool IsHead => Method is "HEAD";

    public string? MediaType => Field("Content-Type")?.Split(';')[0].Trim();

    /// <summary>The code of a problem; null where there is none to be read.</summary>
    public string? Code => MediaType is Problem.MediaType && Json is { ValueKind: JsonValueKind.Object } problem && problem.TryGetProperty("code", out var code) ? code.GetString() : null;

    /// <summary>The body as JSON; null where it is none.</summary>
    public JsonElement? Json
    {
        get
        {
            try
            {
                return Body is { Length: > 0 } ? JsonDocument.Parse(Body).RootElement : null;
            }
            catch (JsonException)
            {
                return null;
            }
        }
    }

    /// <summary>The body as JSON, each line a text of its own.</summary>
    public IEnumerable<JsonElement> Lines =>
        Encoding.UTF8.GetString(Body ?? []).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement);

    public string? Field(string name) =>
        Fields.Where(field => field.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(field => field.Value).FirstOrDefault();

    public static ContractExchange Of(HttpRequestMessage request, HttpResponseMessage response, byte[]? body)
    {
        IReadOnlyList<(string, string)> fields =
            [.. response.Headers.NonValidated.Concat(response.Content.Headers.NonValidated).Select(field => (field.Key, string.Join(", ", field.Value)))];

        return new(request.Method.Method, request.RequestUri!.PathAndQuery, (int)response.StatusCode, fields, Decompress(fields, body));
    }

    /// <summary>What a connection that was closed afterwards had to say; null where nothing.</summary>
    public static ContractExchange? Parse(string request, byte[] answer)
    {
        if (answer.AsSpan().StartsWith(Encoding.ASCII.GetBytes(Continue)))
            answer = answer[Continue.Length..];

        var end = answer.AsSpan().IndexOf("\r\n\r\n"u8);

        if (end < 0)
            return null;

        var line = request[..request.IndexOf("\r\n", StringComparison.Ordinal)].Split(' ');
        var head = Encoding.Latin1.GetString(answer, 0, end).Split("\r\n");
        IReadOnlyList<(string Name, string Value)> fields = [.. head[1..].Select(field => field.Split(':', 2)).Select(field => (field[0], field[1].Trim()))];

        return new(line[0], line[1], int.Parse(head[0].AsSpan(9, 3), provider: null), fields, IsWhole(line[0], fields, answer.AsSpan(end + 4)) ? Decompress(fields, Answer.Parse(answer).Body) : null);
    }

    public override string ToString() => $"{Method} {Target}\n{Status}\n{string.Join('\n', Fields.Select(field => $"{field.Name}: {field.Value}"))}\n\n{Encoding.UTF8.GetString(Body ?? [])}";

    private static bool IsWhole(string method, IReadOnlyList<(string Name, string Value)> fields, ReadOnlySpan<byte> body)
    {
        if (method is "HEAD" || fields.Contains(("Transfer-Encoding", "chunked")))
            return method is "HEAD" || body.EndsWith("0\r\n\r\n"u8);

        var announced = fields.Where(field => field.Name is "Content-Length").Select(field => int.Parse(field.Value, provider: null)).SingleOrDefault();

        return body.Length == announced;
    }

    private static byte[]? Decompress(IReadOnlyList<(string Name, string Value)> fields, byte[]? body)
    {
        var coding = fields.FirstOrDefault(field => field.Name is "Content-Encoding").Value;

        if (body is null or [] || coding is null)
            return body;

        using var compressed = new MemoryStream(body);
        using Stream stream = coding is "br" ? new BrotliStream(compressed, CompressionMode.Decompress) : new GZipStream(compressed, CompressionMode.Decompress);
        using var plain = new MemoryStream();
        stream.CopyTo(plain);
        return plain.ToArray();
    }
}
