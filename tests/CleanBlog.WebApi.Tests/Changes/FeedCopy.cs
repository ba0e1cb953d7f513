using System.Text.Json;

namespace CleanBlog.WebApi.Tests.Changes;

/// <summary>What somebody knows who reads nothing but the change feed: each thing as the feed told it last.</summary>
internal sealed class FeedCopy(HttpClient client, string query = "")
{
    private readonly Dictionary<Guid, string> things = [];

    /// <summary>The cursor to go on from.</summary>
    public string After { get; private set; } = "first";

    /// <summary>How much was told.</summary>
    public int Told { get; private set; }

    /// <summary>The things, as JSON, in the order of their ids.</summary>
    public IReadOnlyList<string> Things => [.. things.OrderBy(thing => thing.Key).Select(thing => thing.Value)];

    /// <summary>Where the next part is to be had.</summary>
    public string Address => $"/api/changes?after={After}{query}";

    /// <summary>Reads one part.</summary>
    /// <returns>Whether there is more already.</returns>
    public async Task<bool> StepAsync() => ApplyAll(await client.ReadAsync(Address));

    /// <inheritdoc cref="StepAsync"/>
    public bool ApplyAll(JsonElement part)
    {
        var pagination = part.GetProperty("pagination");

        foreach (var change in part.GetProperty("data").EnumerateArray())
            Apply(change);

        After = pagination.Text("next_cursor");
        return pagination.GetProperty("has_more").GetBoolean();
    }

    public async Task CatchUpAsync()
    {
        while (await StepAsync())
        {
            // One part after the other.
        }
    }

    public void Apply(JsonElement change)
    {
        var id = change.GetProperty("id").GetGuid();
        Told++;

        if (change.Text("type") is "removed")
            things.Remove(id);
        else
            things[id] = change.GetProperty(change.Text("kind")).GetRawText();
    }

    /// <summary>The same of the lists: all that the client may see.</summary>
    public static async Task<IReadOnlyList<string>> ReadListsAsync(HttpClient client, params string[] lists)
    {
        var listed = new Dictionary<Guid, string>();

        foreach (var list in lists)
        {
            for (var cursor = "first"; cursor is not null;)
            {
                var page = await client.ReadAsync($"{list}{(list.Contains('?', StringComparison.Ordinal) ? '&' : '?')}cursor={cursor}&limit=100");

                foreach (var thing in page.GetProperty("data").EnumerateArray())
                    listed.Add(thing.GetProperty("id").GetGuid(), thing.GetRawText());

                cursor = page.GetProperty("pagination").TryGetProperty("next_cursor", out var next) ? next.GetString() : null;
            }
        }

        return [.. listed.OrderBy(thing => thing.Key).Select(thing => thing.Value)];
    }
}
