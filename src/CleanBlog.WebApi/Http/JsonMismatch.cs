using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using CleanBlog.Domain.Common;

namespace CleanBlog.WebApi.Http;

/// <summary>Says what is wrong with JSON that cannot be read as what it has to be.</summary>
internal static class JsonMismatch
{
    /// <summary>A syntax error has the reader's own exception inside, text that is not UTF-8 the decoder's; the rest is JSON of another shape.</summary>
    /// <param name="exception">What the serializer threw.</param>
    /// <param name="type">What the whole body has to be; null where that is not known.</param>
    /// <param name="json">By which it was read.</param>
    public static Error ToError(JsonException exception, Type? type, JsonSerializerOptions json) => exception switch
    {
        { InnerException: JsonException or { InnerException: DecoderFallbackException } } => ProblemTypes.MalformedJson.ToError(),
        UnpairedSurrogateException => BrokenRules.At(Pointer(exception), TextErrors.InvalidCharacters("text")),
        _ => BrokenRules.At(Pointer(exception), RequestErrors.NotOfType(Expected(type, Pointer(exception), json))),
    };

    /// <summary>From the serializer's path, <c>$.first_name</c> or <c>$[0].value</c>, to a JSON Pointer, <c>/first_name</c> or <c>/0/value</c>.</summary>
    private static string Pointer(JsonException exception) => (exception.Path ?? "$")[1..].Replace('.', '/').Replace('[', '/').Replace("]", "", StringComparison.Ordinal);

    private static string Expected(Type? type, string pointer, JsonSerializerOptions json) => Find(type, pointer, json) switch
    {
        null => "an object",
        var member when member == typeof(string) => "a string",
        var member when member == typeof(bool) || member == typeof(bool?) => "true or false",
        var member => json.GetTypeInfo(member).Kind switch
        {
            JsonTypeInfoKind.Object => "an object",
            JsonTypeInfoKind.Enumerable => "an array",
            _ => "of the documented type",
        },
    };

    private static Type? Find(Type? type, string pointer, JsonSerializerOptions json) =>
        pointer.Split('/').Skip(1).Aggregate(type, (parent, name) => parent is null ? null : Find(json.GetTypeInfo(parent), name));

    private static Type? Find(JsonTypeInfo parent, string name) => parent.Kind is JsonTypeInfoKind.Enumerable
        ? parent.ElementType
        : parent.Properties.FirstOrDefault(member => string.Equals(member.Name, name, StringComparison.Ordinal))?.PropertyType;
}
