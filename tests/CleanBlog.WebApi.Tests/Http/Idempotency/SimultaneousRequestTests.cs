using System.Net;
using System.Text;
using CleanBlog.Testing;
using CleanBlog.WebApi.Tests.OpenApi;

namespace CleanBlog.WebApi.Tests.Http.Idempotency;

[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.All))]
public sealed class SimultaneousRequestTests(TestDatabase database) : ApiTest(database)
{
    private const int Senders = 50;
    private const string Body = """{"title":"Notes","content":"Patterns.","published":true}""";

    [Test]
    public async Task Of_fifty_at_once_one_is_carried_out_and_all_get_its_answer()
    {
        for (var round = 0; round < 5; round++)
        {
            var bodies = await Task.WhenAll(Enumerable.Range(0, Senders).Select(_ => SendUntilAnsweredAsync(Address, $"round {round}".Replace(' ', '-'))));

            Assert.That(bodies.Distinct(StringComparer.Ordinal), Has.Exactly(1).Items);
            Assert.That((await Ada.ReadAsync("/api/posts")).Ids(), Has.Count.EqualTo(round + 1));
        }
    }

    [Test]
    public async Task Two_instances_carry_it_out_once()
    {
        await using var other = StartAnother();
        Uri[] instances = [Address, other.ClientOptions.BaseAddress];

        for (var round = 0; round < 10; round++)
        {
            var bodies = await Task.WhenAll(Enumerable.Range(0, Senders).Select(sender => SendUntilAnsweredAsync(instances[sender % 2], $"round-{round}")));

            Assert.That(bodies.Distinct(StringComparer.Ordinal), Has.Exactly(1).Items);
            Assert.That((await Ada.ReadAsync("/api/posts")).Ids(), Has.Count.EqualTo(round + 1));
        }
    }

    [Test]
    public async Task Two_instances_register_one_user()
    {
        await using var other = StartAnother();
        Uri[] instances = [Address, other.ClientOptions.BaseAddress];
        var account = $$"""{"email":"mary@example.com","first_name":"Mary","last_name":"Somerville","password":"{{AUser.Password}}"}""";

        var bodies = await Task.WhenAll(Enumerable.Range(0, Senders).Select(sender => SendUntilAnsweredAsync(instances[sender % 2], "mary", "/api/auth/register", account)));

        Assert.That(bodies.Distinct(StringComparer.Ordinal), Has.Exactly(1).Items);
    }

    [Test]
    public async Task Another_instance_answers_again_what_the_first_carried_out()
    {
        await using var other = StartAnother();

        var first = await SendUntilAnsweredAsync(Address, "key");
        var second = await SendUntilAnsweredAsync(other.ClientOptions.BaseAddress, "key");

        Assert.That(second, Is.EqualTo(first));
    }

    [Test]
    public async Task While_one_is_on_its_way_the_same_is_told_to_wait()
    {
        HttpResponseMessage? second = null, independent = null;

        using var first = await SendAsync(Address, "slow", "/api/posts", Body, async () =>
        {
            second = await SendAsync(Address, "slow", "/api/posts", Body);
            independent = await SendAsync(Address, "quick", "/api/posts", Body);
        });

        await Assert.ThatProblem(second!, HttpStatusCode.Conflict, "idempotency.in_flight");
        Assert.That(second!.Field("Retry-After"), Is.EqualTo("1"));
        Assert.ThatStatus(independent!, HttpStatusCode.Created);
        Assert.ThatStatus(first, HttpStatusCode.Created);
    }

    private async Task<string> SendUntilAnsweredAsync(Uri instance, string key, string path = "/api/posts", string body = Body)
    {
        while (true)
        {
            using var response = await SendAsync(instance, key, path, body);

            if (response.StatusCode is HttpStatusCode.Created)
                return $"{response.Headers.Location} {response.Field("ETag")} {await response.Content.ReadAsStringAsync()}";

            await Assert.ThatProblem(response, HttpStatusCode.Conflict, "idempotency.in_flight");
        }
    }

    private async Task<HttpResponseMessage> SendAsync(Uri instance, string key, string path, string body, Func<Task>? meanwhile = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(instance, path)) { Content = new AwaitedContent(Encoding.UTF8.GetBytes(body), meanwhile) };
        request.Content.Headers.ContentType = new("application/json");
        request.Headers.Add("Idempotency-Key", key);

        // The server asks for the body when it has begun to work on the request.
        request.Headers.ExpectContinue = meanwhile is not null;

        return await Ada.SendAsync(request);
    }
}
