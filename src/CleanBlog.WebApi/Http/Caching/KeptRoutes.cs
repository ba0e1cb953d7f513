namespace CleanBlog.WebApi.Http.Caching;

/// <summary>Says that what an anonymous caller gets at a route may be kept, and by which tag a write ends it.</summary>
/// <param name="FindTag">Null where the address names nothing that could be there.</param>
internal sealed record KeptRoute(Func<HttpContext, string?> FindTag);

internal static class KeptRoutes
{
    public static RouteHandlerBuilder KeepsAnswers(this RouteHandlerBuilder builder, Func<HttpContext, string?> findTag) =>
        builder.WithMetadata(new KeptRoute(findTag));
}
