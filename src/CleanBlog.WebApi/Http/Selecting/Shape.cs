using System.Text.Json;
using System.Text.Json.Nodes;

namespace CleanBlog.WebApi.Http.Selecting;

/// <summary>What of each item an answer shows.</summary>
/// <param name="Fields">The only members to show beside <paramref name="Expanded"/>; null for all that are always there.</param>
/// <param name="Expanded">Members that are there because they were asked for.</param>
public sealed record Shape(IReadOnlyList<string>? Fields, IReadOnlyList<string> Expanded)
{
    public static Shape Whole { get; } = new(Fields: null, Expanded: []);

    public bool Shows(string member) => Fields?.Contains(member, StringComparer.Ordinal) is not false || Expands(member);

    public bool Expands(string member) => Expanded.Contains(member, StringComparer.Ordinal);

    internal void Write<T>(Utf8JsonWriter writer, T item, JsonSerializerOptions options)
    {
        if (Fields is null)
            JsonSerializer.Serialize(writer, item, options);
        else
            Cut(JsonSerializer.SerializeToNode(item, options)!).WriteTo(writer, options);
    }

    /// <summary>Takes away what is not shown.</summary>
    internal JsonObject Cut(JsonNode item)
    {
        var members = item.AsObject();

        foreach (var (name, _) in members.Where(member => !Shows(member.Key)).ToList())
            members.Remove(name);

        return members;
    }
}
