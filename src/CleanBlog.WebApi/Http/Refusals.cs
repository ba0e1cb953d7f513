using CleanBlog.Domain.Common;

namespace CleanBlog.WebApi.Http;

/// <summary>What an operation refuses beyond what its policy, body and parameters already imply; the OpenAPI document lists it.</summary>
internal sealed record Refusals(IReadOnlyList<ProblemType> Types);

internal static class RefusalConventions
{
    public static RouteHandlerBuilder Refuses(this RouteHandlerBuilder builder, params Error[] errors) =>
        builder.Refuses([.. errors.Select(ProblemTypes.Of)]);

    public static RouteHandlerBuilder Refuses(this RouteHandlerBuilder builder, params ProblemType[] types) =>
        builder.WithMetadata(new Refusals(types));
}
