using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using CleanBlog.Testing;
using CleanBlog.WebApi.Tests.Startup;

namespace CleanBlog.WebApi.Tests.Posts.Bulk;

/// <summary>The server is killed, or its client goes away, before anybody has read the answer; the client asks again and gets each item once.</summary>
public sealed class KilledBulkTests : PostgreSqlHostTest
{
    private const int Items = 100;

    private static readonly string Body = JsonSerializer.Serialize(new
    {
        items = Enumerable.Range(0, Items).Select(number => new { operation = "create", key = $"item-{number}", post = new { title = $"Post {number}", content = new string('x', 10_000), published = true } }),
    });

    [Test]
    public async Task Each_item_is_written_once_on_PostgreSQL()
    {
        await UseMigratedDatabaseAsync();

        await ThatEachIsWrittenOnceAsync();
    }

    [Test]
    public async Task Each_item_is_written_once_on_SQLite()
    {
        Host.Settings.Remove("Persistence__Provider");
        Host.Settings.Remove("Persistence__ConnectionString");

        await ThatEachIsWrittenOnceAsync();
    }

    private async Task ThatEachIsWrittenOnceAsync()
    {
        var server = await Host.ServeAsync();
        using var registered = await server.Http.PostAsJsonAsync(
            "/api/auth/register", new { email = "ada@example.com", first_name = "Ada", last_name = "Lovelace", password = AUser.Password });
        var token = await server.Http.LogInAsync("ada@example.com");

        // At once, so that it is killed at work; and when all is stored, so that the answer alone is lost.
        using (var unread = await SendAsync(server.Http.BaseAddress!, token))
            await server.Process.KillAsync();

        server = await Host.ServeAsync();
        var before = await CountAsync(server.Http);

        using (var abandoned = await SendAsync(server.Http.BaseAddress!, token))
            await Eventually.HoldsAsync("all posts were stored", async () => await CountAsync(server.Http) == Items);

        await server.Process.KillAsync();
        server = await Host.ServeAsync();
        var answered = await SendAgainAsync(server.Http, token);
        var again = await SendAgainAsync(server.Http, token);

        Assert.That(before, Is.Zero.Or.EqualTo(Items));
        Assert.That(answered, Is.Unique.And.Exactly(Items).Items);
        Assert.That(again, Is.EqualTo(answered));
        Assert.That(await CountAsync(server.Http), Is.EqualTo(Items));
    }

    private static async Task<int> CountAsync(HttpClient http) => (await http.ReadAsync("/api/posts?limit=1")).GetProperty("pagination").GetProperty("total").GetInt32();

    /// <summary>Sends the request and reads nothing.</summary>
    private static async Task<TcpClient> SendAsync(Uri address, string token)
    {
        var connection = new TcpClient();
        await connection.ConnectAsync(address.Host, address.Port);

        await connection.GetStream().WriteAsync(Encoding.ASCII.GetBytes(
            $"POST /api/posts/bulk HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {token}\r\nContent-Type: application/json\r\nContent-Length: {Body.Length}\r\n\r\n{Body}"));

        return connection;
    }

    /// <summary>The ids in the answer.</summary>
    private static async Task<IReadOnlyList<Guid>> SendAgainAsync(HttpClient http, string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/posts/bulk") { Content = new StringContent(Body, Encoding.UTF8, "application/json") };
        request.Headers.Authorization = new("Bearer", token);

        using var response = await http.SendAsync(request);
        return (await response.ReadAsync()).Ids();
    }
}
