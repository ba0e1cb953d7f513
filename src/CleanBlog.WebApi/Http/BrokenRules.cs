using CleanBlog.Domain.Common;

namespace CleanBlog.WebApi.Http;

/// <summary>A refusal that names each broken rule.</summary>
internal sealed record BrokenRules(IReadOnlyList<MemberError> Errors) : Error(ErrorKind.Invalid, ProblemTypes.Invalid.Code, ProblemTypes.Invalid.Detail);
