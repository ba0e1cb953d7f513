using System.Net;
using CleanBlog.Testing;

namespace CleanBlog.WebApi.Tests.Security;

/// <summary>Where an operator looks for a failure and has everything logged.</summary>
[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.Embedded))]
public sealed class TalkativeLogTests(TestDatabase database) : ApiTest(database)
{
    [Test]
    public async Task No_query_is_logged_even_then()
    {
        using var refused = await Anonymous.SendJsonAsync(HttpMethod.Post, "/api/auth/login?password=Hidden-in-the-query", "{}");
        using var ignored = await Ada.GetAsync("/api/users/me?access_token=Hidden-in-the-query");

        await Assert.ThatProblem(refused, HttpStatusCode.UnprocessableEntity, "auth.credentials_in_url");
        Assert.ThatStatus(ignored, HttpStatusCode.OK);
        Assert.That(Log.Lines, Has.Some.StartsWith("Debug"), "it is talkative");
        Assert.That(Log.Lines, Has.None.Contains("Hidden-in-the-query"));
    }

    protected override IReadOnlyDictionary<string, string> Configure() => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["Logging:LogLevel:Default"] = "Trace",
        ["Logging:LogLevel:Microsoft"] = "Trace",
        ["Logging:LogLevel:Microsoft.AspNetCore"] = "Trace",
        ["Logging:LogLevel:Microsoft.EntityFrameworkCore"] = "Trace",
        ["Logging:LogLevel:Microsoft.AspNetCore.Hosting.Diagnostics"] = "Trace",
    };
}
