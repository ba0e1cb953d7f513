using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using CleanBlog.Application.Posts;
using CleanBlog.Domain.Common;
using CleanBlog.WebApi.Http;

namespace CleanBlog.WebApi.Commands;

/// <summary>One line of an import file.</summary>
/// <param name="Number">Counted from 1.</param>
/// <param name="EndPosition">How far the file was read, in bytes.</param>
/// <param name="Post">What it says, or why it cannot be read.</param>
internal sealed record ImportLine(int Number, long EndPosition, Result<ImportedPost> Post);

/// <summary>Reads JSON Lines in UTF-8; blank lines are passed over.</summary>
internal static class ImportFile
{
    private const string ByteOrderMark = "\u00EF\u00BB\u00BF";

    private static readonly JsonSerializerOptions Options = CreateOptions();

    public static async IAsyncEnumerable<ImportLine> ReadAsync(Stream file, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // Latin-1 keeps each byte as it is, so that a line that is not UTF-8 can be refused by its number.
        using var reader = new StreamReader(file, Encoding.Latin1, detectEncodingFromByteOrderMarks: false, leaveOpen: true);
        var firstLineOf = new Dictionary<string, int>(StringComparer.Ordinal);
        var (number, position) = (0, 0L);

        while (await reader.ReadLineAsync(cancellationToken) is { } line)
        {
            number++;
            position += line.Length + 1;

            if (number == 1 && line.StartsWith(ByteOrderMark, StringComparison.Ordinal))
                line = line[ByteOrderMark.Length..];

            if (!string.IsNullOrWhiteSpace(line))
                yield return new ImportLine(number, position, RefuseRepeated(Parse(Encoding.Latin1.GetBytes(line)), number, firstLineOf));
        }
    }

    private static Result<ImportedPost> RefuseRepeated(Result<ImportedPost> parsed, int number, Dictionary<string, int> firstLineOf) =>
        parsed.TryGet(out var post, out _) && !firstLineOf.TryAdd(post.Source, number)
            ? new Error(ErrorKind.Conflict, "import.repeated_path", $"Its path stands in line {firstLineOf[post.Source]} already.")
            : parsed;

    private static Result<ImportedPost> Parse(byte[] line)
    {
        try
        {
            return JsonSerializer.Deserialize<Record>(line, Options)?.ToPost() ?? Unreadable("it is null");
        }
        catch (JsonException exception)
        {
            return Translate(exception);
        }
    }

    private static Error Translate(JsonException exception) => exception switch
    {
        { InnerException: JsonException or { InnerException: DecoderFallbackException } } => Unreadable("it is not JSON in UTF-8"),
        { Path: null or "$" } => Unreadable("it is no object"),
        UnpairedSurrogateException => TextErrors.InvalidCharacters(exception.Path[2..]),
        _ => Unreadable($"{exception.Path[2..]} is not of its type"),
    };

    private static Error Unreadable(string reason) =>
        new(ErrorKind.Invalid, "import.unreadable", $"The record cannot be read: {reason}.");

    private static JsonSerializerOptions CreateOptions()
    {
        var options = new JsonSerializerOptions();
        Json.Configure(options);
        return options;
    }

    private sealed record Record(string? Path, DateOnly? Date, string? Title, IReadOnlyList<string?>? Authors, string? Content)
    {
        public Result<ImportedPost> ToPost() => this switch
        {
            { Path: null or "" } => Unreadable("path is missing"),
            { Date: null } => Unreadable("date is missing"),
            { Title: null } => Unreadable("title is missing"),
            { Authors: not [{ }, ..] } => Unreadable("authors is missing"),
            { Content: null } => Unreadable("content is missing"),
            _ => new ImportedPost(Path, new DateTimeOffset(Date.Value, TimeOnly.MinValue, TimeSpan.Zero), Title, Content, Authors[0]!),
        };
    }
}
