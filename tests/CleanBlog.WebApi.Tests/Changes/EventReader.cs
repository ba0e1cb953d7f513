using System.Net.Http.Headers;
using CleanBlog.Testing;

namespace CleanBlog.WebApi.Tests.Changes;

/// <summary>One block of a stream of events, up to the empty line; without data it is no event.</summary>
internal sealed record Block(string? Id, string? Event, string? Data, string? Comment);

/// <summary>Reads Server-Sent Events as the standard has it, block by block.</summary>
internal sealed class EventReader : IDisposable
{
    private readonly HttpResponseMessage response;
    private readonly StreamReader lines;

    private EventReader(HttpResponseMessage response, StreamReader lines) => (this.response, this.lines) = (response, lines);

    public HttpResponseMessage Response => response;

    public static async Task<EventReader> OpenAsync(HttpClient client, string path, string? lastEventId = null)
    {
        var answer = await SendAsync(client, path, lastEventId);
        Assert.That(answer.IsSuccessStatusCode, Is.True, $"{(int)answer.StatusCode}");

        return new(answer, new StreamReader(await answer.Content.ReadAsStreamAsync()));
    }

    public static async Task<HttpResponseMessage> SendAsync(HttpClient client, string path, string? lastEventId = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { Accept = { new MediaTypeWithQualityHeaderValue("text/event-stream") } } };

        if (lastEventId is not null)
            request.Headers.Add("Last-Event-ID", lastEventId);

        return await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    /// <summary>Null where the stream has ended; one that is silent without end fails the test.</summary>
    public Task<Block?> ReadAsync() => ReadBlockAsync().WaitAsync(Eventually.Patience);

    /// <summary>The next event, past blocks that are none.</summary>
    public async Task<Block?> ReadEventAsync()
    {
        var block = await ReadAsync();

        while (block is { Data: null })
            block = await ReadAsync();

        return block;
    }

    public void Dispose()
    {
        lines.Dispose();
        response.Dispose();
    }

    private async Task<Block?> ReadBlockAsync()
    {
        var block = new Block(null, null, null, null);

        while (await lines.ReadLineAsync() is { } line)
        {
            if (line.Length == 0)
                return block;

            var (name, value) = line.Split(':', 2) is [var field, var rest] ? (field, rest.TrimStart(' ')) : (line, "");

            block = name switch
            {
                "id" => block with { Id = value },
                "event" => block with { Event = value },
                "data" => block with { Data = value },
                "" => block with { Comment = value },
                _ => throw new AssertionException($"No field of an event: {line}"),
            };
        }

        return null;
    }
}
