using System.Collections;
using System.ComponentModel.DataAnnotations;

namespace CleanBlog.WebApi.Http.Validation;

/// <summary>How many items a list must and may have; absent is another rule's business.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class CountAttribute(int minimum, int maximum) : ValidationAttribute
{
    public int Minimum => minimum;

    public int Maximum => maximum;

    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext) =>
        value is ICollection list && (list.Count < minimum || list.Count > maximum)
            ? new BrokenRule(RequestErrors.CountOutOfRange(minimum, maximum), validationContext.MemberName!)
            : ValidationResult.Success;
}
