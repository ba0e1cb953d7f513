using System.Text.Json;
using System.Text.Json.Serialization;

namespace CleanBlog.WebApi.Http.Idempotency;

/// <summary>An answer as it can be given again: status, the fields that the route set, and body.</summary>
internal sealed record RecordedAnswer(int Status, IReadOnlyDictionary<string, string?[]> Fields, byte[] Body)
{
    public bool IsSuccess => Status is >= StatusCodes.Status200OK and < StatusCodes.Status300MultipleChoices;

    public static RecordedAnswer Parse(byte[] bytes) => JsonSerializer.Deserialize(bytes, RecordedAnswerJson.Default.RecordedAnswer)!;

    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, RecordedAnswerJson.Default.RecordedAnswer);

    public async Task WriteAsync(HttpResponse response, CancellationToken cancellationToken)
    {
        response.StatusCode = Status;

        foreach (var (name, values) in Fields)
            response.Headers[name] = values;

        if (Body.Length == 0)
            return;

        response.ContentLength = Body.Length;
        await response.Body.WriteAsync(Body, cancellationToken);
    }
}

[JsonSerializable(typeof(RecordedAnswer))]
internal sealed partial class RecordedAnswerJson : JsonSerializerContext;
