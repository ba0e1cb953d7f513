using System.Runtime.CompilerServices;
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

/// <summary>Reads JSON Lines; blank lines are passed over.</summary>
internal static class ImportFile
{
    private static readonly JsonSerializerOptions Options = CreateOptions();

    public static async IAsyncEnumerable<ImportLine> ReadAsync(FileInfo file, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var reader = file.OpenText();

        var number = 0;

        while (await reader.ReadLineAsync(cancellationToken) is { } line)
        {
            number++;

            if (!string.IsNullOrWhiteSpace(line))
                yield return new ImportLine(number, reader.BaseStream.Position, Parse(line));
        }
    }

    private static Result<ImportedPost> Parse(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<Record>(line, Options)?.ToPost() ?? Unreadable("it is null");
        }
        catch (JsonException exception)
        {
            return Unreadable(exception.InnerException is JsonException ? "it is not JSON" : exception.Message);
        }
    }

    private static Error Unreadable(string reason) =>
        new(ErrorKind.Invalid, "import.unreadable", $"The record cannot be read: {reason}.");

    private static JsonSerializerOptions CreateOptions()
    {
        var options = new JsonSerializerOptions { RespectRequiredConstructorParameters = true };
        Json.Configure(options);
        return options;
    }

    private sealed record Record(string Path, DateOnly Date, string Title, IReadOnlyList<string> Authors, string Content)
    {
        public Result<ImportedPost> ToPost() => this switch
        {
            { Path.Length: 0 } => Unreadable("path is empty"),
            { Authors: [] } => Unreadable("authors is empty"),
            _ => new ImportedPost(Path, new DateTimeOffset(Date, TimeOnly.MinValue, TimeSpan.Zero), Title, Content, Authors[0]),
        };
    }
}
