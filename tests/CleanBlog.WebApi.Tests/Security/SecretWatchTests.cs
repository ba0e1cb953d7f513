using System.Text;
using Microsoft.Extensions.Logging;

namespace CleanBlog.WebApi.Tests.Security;

/// <summary>A watch that sees nothing would find every log clean.</summary>
public sealed class SecretWatchTests
{
    private SecretWatch watch = null!;
    private ILogger log = null!;

    [SetUp]
    public void Start()
    {
        watch = new SecretWatch();
        log = watch.CreateLogger("Test");
        watch.Keep("a key of the server");
        watch.Learn(Encoding.UTF8.GetBytes("""{"email":"ada@example.com","password":"Analytical-\u00c9ngine-1843","new_password": "Difference-Engine-1822"}"""));
        watch.Learn("username=ada&password=Jacquard%20Loom+1804"u8.ToArray());
        watch.Learn("""{"password":"Cut-off-1843"""u8.ToArray());
        watch.Learn("""{"password":"password","access_token":"opaque-token-of-somebody"}"""u8.ToArray());
    }

    [TearDown]
    public void Stop() => watch.Dispose();

    [TestCase("a key of the server")]
    [TestCase("Analytical-Éngine-1843")]
    [TestCase("Difference-Engine-1822")]
    [TestCase("Jacquard Loom 1804")]
    [TestCase("opaque-token-of-somebody")]
    [TestCase("eyJhbGciOiJIUzI1NiJ9.e30.x")]
    [TestCase("AQAAAAIAAYagAAAAEA==")]
    public async Task A_secret_is_found_in_a_text_a_value_a_scope_and_an_exception(string secret)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/") { Headers = { Authorization = new("Bearer", "another-token-of-somebody") } };
        await watch.LearnAsync(request);

        var (values, failure) = (new Dictionary<string, object?>(StringComparer.Ordinal) { ["Hidden"] = secret }, new InvalidOperationException(secret));

        log.Log(LogLevel.Trace, default, 0, exception: null, (_, _) => $"It was {secret}.");
        log.Log(LogLevel.Trace, default, values, exception: null, (_, _) => "It was hidden.");
        log.Log(LogLevel.Trace, default, 0, failure, (_, _) => "It failed.");
        log.BeginScope(secret);
        log.Log(LogLevel.Trace, default, 0, exception: null, (_, _) => "another-token-of-somebody");

        Assert.That(watch.FindLeaks(), Has.Count.EqualTo(5));
    }

    [Test]
    public void A_line_that_comes_late_is_found_as_well()
    {
        Assert.That(watch.FindLeaks(), Is.Empty);

        log.Log(LogLevel.Trace, default, 0, exception: null, (_, _) => "Difference-Engine-1822");

        Assert.That(watch.FindLeaks(), Has.Count.EqualTo(1));
    }

    [TestCase("PUT /api/users/me/password 204 in 3.0 ms")]
    [TestCase("ada@example.com")]
    public void What_is_no_secret_is_none(string line)
    {
        log.Log(LogLevel.Trace, default, 0, exception: null, (_, _) => line);

        Assert.That(watch.FindLeaks(), Is.Empty);
    }
}
