using System.Reflection;
using CleanBlog.Application.Common;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace CleanBlog.WebApi.Http.Conditional;

/// <summary>
/// Gives every answer that shows a revision its validators, and hands what a write expects (RFC 9110 §13) to the unit of work, which
/// holds it against what is stored. Routes need nothing of their own: the thing that a write names is its <see cref="RouteId"/>.
/// </summary>
internal static class ConditionalRequests
{
    public static TBuilder HonourConditions<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder =>
        builder.AddEndpointFilterFactory(CreateFilter);

    /// <summary>Whether the handler changes one thing that is stored already.</summary>
    public static bool IsConditionalWrite(string method, MethodInfo handler) => !HttpMethods.IsGet(method) && FindTarget(handler) is not null;

    /// <summary>Whether the handler shows one thing to callers who may have it already.</summary>
    public static bool IsConditionalRead(MethodInfo handler) => Array.Exists(handler.GetParameters(), parameter => parameter.ParameterType == typeof(ReadCondition));

    private static EndpointFilterDelegate CreateFilter(EndpointFilterFactoryContext factory, EndpointFilterDelegate next)
    {
        if (IsConditionalRead(factory.MethodInfo))
            return invocation => ReadAsync(invocation, next);

        if (FindTarget(factory.MethodInfo) is not { } target)
            return async invocation => Show(invocation.HttpContext, await next(invocation));

        var isRequired = factory.ApplicationServices.GetRequiredService<IOptions<ConcurrencyOptions>>().Value.RequireIfMatch;
        return invocation => WriteAsync(invocation, target, isRequired, next);
    }

    private static async ValueTask<object?> ReadAsync(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next) =>
        Preconditions.Read(invocation.HttpContext.Request) is { } conditions
            ? Show(invocation.HttpContext, await next(invocation), conditions)
            : ProblemTypes.MalformedPrecondition.ToProblem();

    private static async ValueTask<object?> WriteAsync(EndpointFilterInvocationContext invocation, int target, bool isRequired, EndpointFilterDelegate next)
    {
        var http = invocation.HttpContext;

        // Such as a list of what belongs to the thing.
        if (HttpMethods.IsGet(http.Request.Method))
            return Show(http, await next(invocation));

        if (Preconditions.Read(http.Request) is not { } conditions)
            return ProblemTypes.MalformedPrecondition.ToProblem();

        if (isRequired && !conditions.HaveIfMatch)
            return ProblemTypes.PreconditionRequired.ToProblem();

        if (conditions.RestrictWrites)
            http.Features.Set(new ExpectedRevision(invocation.GetArgument<RouteId>(target).Value, conditions.AllowWritingOver));

        return Show(http, await next(invocation));
    }

    private static int? FindTarget(MethodInfo handler) =>
        handler.GetParameters().LastOrDefault(parameter => parameter.ParameterType == typeof(RouteId)) is { } last && !last.IsDefined(typeof(UnversionedAttribute), inherit: false)
            ? last.Position
            : null;

    private static object? Show(HttpContext http, object? answer, Preconditions? conditions = null)
    {
        var result = answer is INestedHttpResult nested ? nested.Result : answer;

        var revision = result switch
        {
            NotModified known => known.Revision,
            IValueHttpResult { Value: IVersioned shown } => Revision.Of(shown),
            _ => null,
        };

        if (revision is null)
            return answer;

        if (conditions?.HoldFor(revision) is false)
            return new UnexpectedRevision(revision).ToProblem();

        http.Response.Headers.ETag = (result is NotModified ? conditions?.FindKnownTag(revision) : null) ?? EntityTags.Of(revision);
        http.Response.Headers.LastModified = HeaderUtilities.FormatDate(revision.UpdatedAt);

        return answer;
    }
}
