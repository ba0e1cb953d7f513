using System.Globalization;
using System.Text.Json.Nodes;

namespace CleanBlog.WebApi.Http.Patching;

/// <summary>JSON Pointer (RFC 6901): the way from the root of a document to a place in it.</summary>
internal sealed class JsonPointer
{
    /// <summary>§3, as JSON Schema takes it.</summary>
    public const string Pattern = "^(/([^/~]|~[01])*)*$";

    private readonly string[] tokens;

    private JsonPointer(string[] tokens) => this.tokens = tokens;

    /// <summary>How many levels deep it leads; none for the root.</summary>
    public int Depth => tokens.Length;

    public string LastToken => tokens[^1];

    /// <summary>Null where the text is no pointer, or leads deeper than any document.</summary>
    public static JsonPointer? Parse(string text) =>
        text is "" or ['/', ..] && text.AsSpan().Count('/') <= PatchTarget.MaxDepth && IsEscaped(text)
            ? new([.. text.Split('/').Skip(1).Select(Unescape)])
            : null;

    /// <summary>Which item of an array of that many a token names, in digits without leading zeros (§4); null where there is none.</summary>
    public static int? Index(string token, int count) =>
        (token is "0" || !token.StartsWith('0'))
        && token.All(char.IsAsciiDigit)
        && int.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
        && index < count
            ? index
            : null;

    public bool TryFind(JsonNode? root, out JsonNode? found) => TryFollow(tokens, root, out found);

    /// <summary>Finds the object or array around the place; the root has none.</summary>
    public bool TryFindParent(JsonNode? root, out JsonNode? parent) => TryFollow(tokens.AsSpan()[..^1], root, out parent);

    /// <summary>Whether the other leads to a place inside of this one.</summary>
    public bool Contains(JsonPointer other) => Depth < other.Depth && other.tokens.AsSpan().StartsWith(tokens);

    private static bool IsEscaped(ReadOnlySpan<char> text)
    {
        for (var tilde = text.IndexOf('~'); tilde >= 0; tilde = text.IndexOf('~'))
        {
            text = text[(tilde + 1)..];

            if (text is not ['0' or '1', ..])
                return false;
        }

        return true;
    }

    /// <summary>In this order, so that <c>~01</c> becomes <c>~1</c> and not a slash (§4).</summary>
    private static string Unescape(string part) => part.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);

    private static bool TryFollow(ReadOnlySpan<string> tokens, JsonNode? root, out JsonNode? found)
    {
        found = root;

        foreach (var token in tokens)
        {
            if (!TryStep(found, token, out found))
                return false;
        }

        return true;
    }

    private static bool TryStep(JsonNode? parent, string token, out JsonNode? child)
    {
        switch (parent)
        {
            case JsonObject members:
                return members.TryGetPropertyValue(token, out child);
            case JsonArray items when Index(token, items.Count) is { } index:
                child = items[index];
                return true;
            default:
                child = null;
                return false;
        }
    }
}
