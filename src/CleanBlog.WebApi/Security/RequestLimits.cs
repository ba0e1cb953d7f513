using System.Globalization;
using CleanBlog.Application.Common;
using CleanBlog.Infrastructure.Limits;
using CleanBlog.WebApi.Http;
using Microsoft.Extensions.Options;

namespace CleanBlog.WebApi.Security;

/// <summary>
/// Counts requests by the policy of their route, refuses those too many, and tells each caller what is left
/// (draft-ietf-httpapi-ratelimit-headers). What the memory answers does not come this far, and counts for nobody.
/// </summary>
internal sealed class RequestLimits
{
    public const string FieldName = "RateLimit";
    public const string PolicyFieldName = "RateLimit-Policy";

    private readonly RequestDelegate next;
    private readonly IBudgets budgets;
    private readonly CallerNames names;
    private readonly ICurrentUser user;
    private readonly Limit signIn;
    private readonly Limit password;
    private readonly Limit ofUser;
    private readonly Limit ofAddress;

    public RequestLimits(RequestDelegate next, IBudgets budgets, CallerNames names, ICurrentUser user, IOptions<RateLimitOptions> options)
    {
        (this.next, this.budgets, this.names, this.user) = (next, budgets, names, user);

        signIn = new(options.Value.SignIn.ToRate("sign-in"));
        password = new(options.Value.Password.ToRate("password"));
        ofUser = new(options.Value.User.ToRate("user"));
        ofAddress = new(options.Value.Address.ToRate("address"));
    }

    public Task InvokeAsync(HttpContext http) =>
        RateLimits.FindPolicy(http.GetEndpoint()?.Metadata) is { } policy ? LimitAsync(http, policy) : next(http);

    private async Task LimitAsync(HttpContext http, string policy)
    {
        var limit = Find(policy, user.Caller is not null);
        var name = limit == signIn ? names.OfAddress(http) : names.Of(http);
        var budget = await budgets.SpendAsync(limit.Rate, name, http.RequestAborted);

        // Where it begins to answer, since whatever answers in another's place clears the fields, and what is kept of an answer is for others.
        http.Response.OnStarting(Announce, new Announcement(http.Response, limit, budget));

        if (budget.IsGranted)
            await next(http);
        else
            await new RateExceeded(budget.Wait).ToProblem().ExecuteAsync(http);
    }

    private Limit Find(string policy, bool isSignedIn) => policy switch
    {
        RateLimits.SignIn => signIn,
        RateLimits.Password when isSignedIn => password,
        _ when isSignedIn => ofUser,
        _ => ofAddress,
    };

    private static Task Announce(object state)
    {
        var (response, limit, budget) = (Announcement)state;

        response.Headers[PolicyFieldName] = limit.Policy;
        response.Headers[FieldName] = string.Create(CultureInfo.InvariantCulture, $"\"{limit.Rate.Name}\";r={budget.Left};t={budget.Wait.RoundedUp()}");
        return Task.CompletedTask;
    }

    private sealed record Announcement(HttpResponse Response, Limit Limit, Budget Budget);

    private sealed record Limit(Rate Rate)
    {
        public string Policy { get; } = string.Create(CultureInfo.InvariantCulture, $"\"{Rate.Name}\";q={Rate.Quota};w={Rate.Window.RoundedUp()}");
    }
}

internal static class RequestLimiting
{
    public static IApplicationBuilder UseRequestLimits(this IApplicationBuilder app) =>
        app.ApplicationServices.GetRequiredService<IOptions<RateLimitOptions>>().Value.Enabled ? app.UseMiddleware<RequestLimits>() : app;

    /// <summary>In whole seconds, after which it is over for sure.</summary>
    public static long RoundedUp(this TimeSpan time) => (long)Math.Ceiling(time.TotalSeconds);
}
