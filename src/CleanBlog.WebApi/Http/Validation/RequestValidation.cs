using System.Collections.Concurrent;
using System.ComponentModel.DataAnnotations;
using System.Reflection;

namespace CleanBlog.WebApi.Http.Validation;

/// <summary>Applies the validation attributes of every request type before the handler runs: 422 with all broken rules at once.</summary>
internal static class RequestValidation
{
    private static readonly ConcurrentDictionary<Type, RuledMember[]> Members = new();

    public static TBuilder ValidateRequests<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder =>
        builder.AddEndpointFilterFactory(CreateFilter);

    /// <summary>Every rule that a body breaks.</summary>
    public static IReadOnlyList<MemberError> Check(object body) => Validate(body, services: null, isQuery: false);

    private static EndpointFilterDelegate CreateFilter(EndpointFilterFactoryContext factory, EndpointFilterDelegate next)
    {
        var validated = factory.MethodInfo.GetParameters()
            .Where(parameter => Members.GetOrAdd(parameter.ParameterType, FindMembers).Length > 0)
            .Select(parameter => (parameter.Position, IsQuery: parameter.IsDefined(typeof(AsParametersAttribute), inherit: true)))
            .ToArray();

        if (validated.Length == 0)
            return next;

        return invocation =>
        {
            List<MemberError> errors = [];

            foreach (var (position, isQuery) in validated)
                errors.AddRange(Validate(invocation.Arguments[position]!, invocation.HttpContext.RequestServices, isQuery));

            return errors.Count == 0 ? next(invocation) : ValueTask.FromResult<object?>(new ProblemResult(ProblemTypes.Invalid, errors: errors));
        };
    }

    /// <summary>As <see cref="Validator.TryValidateObject(object, ValidationContext, ICollection{ValidationResult}?, bool)"/>, which would look for the attributes anew.</summary>
    private static List<MemberError> Validate(object request, IServiceProvider? services, bool isQuery)
    {
        var results = new List<ValidationResult>();
        var context = new ValidationContext(request, services, items: null);

        foreach (var (property, rules) in Members.GetOrAdd(request.GetType(), FindMembers))
        {
            context.MemberName = property.Name;
            Validator.TryValidateValue(property.GetValue(request), context, results, rules);
        }

        if (results.Count == 0 && request is IValidatableObject itself)
            results.AddRange(itself.Validate(context));

        return results.ConvertAll(result => Describe((BrokenRule)result, isQuery));
    }

    private static RuledMember[] FindMembers(Type type) => type.GetProperties()
        .Select(property => new RuledMember(property, [.. property.GetCustomAttributes<ValidationAttribute>(inherit: true)]))
        .Where(member => member.Rules.Length > 0)
        .ToArray();

    private static MemberError Describe(BrokenRule rule, bool isQuery)
    {
        var name = Json.Name(rule.MemberNames.Single());

        return isQuery ? new(Pointer: null, name, rule.Code, rule.ErrorMessage!) : new($"/{name}", Parameter: null, rule.Code, rule.ErrorMessage!);
    }

    private sealed record RuledMember(PropertyInfo Property, ValidationAttribute[] Rules);
}
