using System.Buffers;
using System.Buffers.Text;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CleanBlog.WebApi.Http;

/// <summary>How the wire's JSON is written and read.</summary>
internal static class Json
{
    private const string Root = "$";
    private const int MaxNameLength = 64;

    public static void Configure(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;
        options.PropertyNameCaseInsensitive = false;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.RespectNullableAnnotations = true;
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false));
        options.Converters.Add(new InstantConverter());
        options.Converters.Add(new TextConverter());

        // Safe in application/json with nosniff, and an author's text stays readable and small.
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
    }

    /// <summary>The name on the wire of a member or parameter.</summary>
    public static string Name(string memberName) => JsonNamingPolicy.SnakeCaseLower.ConvertName(memberName);

    /// <summary>Looks at every text and name, which a document is read without: throws as the reader of a typed body does.</summary>
    public static void CheckTexts(JsonElement element, string path = Root)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.String:
                CheckText(element.GetString, path);
                break;
            case JsonValueKind.Array:
                foreach (var (index, item) in element.EnumerateArray().Index())
                    CheckTexts(item, path is Root ? $"{Root}[{index}]" : path);

                break;
            case JsonValueKind.Object:
                foreach (var member in element.EnumerateObject())
                    CheckTexts(member.Value, PathOf(CheckText(() => member.Name, path)!, path));

                break;
        }
    }

    /// <summary>The same with the members of each object in the order of their names, and each text escaped in one way.</summary>
    public static JsonElement Sort(JsonElement element)
    {
        var bytes = new ArrayBufferWriter<byte>();

        using (var writer = new Utf8JsonWriter(bytes))
            WriteSorted(writer, element);

        return JsonElement.Parse(bytes.WrittenSpan);
    }

    /// <summary>Every value in it, itself first.</summary>
    public static IEnumerable<JsonElement> ValuesOf(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(member => ValuesOf(member.Value)).Prepend(element),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(ValuesOf).Prepend(element),
        _ => [element],
    };

    private static void WriteSorted(Utf8JsonWriter writer, JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();

                // Of two with one name the later is merged last, so these two stay in their order.
                foreach (var member in element.EnumerateObject().OrderBy(member => member.Name, StringComparer.Ordinal))
                {
                    writer.WritePropertyName(member.Name);
                    WriteSorted(writer, member.Value);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();

                foreach (var item in element.EnumerateArray())
                    WriteSorted(writer, item);

                writer.WriteEndArray();
                break;
            default:
                element.WriteTo(writer);
                break;
        }
    }

    /// <summary>Names a member of the outermost object, or of an item of the outermost array, as all documented ones are; the rest is somewhere inside.</summary>
    private static string PathOf(string name, string path) =>
        path is [.., '$' or ']'] && name.Length <= MaxNameLength && name.All(character => char.IsAsciiLetterLower(character) || character is '_') ? $"{path}.{name}" : path;

    private static string? CheckText(Func<string?> read, string path)
    {
        try
        {
            return read();
        }
        catch (InvalidOperationException exception) when (exception.InnerException is DecoderFallbackException)
        {
            throw new JsonException("The text is not UTF-8.", exception);
        }
        catch (InvalidOperationException)
        {
            throw new UnpairedSurrogateException(path);
        }
    }

    /// <summary>UTC with microseconds, always all six digits.</summary>
    private sealed class InstantConverter : JsonConverter<DateTimeOffset>
    {
        public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDateTimeOffset();

        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options)
        {
            const int Length = 28;
            Span<byte> text = stackalloc byte[Length];

            // 2026-03-06T12:00:00.1234567Z, which is formatted without a pattern to read; the seventh digit goes.
            Utf8Formatter.TryFormat(value.UtcDateTime, text, out _, 'O');
            text[Length - 2] = (byte)'Z';
            writer.WriteStringValue(text[..^1]);
        }
    }

    /// <summary>Tells an unpaired <c>\ud800</c>, which the reader cannot make a string of, from a value that is no string.</summary>
    private sealed class TextConverter : JsonConverter<string>
    {
        public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            try
            {
                return reader.GetString();
            }
            catch (InvalidOperationException exception) when (reader.TokenType is JsonTokenType.String && exception.InnerException is not DecoderFallbackException)
            {
                throw new UnpairedSurrogateException(path: null);
            }
        }

        public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);
    }
}

/// <summary>A JSON string holds half a surrogate pair (RFC 8259 §8.2).</summary>
internal sealed class UnpairedSurrogateException(string? path) : JsonException(message: null, path, lineNumber: null, bytePositionInLine: null);
