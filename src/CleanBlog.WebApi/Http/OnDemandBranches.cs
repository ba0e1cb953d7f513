namespace CleanBlog.WebApi.Http;

internal static class OnDemandBranches
{
    /// <summary>As <see cref="UseWhenExtensions.UseWhen"/>, but made for the first request that takes it, so that no start pays for it.</summary>
    public static IApplicationBuilder UseOnDemand(this IApplicationBuilder app, Func<HttpContext, bool> predicate, Action<IApplicationBuilder> configure) => app.Use(next =>
    {
        var branch = new Lazy<RequestDelegate>(() =>
        {
            var builder = app.New();
            configure(builder);
            builder.Run(next);

            return builder.Build();
        });

        return http => predicate(http) ? branch.Value(http) : next(http);
    });
}
