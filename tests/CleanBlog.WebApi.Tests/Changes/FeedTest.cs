using CleanBlog.Testing;

namespace CleanBlog.WebApi.Tests.Changes;

/// <summary>Tests in which four callers read on from where the feed was when the test began.</summary>
public abstract class FeedTest(TestDatabase database) : ApiTest(database)
{
    protected static IReadOnlyList<string> Callers { get; } = ["nobody", "ada", "eve", "admin"];

    /// <summary>Where each caller goes on.</summary>
    protected IDictionary<string, string> Cursors { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    [SetUp]
    public async Task StartFromHere()
    {
        foreach (var caller in Callers)
            Cursors[caller] = await NowAsync(Called(caller));
    }

    protected HttpClient Called(string name) => name switch
    {
        "ada" => Ada,
        "eve" => Eve,
        "admin" => Admin,
        _ => Anonymous,
    };

    protected static async Task<string> NowAsync(HttpClient caller) => (await caller.ReadAsync("/api/changes?after=now")).GetProperty("pagination").Text("next_cursor");
}
