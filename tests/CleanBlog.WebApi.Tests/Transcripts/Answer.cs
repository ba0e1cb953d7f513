using System.Globalization;
using System.Text;
using System.Text.Json;

namespace CleanBlog.WebApi.Tests.Transcripts;

/// <summary>What the server said, as it came over the wire.</summary>
internal sealed record Answer(string StatusLine, IReadOnlyList<string> Fields, byte[] Body)
{
    private static readonly byte[] EndOfLine = "\r\n"u8.ToArray();

    public int Status => int.Parse(StatusLine.Split(' ')[1], CultureInfo.InvariantCulture);

    public string Text => Encoding.UTF8.GetString(Body);

    /// <summary>The status, and for a problem its code: <c>409 user.email_taken</c>.</summary>
    public string Outcome => Status < 400 || Body.Length == 0 ? $"{Status}" : $"{Status} {Json.GetProperty("code").GetString()}";

    public JsonElement Json => JsonDocument.Parse(Body).RootElement;

    public static Answer Parse(byte[] bytes)
    {
        var end = bytes.AsSpan().IndexOf("\r\n\r\n"u8);
        Assert.That(end, Is.Positive, "The server closed the connection without an answer.");

        var head = Encoding.Latin1.GetString(bytes, 0, end).Split("\r\n");
        var body = bytes.AsSpan(end + 4);
        var isChunked = head.Contains("Transfer-Encoding: chunked", StringComparer.OrdinalIgnoreCase);

        return new Answer(head[0], [.. head[1..].Order(StringComparer.Ordinal)], isChunked ? Unchunk(body) : body.ToArray());
    }

    /// <summary>RFC 9112 §7.1; the server sends neither extensions nor trailers.</summary>
    private static byte[] Unchunk(ReadOnlySpan<byte> chunks)
    {
        using var body = new MemoryStream();

        while (!chunks.IsEmpty)
        {
            var end = chunks.IndexOf(EndOfLine);
            var length = int.Parse(Encoding.ASCII.GetString(chunks[..end]), NumberStyles.HexNumber, CultureInfo.InvariantCulture);

            body.Write(chunks.Slice(end + 2, length));
            chunks = chunks[(end + length + 4)..];
        }

        return body.ToArray();
    }
}
