using System.Net;

namespace CleanBlog.WebApi.Tests.OpenApi;

/// <summary>A body that is sent after something else has happened.</summary>
internal sealed class AwaitedContent(byte[] body, Func<Task>? meanwhile) : HttpContent
{
    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        await (meanwhile?.Invoke() ?? Task.CompletedTask);
        await stream.WriteAsync(body);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = body.Length;
        return true;
    }
}
