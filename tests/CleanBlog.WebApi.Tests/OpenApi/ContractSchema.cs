using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace CleanBlog.WebApi.Tests.OpenApi;

/// <summary>
/// Holds a value against a JSON Schema 2020-12 of the document. A keyword or format that is not known here is an error instead of
/// ignored, and so is a member that the schema does not name, though clients are told to put up with those.
/// </summary>
internal sealed partial class ContractSchema(JsonElement document)
{
    /// <summary>What is wrong with the value, each with a JSON Pointer to where.</summary>
    public IEnumerable<string> Check(JsonElement schema, JsonElement value, string at = "") =>
        schema.EnumerateObject().SelectMany(rule => Check(rule, schema, value, at));

    /// <summary>What a <c>$ref</c> leads to; anything else as it is.</summary>
    public JsonElement Resolve(JsonElement node) =>
        node.ValueKind is JsonValueKind.Object && node.TryGetProperty("$ref", out var reference)
            ? Resolve(reference.GetString()!.Split('/').Skip(1).Aggregate(document, (parent, name) => parent.GetProperty(name)))
            : node;

    private IEnumerable<string> Check(JsonProperty rule, JsonElement schema, JsonElement value, string at) => rule.Name switch
    {
        "$ref" => Check(Resolve(schema), value, at),
        "type" => Unless(Texts(rule.Value).Any(type => IsOf(type, value)), $"{at} is no {rule.Value}: {value}"),
        "enum" => Unless(rule.Value.EnumerateArray().Any(allowed => JsonElement.DeepEquals(allowed, value)), $"{at} is none of {rule.Value}: {value}"),
        "const" => Unless(JsonElement.DeepEquals(rule.Value, value), $"{at} is not {rule.Value}: {value}"),
        "properties" => value.ValueKind is JsonValueKind.Object ? CheckMembers(rule.Value, value, at) : [],
        "required" => value.ValueKind is JsonValueKind.Object ? Texts(rule.Value).Where(name => !value.TryGetProperty(name, out _)).Select(name => $"{at}/{name} is missing") : [],
        "items" => value.ValueKind is JsonValueKind.Array ? value.EnumerateArray().SelectMany((item, index) => Check(rule.Value, item, $"{at}/{index}")) : [],
        "minItems" => Unless(value.ValueKind is not JsonValueKind.Array || value.GetArrayLength() >= rule.Value.GetInt32(), $"{at} has fewer than {rule.Value} items"),
        "maxItems" => Unless(value.ValueKind is not JsonValueKind.Array || value.GetArrayLength() <= rule.Value.GetInt32(), $"{at} has more than {rule.Value} items"),
        "minLength" => Unless(Length(value) is not { } length || length >= rule.Value.GetInt32(), $"{at} is shorter than {rule.Value}: {value}"),
        "maxLength" => Unless(Length(value) is not { } length || length <= rule.Value.GetInt32(), $"{at} is longer than {rule.Value}: {value}"),
        "minimum" => Unless(value.ValueKind is not JsonValueKind.Number || value.GetDecimal() >= rule.Value.GetDecimal(), $"{at} is less than {rule.Value}: {value}"),
        "maximum" => Unless(value.ValueKind is not JsonValueKind.Number || value.GetDecimal() <= rule.Value.GetDecimal(), $"{at} is more than {rule.Value}: {value}"),
        "pattern" => Unless(value.ValueKind is not JsonValueKind.String || IsMatch(value.GetString()!, rule.Value.GetString()!), $"{at} does not match {rule.Value}: {value}"),
        "format" => Unless(IsOfFormat(rule.Value.GetString()!, value), $"{at} is no {rule.Value}: {value}"),
        "additionalProperties" when rule.Value.ValueKind is JsonValueKind.True or JsonValueKind.False && schema.TryGetProperty("properties", out _) => [],
        "title" or "description" or "examples" or "default" or "deprecated" => [],
        _ => throw new NotSupportedException($"The tests do not know the keyword {rule} of JSON Schema yet."),
    };

    private static IEnumerable<string> Unless(bool holds, string violation) => holds ? [] : [violation];

    private IEnumerable<string> CheckMembers(JsonElement properties, JsonElement value, string at) =>
        value.EnumerateObject().SelectMany(member => properties.TryGetProperty(member.Name, out var property)
            ? Check(property, member.Value, $"{at}/{member.Name}")
            : [$"{at}/{member.Name} is not documented"]);

    private static IEnumerable<string> Texts(JsonElement rule) =>
        rule.ValueKind is JsonValueKind.Array ? rule.EnumerateArray().Select(text => text.GetString()!) : [rule.GetString()!];

    private static bool IsOf(string type, JsonElement value) => (type, value.ValueKind) switch
    {
        ("object", JsonValueKind.Object) or ("array", JsonValueKind.Array) or ("string", JsonValueKind.String) or ("number", JsonValueKind.Number) => true,
        ("boolean", JsonValueKind.True or JsonValueKind.False) or ("null", JsonValueKind.Null) => true,
        ("integer", JsonValueKind.Number) => value.TryGetDecimal(out var number) && decimal.IsInteger(number),
        _ => false,
    };

    /// <summary>In code points, as JSON Schema counts them.</summary>
    private static int? Length(JsonElement value) => value.ValueKind is JsonValueKind.String ? value.GetString()!.EnumerateRunes().Count() : null;

    private static bool IsMatch(string text, string pattern) => Regex.IsMatch(text, pattern, RegexOptions.ECMAScript, TimeSpan.FromSeconds(1));

    private static bool IsOfFormat(string format, JsonElement value) => (format, value.ValueKind) switch
    {
        ("int32", JsonValueKind.Number) => value.TryGetInt32(out _),
        ("int64", JsonValueKind.Number) => value.TryGetInt64(out _),
        (_, not JsonValueKind.String) => true,
        ("uuid", _) => Guid.TryParseExact(value.GetString(), "D", out _),
        ("date-time", _) => Instant().IsMatch(value.GetString()!) && DateTimeOffset.TryParse(value.GetString(), CultureInfo.InvariantCulture, out _),
        ("email", _) => Mailbox().IsMatch(value.GetString()!),
        ("uri", _) => Uri.IsWellFormedUriString(value.GetString(), UriKind.Absolute),
        ("uri-reference", _) => Uri.IsWellFormedUriString(value.GetString(), UriKind.RelativeOrAbsolute),
        _ => throw new NotSupportedException($"The tests do not know the format {format} of JSON Schema yet."),
    };

    /// <summary>RFC 3339 §5.6.</summary>
    [GeneratedRegex(@"^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Instant();

    [GeneratedRegex(@"^\S+@[^@\s]+\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Mailbox();
}
