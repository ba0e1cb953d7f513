using System.Text.Json;
using CleanBlog.Domain.Common;

namespace CleanBlog.WebApi.Http.Patching;

/// <summary>JSON Patch (RFC 6902).</summary>
public static class JsonPatch
{
    public const int MaxOperations = 100;

    /// <summary>Each takes ten times the memory of its text once it is a node of a tree.</summary>
    public const int MaxValues = 10_000;

    internal const string MediaType = "application/json-patch+json";

    /// <summary>What becomes of <paramref name="document"/> when all operations are carried out, each on what the one before left (§3); or why not all can be.</summary>
    /// <param name="document">What to change.</param>
    /// <param name="patch">The operations.</param>
    /// <param name="maxBytes">How many bytes they may copy and move in all.</param>
    public static Result<JsonElement> Apply(JsonElement document, JsonElement patch, long maxBytes)
    {
        if (!Parse(patch).TryGet(out var operations, out var malformed))
            return malformed;

        var target = new PatchTarget(document, maxBytes);

        foreach (var operation in operations)
        {
            if (target.Apply(operation) is { } refusal)
                return refusal with { Message = $"Operation /{operation.Index}: {refusal.Message}" };
        }

        return target.ToElement();
    }

    private static Result<List<PatchOperation>> Parse(JsonElement patch)
    {
        if (patch.ValueKind is not JsonValueKind.Array)
            return BrokenRules.At("", RequestErrors.NotOfType("an array of operations"));

        if (patch.GetArrayLength() > MaxOperations || Json.ValuesOf(patch).Skip(MaxValues).Any())
            return PatchErrors.TooLarge;

        List<PatchOperation> operations = [];

        foreach (var (index, json) in patch.EnumerateArray().Index())
        {
            if (!PatchOperation.Parse(json, index).TryGet(out var operation, out var malformed))
                return malformed;

            operations.Add(operation);
        }

        return operations;
    }
}
