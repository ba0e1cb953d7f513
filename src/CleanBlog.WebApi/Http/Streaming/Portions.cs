using System.Buffers;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace CleanBlog.WebApi.Http.Streaming;

/// <summary>
/// JSON on its way into the body, a portion at a time: one of them is held, whatever there is to write and however slowly the client
/// reads. What fails before the first portion is answered with a problem, and nothing before it.
/// </summary>
internal sealed class Portions(HttpContext http) : IAsyncDisposable
{
    /// <summary>In bytes.</summary>
    private const int Size = 32 * 1024;

    private readonly ArrayBufferWriter<byte> portion = new(Size);

    public JsonSerializerOptions Options { get; } = http.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;

    /// <summary>Where to write; what it holds counts when it is flushed.</summary>
    public Utf8JsonWriter Writer => field ??= new(portion, new JsonWriterOptions { Encoder = Options.Encoder });

    public void EndLine()
    {
        Writer.Flush();
        Writer.Reset();
        portion.Write("\n"u8);
    }

    /// <summary>Sends what was written where it is enough.</summary>
    /// <returns>Whether the client still takes it: a connection that is gone takes everything, before anybody is told that it is.</returns>
    public async ValueTask<bool> SendAsync()
    {
        await Writer.FlushAsync(http.RequestAborted);

        if (portion.WrittenCount < Size)
            return true;

        var sent = await http.Response.BodyWriter.WriteAsync(portion.WrittenMemory, http.RequestAborted);
        portion.ResetWrittenCount();
        return !sent.IsCompleted;
    }

    /// <summary>Hands over the rest.</summary>
    public void Finish()
    {
        Writer.Flush();
        http.Response.BodyWriter.Write(portion.WrittenSpan);
    }

    public ValueTask DisposeAsync() => Writer.DisposeAsync();
}
