using CleanBlog.Domain.Common;

namespace CleanBlog.WebApi.Http;

/// <summary>A refusal that names each broken rule.</summary>
internal sealed record BrokenRules(IReadOnlyList<MemberError> Errors) : Error(ErrorKind.Invalid, ProblemTypes.Invalid.Code, ProblemTypes.Invalid.Detail)
{
    /// <summary>The one rule that is broken, at this place of the body.</summary>
    public static BrokenRules At(string pointer, Error rule) => new([new MemberError(pointer, Parameter: null, rule.Code, rule.Message)]);

    /// <summary>The same rules of what stands at this place of a larger body.</summary>
    public BrokenRules Under(string pointer) => new([.. Errors.Select(error => error with { Pointer = pointer + error.Pointer })]);
}
