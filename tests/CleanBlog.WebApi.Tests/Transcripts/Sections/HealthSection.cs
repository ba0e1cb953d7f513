using static CleanBlog.WebApi.Tests.Transcripts.Script;

namespace CleanBlog.WebApi.Tests.Transcripts.Sections;

internal static class HealthSection
{
    public static Section Section { get; } = new("Health",
    [
        Get("It is healthy", "/health"),
        Get("A slash at the end changes nothing", "/health/"),
        Get("It lives", "/health/live"),
        Get("It is ready", "/health/ready"),
        Head("HEAD as GET, without the body", "/health/ready"),
        Get("A token does no harm here", "/health").With("Authorization: Bearer x"),
        Post("It is not to be changed", "/health", "{}"),
        Delete("Nor is its readiness", "/health/ready"),
        Get("The root leads to the docs", "/"),
        Get("An address that there is not", "/api/nothing"),
        Get("The address of the API itself", "/api"),
        Get("Addresses are not told apart by case", "/HEALTH"),
    ]);
}
