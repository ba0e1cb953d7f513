using Microsoft.Extensions.Primitives;

namespace CleanBlog.WebApi.Http.Idempotency;

/// <summary>The field that names a request, so that it can be sent again (draft-ietf-httpapi-idempotency-key-header §2).</summary>
internal static class IdempotencyKey
{
    public const string FieldName = "Idempotency-Key";

    public const int MaxLength = 255;

    private const char FirstVisible = '!';
    private const char LastVisible = '~';

    /// <summary>A string of RFC 9651 as the draft has it, or the bare text that most clients send; null where it is neither.</summary>
    public static string? Parse(StringValues field)
    {
        if (field is not [{ Length: > 0 } text])
            return null;

        var key = text is ['"', .. var quoted, '"'] ? quoted : text;

        return key.Length is > 0 and <= MaxLength && !key.AsSpan().ContainsAnyExceptInRange(FirstVisible, LastVisible) && !key.AsSpan().ContainsAny('"', '\\')
            ? key
            : null;
    }
}
