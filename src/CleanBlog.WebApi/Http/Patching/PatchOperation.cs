using System.Buffers.Text;
using System.Runtime.InteropServices;
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

    private const string WithUniqueNames = "an object in which no name comes twice";

    /// <summary>Reads it, or names the first member that is missing or wrong. Members that the operation does not know are ignored.</summary>
    public static Result<PatchOperation> Parse(JsonElement json, int index)
    {
        var at = $"/{index}";

        if (json.ValueKind is not JsonValueKind.Object || !NamesAreUnique(json))
            return BrokenRules.At(at, RequestErrors.NotOfType(WithUniqueNames));

        if (!ParseOp(json, at).TryGet(out var op, out var refusal) || !ParsePointer(json, "path", at).TryGet(out var path, out refusal))
            return refusal;

        JsonPointer? from = null;

        if (op is "move" or "copy" && !ParsePointer(json, "from", at).TryGet(out from, out refusal))
            return refusal;

        if (op is "move" && from?.Contains(path) is true)
            return BrokenRules.At($"{at}/path", RequestErrors.NotOfType("outside of what is moved"));

        JsonElement value = default;

        if (op is "add" or "replace" or "test" && !ParseValue(json, $"{at}/value").TryGet(out value, out refusal))
            return refusal;

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
            : BrokenRules.At($"{at}/{name}", RequestErrors.NotOfType($"a JSON Pointer (RFC 6901) that leads at most {PatchTarget.MaxDepth} levels deep"));
    }

    private static Result<JsonElement> ParseValue(JsonElement json, string at)
    {
        if (!json.TryGetProperty("value", out var value))
            return BrokenRules.At(at, RequestErrors.Required);

        if (!Json.ValuesOf(value).All(NamesAreUnique))
            return BrokenRules.At(at, RequestErrors.NotOfType(WithUniqueNames));

        return Json.ValuesOf(value).All(IsComparable) ? value : BrokenRules.At(at, RequestErrors.ExponentOutOfRange);
    }

    /// <summary>A name that comes twice says two things at once (RFC 6902 A.13).</summary>
    private static bool NamesAreUnique(JsonElement value)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);

        return value.ValueKind is not JsonValueKind.Object || value.EnumerateObject().All(member => known.Add(member.Name));
    }

    /// <summary>The framework compares numbers exactly, but for exponents beyond 32 bits.</summary>
    private static bool IsComparable(JsonElement value)
    {
        if (value.ValueKind is not JsonValueKind.Number)
            return true;

        var digits = JsonMarshal.GetRawUtf8Value(value);
        var exponent = digits.IndexOfAny((byte)'e', (byte)'E');

        return exponent < 0 || Utf8Parser.TryParse(digits[(exponent + 1)..], out int _, out _);
    }
}
