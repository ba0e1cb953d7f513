using System.ComponentModel.DataAnnotations;

namespace CleanBlog.WebApi.Http.Validation;

/// <summary>The member must be sent. An empty text is sent; what it may hold is another rule's business.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class MandatoryAttribute : RequiredAttribute
{
    public MandatoryAttribute() => AllowEmptyStrings = true;

    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext) =>
        value is null ? new BrokenRule(RequestErrors.Required, validationContext.MemberName!) : ValidationResult.Success;
}
