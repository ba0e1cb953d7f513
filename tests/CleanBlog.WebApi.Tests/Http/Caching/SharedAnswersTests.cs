using System.Collections.Concurrent;
using CleanBlog.Testing;
using CleanBlog.WebApi.Tests.OpenApi;
using Microsoft.AspNetCore.Mvc.Testing;

namespace CleanBlog.WebApi.Tests.Http.Caching;

/// <summary>Two instances on one database that share a Redis.</summary>
[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.All))]
public sealed class SharedAnswersTests(TestDatabase database) : ApiTest(database)
{
    private RedisServer redis = null!;
    private WebApplicationFactory<Program> other = null!;
    private HttpClient elsewhere = null!;

    [OneTimeSetUp]
    public void StartOther()
    {
        other = StartAnother();
        elsewhere = ContractHandler.Connect(other.ClientOptions.BaseAddress);
    }

    [OneTimeTearDown]
    public async Task StopOther()
    {
        elsewhere.Dispose();
        await other.DisposeAsync();
        await redis.DisposeAsync();
    }

    [Test]
    public async Task The_other_instance_gives_at_once_what_was_written_here()
    {
        var path = $"/api/posts/{await WritePostAsync(Ada)}";

        for (var version = 2; version < 20; version++)
        {
            await elsewhere.ReadAsync(path);
            using var revised = await Ada.SendJsonAsync(HttpMethod.Patch, path, new { content = $"Version {version}." });

            Assert.That((await elsewhere.ReadAsync(path)).GetProperty("version").GetInt32(), Is.EqualTo(version));
            Assert.That((await elsewhere.ReadAsync("/api/posts")).GetProperty("data")[0].GetProperty("version").GetInt32(), Is.EqualTo(version));
        }
    }

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    public async Task Nobody_reads_less_than_was_acknowledged_or_than_they_have_read(int seed)
    {
        var paths = new List<string>();

        for (var post = 0; post < 3; post++)
            paths.Add($"/api/posts/{await WritePostAsync(Ada)}");

        var acknowledged = new ConcurrentDictionary<string, int>(paths.ToDictionary(path => path, _ => 1, StringComparer.Ordinal), StringComparer.Ordinal);
        using var adaElsewhere = ContractHandler.Connect(other.ClientOptions.BaseAddress);
        adaElsewhere.DefaultRequestHeaders.Authorization = Ada.DefaultRequestHeaders.Authorization;

        var writers = paths.Select((path, index) => WriteAsync(new Random((seed * 100) + index), path));
        var readers = Enumerable.Range(0, 6).Select(index => ReadAsync(new Random((seed * 1000) + index)));
        var outdated = await Task.WhenAll(writers.Concat(readers));

        Assert.That(outdated.SelectMany(found => found), Is.Empty);

        async Task<List<string>> WriteAsync(Random random, string path)
        {
            for (var version = 2; version < 15; version++)
            {
                using var revised = await (random.Next(2) == 0 ? Ada : adaElsewhere).SendJsonAsync(HttpMethod.Patch, path, new { content = $"Version {version}." });
                revised.EnsureSuccessStatusCode();
                acknowledged[path] = version;
            }

            return [];
        }

        async Task<List<string>> ReadAsync(Random random)
        {
            var (seen, found) = (new Dictionary<string, int>(StringComparer.Ordinal), new List<string>());

            for (var read = 0; read < 120; read++)
            {
                var path = paths[random.Next(paths.Count)];
                var least = Math.Max(acknowledged[path], seen.GetValueOrDefault(path));
                var version = await ReadVersionAsync(random.Next(2) == 0 ? Anonymous : elsewhere, path, random.Next(3) == 0);

                if (version < least)
                    found.Add($"{path}: {version} after {least}");

                seen[path] = version;
            }

            return found;
        }
    }

    [Test]
    public async Task Without_redis_everything_is_read_from_the_database_until_it_is_back()
    {
        var path = $"/api/posts/{await WritePostAsync(Ada)}";
        await redis.KillAsync();

        for (var version = 2; version < 5; version++)
        {
            using var revised = await Ada.SendJsonAsync(HttpMethod.Patch, path, new { content = $"Version {version}." });
            Assert.That((await elsewhere.ReadAsync(path)).GetProperty("version").GetInt32(), Is.EqualTo(version));
        }

        await redis.StartAsync();

        await Eventually.HoldsAsync("answers are kept again", async () =>
        {
            await Anonymous.ReadAsync(path);
            Sql.Reset();
            await Anonymous.ReadAsync(path);
            return Sql.Statements.Count == 0;
        });
    }

    protected override IReadOnlyDictionary<string, string> Configure()
    {
        RequiredServers.SkipWithout(RedisServer.Name, RedisServer.Absence);
        redis ??= RedisServer.CreateAsync().GetAwaiter().GetResult();

        return new Dictionary<string, string>(StringComparer.Ordinal) { ["Redis:ConnectionString"] = redis.ConnectionString };
    }

    private static async Task<int> ReadVersionAsync(HttpClient client, string path, bool fromList)
    {
        if (!fromList)
            return (await client.ReadAsync(path)).GetProperty("version").GetInt32();

        var page = await client.ReadAsync("/api/posts");
        return page.GetProperty("data").EnumerateArray().Single(post => path.EndsWith(post.GetProperty("id").GetString()!, StringComparison.Ordinal)).GetProperty("version").GetInt32();
    }
}
