using System.Net;
using System.Text;

namespace CleanBlog.Benchmarks.Driving;

/// <summary>Requests of one kind, which every connection sends one after the other as soon as the last is answered.</summary>
/// <param name="Method">The same for all.</param>
/// <param name="Paths">Taken in turn.</param>
internal sealed record Load(HttpMethod Method, IReadOnlyList<string> Paths)
{
    public HttpStatusCode Expected { get; init; } = HttpStatusCode.OK;

    public int Connections { get; init; } = 32;

    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>JSON, or null for none.</summary>
    public string? Body { get; init; }

    public static Load Get(params IReadOnlyList<string> paths) => new(HttpMethod.Get, paths);

    public static Load Post(string path, string body, int connections) => new(HttpMethod.Post, [path])
    {
        Body = body,
        Connections = connections,
        Headers = new Dictionary<string, string>(StringComparer.Ordinal) { ["Content-Type"] = "application/json" },
    };

    public Load With(string header, string value) =>
        this with { Headers = new Dictionary<string, string>(Headers, StringComparer.Ordinal) { [header] = value } };

    /// <summary>The requests as they go over the wire.</summary>
    public IReadOnlyList<byte[]> ToBytes(Uri server) => [.. Paths.Select(path => ToBytes(server, path))];

    private byte[] ToBytes(Uri server, string path)
    {
        var text = new StringBuilder().Append(Method).Append(' ').Append(path).Append(" HTTP/1.1\r\nHost: ").Append(server.Authority).Append("\r\n");

        foreach (var (name, value) in Headers)
            text.Append(name).Append(": ").Append(value).Append("\r\n");

        var body = Encoding.UTF8.GetBytes(Body ?? "");

        if (Body is not null)
            text.Append("Content-Length: ").Append(body.Length).Append("\r\n");

        return [.. Encoding.ASCII.GetBytes(text.Append("\r\n").ToString()), .. body];
    }
}
