using CleanBlog.Testing;

namespace CleanBlog.WebApi.Tests.Http;

[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.Embedded))]
public sealed class TraceContextTests(TestDatabase database) : ApiTest(database)
{
    private const string TraceId = "0af7651916cd43dd8448eb211c80319c";

    [TestCase("/api/posts")]
    [TestCase("/api/nowhere")]
    [TestCase("/api/users/me")]
    public async Task The_callers_trace_goes_on(string path)
    {
        using var response = await Anonymous.SendAsync(HttpMethod.Get, path, ("traceparent", $"00-{TraceId}-b7ad6b7169203331-01"));

        Assert.That(response.Field("traceresponse"), Does.Match($"^00-{TraceId}-(?!b7ad6b7169203331)[0-9a-f]{{16}}-0[01]$"));
    }

    [Test]
    public async Task It_is_the_one_in_the_problem_and_in_the_log()
    {
        using var response = await Anonymous.SendAsync(HttpMethod.Get, "/api/nowhere", ("traceparent", $"00-{TraceId}-b7ad6b7169203331-01"));

        Assert.That(await response.Content.ReadAsStringAsync(), Does.Contain($"\"trace_id\":\"{TraceId}\""));
        await Eventually.HoldsAsync("it was logged", () => Task.FromResult(Log.Lines.Any(line => line.Contains(TraceId, StringComparison.Ordinal))));
    }

    [TestCase(null)]
    [TestCase("garbage")]
    [TestCase("00-00000000000000000000000000000000-b7ad6b7169203331-01")]
    public async Task Without_one_a_trace_begins_here(string? traceparent)
    {
        using var response = traceparent is null
            ? await Anonymous.GetAsync("/api/posts")
            : await Anonymous.SendAsync(HttpMethod.Get, "/api/posts", ("traceparent", traceparent));

        Assert.That(response.Field("traceresponse"), Does.Match("^00-(?!0{32})[0-9a-f]{32}-[0-9a-f]{16}-0[01]$"));
    }
}
