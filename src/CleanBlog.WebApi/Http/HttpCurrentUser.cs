using System.Security.Claims;
using CleanBlog.Application.Common;
using CleanBlog.Domain.Users;

namespace CleanBlog.WebApi.Http;

/// <summary>The caller whom the bearer token named, as the database had it when the request began.</summary>
internal sealed class HttpCurrentUser(IHttpContextAccessor accessor) : ICurrentUser
{
    private const string SubjectClaim = "sub";
    private const string RoleClaim = "role";

    public Caller? Caller => (accessor.HttpContext?.User.Identity as CallerIdentity)?.Caller;

    /// <summary>The only way in which a caller becomes a principal: nothing but the id comes from the token.</summary>
    public static ClaimsPrincipal ToPrincipal(Caller caller) => new(new CallerIdentity(caller));

    private sealed class CallerIdentity(Caller caller) : ClaimsIdentity(
        [new Claim(SubjectClaim, caller.Id.Value.ToString()), new Claim(RoleClaim, caller.Role.ToString())],
        authenticationType: "Bearer",
        nameType: SubjectClaim,
        roleType: RoleClaim)
    {
        public Caller Caller => caller;
    }
}
