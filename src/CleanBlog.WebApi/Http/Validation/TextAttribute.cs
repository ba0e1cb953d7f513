using System.ComponentModel.DataAnnotations;
using CleanBlog.Domain.Common;
using CleanBlog.Domain.Posts;
using CleanBlog.Domain.Users;

namespace CleanBlog.WebApi.Http.Validation;

/// <summary>Applies a rule of the domain to a member, and shows its lengths in the OpenAPI document.</summary>
[AttributeUsage(AttributeTargets.Property)]
public abstract class TextAttribute : StringLengthAttribute
{
    private readonly TextRule rule;

    private protected TextAttribute(TextRule rule)
        : base(rule.MaxLength) =>
        (this.rule, MinimumLength) = (rule, rule.MinLength);

    private protected virtual Error? Check(string text, IServiceProvider services) => rule.Check(text);

    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext) =>
        value is string text && Check(text, validationContext) is { } error ? new BrokenRule(error, validationContext.MemberName!) : ValidationResult.Success;
}

/// <summary><see cref="User.FirstNameRule"/>.</summary>
public sealed class FirstNameAttribute() : TextAttribute(User.FirstNameRule);

/// <summary><see cref="User.LastNameRule"/>.</summary>
public sealed class LastNameAttribute() : TextAttribute(User.LastNameRule);

/// <summary><see cref="SearchText.Rule"/>.</summary>
public sealed class SearchTextAttribute() : TextAttribute(SearchText.Rule);

/// <summary><see cref="Post.TitleRule"/>.</summary>
public sealed class TitleAttribute() : TextAttribute(Post.TitleRule);

/// <summary><see cref="Post.ContentRule"/>.</summary>
public sealed class ContentAttribute() : TextAttribute(Post.ContentRule);

/// <summary><see cref="PasswordPolicy"/>.</summary>
public sealed class NewPasswordAttribute() : TextAttribute(PasswordPolicy.Rule)
{
    private protected override Error? Check(string text, IServiceProvider services) => services.GetRequiredService<PasswordPolicy>().Check(text);
}

/// <summary><see cref="EmailAddress"/>, of somebody who can receive mail.</summary>
public sealed class EmailAttribute() : TextAttribute(EmailAddress.Rule)
{
    private protected override Error? Check(string text, IServiceProvider services)
    {
        if (!EmailAddress.Parse(text).TryGet(out var email, out var error))
            return error;

        return email.IsReserved ? UserErrors.ReservedEmail : null;
    }
}
