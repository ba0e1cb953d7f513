using System.Diagnostics;
using System.Text.Json.Serialization;

namespace CleanBlog.WebApi.Http;

/// <summary>Why a request failed (RFC 9457).</summary>
/// <param name="Type">Where this code is described, relative to the server.</param>
/// <param name="Title">The same for every occurrence of the code.</param>
/// <param name="Status">The HTTP status, once more.</param>
/// <param name="Detail">What happened this time, for people.</param>
/// <param name="Instance">The path that was asked for.</param>
/// <param name="Code">Stable; decide by this one.</param>
/// <param name="TraceId">Names this request in the server's log (W3C Trace Context).</param>
/// <param name="Errors">For <c>request.invalid</c>: every member that breaks a rule. Of a request that is atomic: what refuses each item.</param>
public sealed record Problem(
    string Type,
    string Title,
    int Status,
    string Detail,
    string Instance,
    string Code,
    string TraceId,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<MemberError>? Errors)
{
    public const string MediaType = "application/problem+json";

    public static Problem Of(ProblemType type, string? detail, IReadOnlyList<MemberError>? errors, HttpContext http) => new(
        type.Uri,
        type.Title,
        type.Status,
        detail ?? type.Detail,
        http.Request.PathBase.Add(http.Request.Path).ToUriComponent(),
        type.Code,
        Activity.Current?.TraceId.ToHexString() ?? http.TraceIdentifier,
        errors);
}

/// <summary>One rule that a request breaks. Exactly one of <c>pointer</c> and <c>parameter</c> says where.</summary>
/// <param name="Pointer">For the body: a JSON Pointer (RFC 6901).</param>
/// <param name="Parameter">For the query: the parameter's name.</param>
/// <param name="Code">Stable; decide by this one.</param>
/// <param name="Detail">What to mend, for people.</param>
public sealed record MemberError(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Pointer,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Parameter,
    string Code,
    string Detail);
