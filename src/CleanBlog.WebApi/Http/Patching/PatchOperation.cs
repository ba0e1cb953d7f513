using System.Text.Json;
using CleanBlog.Domain.Common;

namespace CleanBlog.WebApi.Http.Patching;

/// <summary>One operation of a JSON Patch (RFC 6902 §4).</summary>
/// <param name="Index">Its place in the patch.</param>
/// <param name="Op">What to do.</param>
/// <param name="Path">Where.</param>
/// <param name="From">From where; null for those that say a value or nothing.</param>
/// <param name="Value">The value to add or to compare with; undefined for the others.</param>
internal sealed record PatchOperation(int Index, string Op, JsonPointer Path, JsonPointer? From, JsonElement Value)
{
    public static readonly IReadOnlyList<string> Ops = ["add", "remove", "replace", "move", "copy", "test"];

    /// <summary>Reads it, or names the first member that is missing or wrong. Members that the operation does not know are ignored.</summary>
    public static Result<PatchOperation> Parse(JsonElement json, int index)
    {
        var at = $"/{index}";

        if (json.ValueKind is not JsonValueKind.Object || !NamesAreUnique(json))
            return BrokenRules.At(at, RequestErrors.NotOfType("an object in which no name comes twice"));

        if (!ParseOp(json, at).TryGet(out var op, out var refusal) || !ParsePointer(json, "path", at).TryGet(out var path, out refusal))
            return refusal;

        JsonPointer? from = null;

        if (op is "move" or "copy" && !ParsePointer(json, "from", at).TryGet(out from, out refusal))
            return refusal;

        if (op is "move" && from?.Contains(path) is true)
            return BrokenRules.At($"{at}/path", RequestErrors.NotOfType("outside of what is moved"));

        if (!json.TryGetProperty("value", out var value) && op is "add" or "replace" or "test")
            return BrokenRules.At($"{at}/value", RequestErrors.Required);

        return new PatchOperation(index, op, path, from, value);
    }

    private static Result<string> ParseOp(JsonElement json, string at)
    {
        if (!json.TryGetProperty("op", out var member))
            return BrokenRules.At($"{at}/op", RequestErrors.Required);

        return member.ValueKind is JsonValueKind.String && Ops.Contains(member.GetString(), StringComparer.Ordinal)
            ? member.GetString()!
            : BrokenRules.At($"{at}/op", RequestErrors.NotOfType($"one of: {string.Join(", ", Ops)}"));
    }

    private static Result<JsonPointer> ParsePointer(JsonElement json, string name, string at)
    {
        if (!json.TryGetProperty(name, out var member))
            return BrokenRules.At($"{at}/{name}", RequestErrors.Required);

        return member.ValueKind is JsonValueKind.String && JsonPointer.Parse(member.GetString()!) is { } pointer
            ? pointer
            : BrokenRules.At($"{at}/{name}", RequestErrors.NotOfType("a JSON Pointer (RFC 6901)"));
    }

    /// <summary>A name that comes twice says two things at once (RFC 6902 A.13), wherever it stands.</summary>
    private static bool NamesAreUnique(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => AreUnique(json.EnumerateObject().Select(member => member.Name)) && json.EnumerateObject().All(member => NamesAreUnique(member.Value)),
        JsonValueKind.Array => json.EnumerateArray().All(NamesAreUnique),
        _ => true,
    };

    private static bool AreUnique(IEnumerable<string> names)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);

        return names.All(known.Add);
    }
}
