using System.ComponentModel.DataAnnotations;
using CleanBlog.Domain.Common;

namespace CleanBlog.WebApi.Http.Validation;

/// <summary>A broken rule that keeps its code; Data Annotations' own result has only a message.</summary>
internal sealed class BrokenRule(Error error, string memberName) : ValidationResult(error.Message, [memberName])
{
    public string Code => error.Code;
}
