using System.ComponentModel.DataAnnotations;
using System.Reflection;

namespace CleanBlog.WebApi.Http.Validation;

/// <summary>Applies the validation attributes of every request type before the handler runs: 422 with all broken rules at once.</summary>
internal static class RequestValidation
{
    public static TBuilder ValidateRequests<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder =>
        builder.AddEndpointFilterFactory(CreateFilter);

    /// <summary>Every rule that a body breaks.</summary>
    public static IReadOnlyList<MemberError> Check(object body) => Validate(body, isQuery: false).ToList();

    private static EndpointFilterDelegate CreateFilter(EndpointFilterFactoryContext factory, EndpointFilterDelegate next)
    {
        var validated = factory.MethodInfo.GetParameters().Where(parameter => HasRules(parameter.ParameterType)).ToArray();

        if (validated.Length == 0)
            return next;

        return invocation =>
        {
            var errors = validated.SelectMany(parameter => Validate(invocation.Arguments[parameter.Position]!, IsQuery(parameter))).ToList();

            return errors.Count == 0 ? next(invocation) : ValueTask.FromResult<object?>(new ProblemResult(ProblemTypes.Invalid, errors: errors));
        };
    }

    private static IEnumerable<MemberError> Validate(object request, bool isQuery)
    {
        var results = new List<ValidationResult>();
        Validator.TryValidateObject(request, new ValidationContext(request), results, validateAllProperties: true);

        return results.Cast<BrokenRule>().Select(rule => Describe(rule, isQuery));
    }

    private static MemberError Describe(BrokenRule rule, bool isQuery)
    {
        var name = Json.Name(rule.MemberNames.Single());

        return isQuery ? new(Pointer: null, name, rule.Code, rule.ErrorMessage!) : new($"/{name}", Parameter: null, rule.Code, rule.ErrorMessage!);
    }

    private static bool HasRules(Type type) =>
        type.GetProperties().Any(property => property.IsDefined(typeof(ValidationAttribute), inherit: true));

    private static bool IsQuery(ParameterInfo parameter) => parameter.IsDefined(typeof(AsParametersAttribute), inherit: true);
}
