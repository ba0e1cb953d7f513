using CleanBlog.Domain.Common;

namespace CleanBlog.WebApi.Http.Patching;

/// <summary>Why a JSON Patch that is one cannot be carried out (RFC 5789 §2.2). They tell nothing of what is stored.</summary>
internal static class PatchErrors
{
    public static Error PathNotFound { get; } =
        new(ErrorKind.Conflict, "patch.path_not_found", "The document has no such place as the operation names. Nothing was changed; read it again, then decide.");

    public static Error TestFailed { get; } =
        new(ErrorKind.Conflict, "patch.test_failed", "The document does not hold what the operation expects. Nothing was changed; read it again, then decide.");

    public static Error TooLarge { get; } =
        new(ErrorKind.Invalid, "patch.too_large", $"A patch has at most {JsonPatch.MaxOperations} operations and {JsonPatch.MaxValues} values, copies and moves no more bytes than a body may have here, and nests nothing deeper than {PatchTarget.MaxDepth} levels. Nothing was changed.");
}
