using System.Text.Json;
using System.Text.Json.Nodes;

namespace CleanBlog.WebApi.Http.Patching;

/// <summary>JSON Merge Patch (RFC 7396).</summary>
public static class MergePatch
{
    /// <summary>Plain JSON means the same: many clients send nothing else.</summary>
    internal static readonly string[] MediaTypes = ["application/json", "application/merge-patch+json"];

    /// <summary>The algorithm of §2, word for word: null takes a member away, an object is merged, anything else replaces.</summary>
    public static JsonNode? Apply(JsonNode? target, JsonElement patch)
    {
        if (patch.ValueKind is not JsonValueKind.Object)
            return patch.ValueKind is JsonValueKind.Null ? null : JsonNode.Parse(patch.GetRawText());

        var merged = target as JsonObject ?? [];

        foreach (var member in patch.EnumerateObject())
        {
            merged.Remove(member.Name, out var before);

            if (member.Value.ValueKind is not JsonValueKind.Null)
                merged[member.Name] = Apply(before, member.Value);
        }

        return merged;
    }
}
