using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CleanBlog.Domain.Common;

namespace CleanBlog.WebApi.Http.Patching;

/// <summary>A document while the operations of a JSON Patch are carried out on it.</summary>
/// <param name="document">The document as it was before.</param>
/// <param name="room">How many bytes may be copied and moved in all: copies of copies would fill the memory.</param>
internal sealed class PatchTarget(JsonElement document, long room)
{
    /// <summary>As in any body: the serializer reads and writes no more.</summary>
    public const int MaxDepth = 64;

    private const string AfterTheLast = "-";

    /// <summary>Counts the bytes of a text as they are stored.</summary>
    private static readonly JsonSerializerOptions Unescaped = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private JsonNode? root = NodeOf(document);

    private long room = room;

    public JsonElement ToElement() => JsonSerializer.SerializeToElement(root, Unescaped);

    /// <summary>Carries it out, or says why not; after a refusal the document is of no use.</summary>
    public Error? Apply(PatchOperation operation) => operation switch
    {
        { Op: "add" } => Add(operation.Path, operation.Value),
        { Op: "remove" } => Remove(operation.Path),
        { Op: "replace" } => Remove(operation.Path) ?? Add(operation.Path, operation.Value),
        { Op: "move", From: { } from } => Take(from, out var moved) ?? Remove(from) ?? Add(operation.Path, moved),
        { Op: "copy", From: { } from } => Take(from, out var copied) ?? Add(operation.Path, copied),
        { Op: "test" } => Test(operation.Path, operation.Value),
        _ => throw new ArgumentOutOfRangeException(nameof(operation), operation, message: null),
    };

    private static JsonNode? NodeOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => JsonObject.Create(value),
        JsonValueKind.Array => JsonArray.Create(value),
        _ => JsonValue.Create(value),
    };

    private static int DepthOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => 1 + value.EnumerateObject().Select(member => DepthOf(member.Value)).DefaultIfEmpty().Max(),
        JsonValueKind.Array => 1 + value.EnumerateArray().Select(DepthOf).DefaultIfEmpty().Max(),
        _ => 0,
    };

    private Error? Add(JsonPointer path, JsonElement value)
    {
        if (path.Depth + DepthOf(value) > MaxDepth)
            return PatchErrors.TooLarge;

        if (path.Depth == 0)
        {
            root = NodeOf(value);
            return null;
        }

        switch (path.TryFindParent(root, out var parent) ? parent : null)
        {
            case JsonObject members:
                members[path.LastToken] = NodeOf(value);
                return null;
            case JsonArray items when path.LastToken is AfterTheLast:
                items.Add(NodeOf(value));
                return null;
            case JsonArray items when JsonPointer.Index(path.LastToken, items.Count + 1) is { } index:
                items.Insert(index, NodeOf(value));
                return null;
            default:
                return PatchErrors.PathNotFound;
        }
    }

    private Error? Remove(JsonPointer path)
    {
        if (path.Depth == 0)
        {
            root = null;
            return null;
        }

        switch (path.TryFindParent(root, out var parent) ? parent : null)
        {
            case JsonObject members when members.Remove(path.LastToken):
                return null;
            case JsonArray items when JsonPointer.Index(path.LastToken, items.Count) is { } index:
                items.RemoveAt(index);
                return null;
            default:
                return PatchErrors.PathNotFound;
        }
    }

    /// <summary>Reads a value off, to be added elsewhere.</summary>
    private Error? Take(JsonPointer from, out JsonElement value)
    {
        value = default;

        if (!from.TryFind(root, out var found))
            return PatchErrors.PathNotFound;

        var bytes = JsonSerializer.SerializeToUtf8Bytes(found, Unescaped);
        room -= bytes.Length;

        if (room < 0)
            return PatchErrors.TooLarge;

        value = JsonElement.Parse(bytes);
        return null;
    }

    /// <summary>Equal as §4.6 has it: <c>1</c> is <c>1.0</c>, and members have no order.</summary>
    private Error? Test(JsonPointer path, JsonElement value) =>
        path.TryFind(root, out var found) && JsonNode.DeepEquals(found, NodeOf(value)) ? null : PatchErrors.TestFailed;
}
