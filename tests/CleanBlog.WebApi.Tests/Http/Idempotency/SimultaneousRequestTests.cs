using System.Net;
using System.Text;
using CleanBlog.Testing;

namespace CleanBlog.WebApi.Tests.Http.Idempotency;

[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.All))]
public sealed class SimultaneousRequestTests(TestDatabase database) : ApiTest(database)
{
    private const int Senders = 50;

    [Test]
    public async Task Of_fifty_at_once_one_is_carried_out_and_all_get_its_answer()
    {
        for (var round = 0; round < 5; round++)
        {
            var bodies = await Task.WhenAll(Enumerable.Range(0, Senders).Select(_ => SendUntilAnsweredAsync(Address, $"round {round}".Replace(' ', '-'))));

            Assert.That(bodies.Distinct(StringComparer.Ordinal), Has.Exactly(1).Items);
            Assert.That((await Anonymous.ReadAsync("/api/posts")).Ids(), Has.Count.EqualTo(round + 1));
        }
    }

    [Test]
    public async Task Two_instances_carry_it_out_once()
    {
        await using var other = await StartAnotherAsync();
        Uri[] instances = [Address, other.ClientOptions.BaseAddress];

        for (var round = 0; round < 10; round++)
        {
            var bodies = await Task.WhenAll(Enumerable.Range(0, Senders).Select(sender => SendUntilAnsweredAsync(instances[sender % 2], $"round-{round}")));

            Assert.That(bodies.Distinct(StringComparer.Ordinal), Has.Exactly(1).Items);
            Assert.That((await Anonymous.ReadAsync("/api/posts")).Ids(), Has.Count.EqualTo(round + 1));
        }
    }

    [Test]
    public async Task Two_instances_register_one_user()
    {
        await using var other = await StartAnotherAsync();
        Uri[] instances = [Address, other.ClientOptions.BaseAddress];
        var account = $$"""{"email":"mary@example.com","first_name":"Mary","last_name":"Somerville","password":"{{AUser.Password}}"}""";

        var bodies = await Task.WhenAll(Enumerable.Range(0, Senders).Select(sender => SendUntilAnsweredAsync(instances[sender % 2], "mary", "/api/auth/register", account)));

        Assert.That(bodies.Distinct(StringComparer.Ordinal), Has.Exactly(1).Items);
    }

    [Test]
    public async Task Another_instance_answers_again_what_the_first_carried_out()
    {
        await using var other = await StartAnotherAsync();

        var first = await SendUntilAnsweredAsync(Address, "key");
        var second = await SendUntilAnsweredAsync(other.ClientOptions.BaseAddress, "key");

        Assert.That(second, Is.EqualTo(first));
    }

    [Test]
    public async Task While_one_is_on_its_way_the_same_is_told_to_wait()
    {
        const string Body = """{"title":"Notes","content":"Patterns."}""";
        var head = $"POST /api/posts HTTP/1.1\r\nHost: localhost\r\nAuthorization: {Ada.DefaultRequestHeaders.Authorization}\r\nIdempotency-Key: slow\r\nContent-Type: application/json\r\nContent-Length: {Body.Length}\r\nConnection: close\r\n\r\n";
        var arrived = new TaskCompletionSource();
        var rest = new TaskCompletionSource();

        var slow = RawExchange.SendAsync(Address, head, Parts());
        await arrived.Task;
        await Eventually.HoldsAsync("the first was on its way", async () =>
        {
            using var meanwhile = await SendAsync(Address, "slow", "/api/posts", """{"title":""}""");
            return meanwhile.StatusCode is HttpStatusCode.Conflict;
        });

        using var second = await SendAsync(Address, "slow", "/api/posts", Body);
        using var independent = await SendAsync(Address, "quick", "/api/posts", Body);
        rest.SetResult();

        await Assert.ThatProblem(second, HttpStatusCode.Conflict, "idempotency.in_flight");
        Assert.That(second.Field("Retry-After"), Is.EqualTo("1"));
        Assert.ThatStatus(independent, HttpStatusCode.Created);
        Assert.That(RawExchange.Status(await slow), Is.EqualTo(201));

        IEnumerable<byte[]> Parts()
        {
            yield return Encoding.UTF8.GetBytes(Body[..10]);
            arrived.SetResult();
            rest.Task.Wait();
            yield return Encoding.UTF8.GetBytes(Body[10..]);
        }
    }

    private async Task<string> SendUntilAnsweredAsync(Uri instance, string key, string path = "/api/posts", string body = """{"title":"Notes","content":"Patterns.","published":true}""")
    {
        while (true)
        {
            using var response = await SendAsync(instance, key, path, body);

            if (response.StatusCode is HttpStatusCode.Created)
                return $"{response.Headers.Location} {response.Field("ETag")} {await response.Content.ReadAsStringAsync()}";

            await Assert.ThatProblem(response, HttpStatusCode.Conflict, "idempotency.in_flight");
        }
    }

    private async Task<HttpResponseMessage> SendAsync(Uri instance, string key, string path, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(instance, path)) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add("Idempotency-Key", key);
        return await Ada.SendAsync(request);
    }
}
