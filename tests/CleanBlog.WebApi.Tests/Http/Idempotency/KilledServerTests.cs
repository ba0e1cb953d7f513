using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using CleanBlog.Testing;
using CleanBlog.WebApi.Tests.Startup;

namespace CleanBlog.WebApi.Tests.Http.Idempotency;

/// <summary>The server dies after it has stored a post and before its sender has read the answer; the sender asks the next one again.</summary>
public sealed class KilledServerTests : PostgreSqlHostTest
{
    private const string Post = """{"title":"Notes","content":"Patterns.","published":true}""";

    [Test]
    public async Task The_next_server_on_PostgreSQL_gives_the_answer_and_writes_nothing()
    {
        await UseMigratedDatabaseAsync();

        await ThatItIsWrittenOnceAsync();
    }

    [Test]
    public async Task The_next_server_on_SQLite_gives_the_answer_and_writes_nothing()
    {
        Host.Settings.Remove("Persistence__Provider");
        Host.Settings.Remove("Persistence__ConnectionString");

        await ThatItIsWrittenOnceAsync();
    }

    private async Task ThatItIsWrittenOnceAsync()
    {
        var first = await Host.ServeAsync();
        using var registered = await first.Http.PostAsJsonAsync(
            "/api/auth/register", new { email = "ada@example.com", first_name = "Ada", last_name = "Lovelace", password = AUser.Password });
        var token = await first.Http.LogInAsync("ada@example.com");

        using var unread = await SendAsync(first.Http.BaseAddress!, token);
        await Eventually.HoldsAsync("the post was stored", async () => (await first.Http.ReadAsync("/api/posts")).Ids().Count == 1);
        await first.Process.KillAsync();

        var second = await Host.ServeAsync();
        using var answered = await SendAgainAsync(second.Http, token);

        var posts = (await second.Http.ReadAsync("/api/posts")).Ids();
        Assert.ThatStatus(answered, HttpStatusCode.Created);
        Assert.That(posts, Is.EqualTo([(await answered.ReadAsync()).GetProperty("id").GetGuid()]));
        Assert.That(answered.Headers.Location?.ToString(), Is.EqualTo($"/api/posts/{posts[0]}"));
    }

    /// <summary>Sends the request and reads nothing.</summary>
    private static async Task<TcpClient> SendAsync(Uri address, string token)
    {
        var connection = new TcpClient();
        await connection.ConnectAsync(address.Host, address.Port);

        await connection.GetStream().WriteAsync(Encoding.ASCII.GetBytes(
            $"POST /api/posts HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {token}\r\nIdempotency-Key: lost\r\nContent-Type: application/json; charset=utf-8\r\nContent-Length: {Post.Length}\r\n\r\n{Post}"));

        return connection;
    }

    private static async Task<HttpResponseMessage> SendAgainAsync(HttpClient http, string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/posts") { Content = new StringContent(Post, Encoding.UTF8, "application/json") };
        request.Headers.Authorization = new("Bearer", token);
        request.Headers.Add("Idempotency-Key", "lost");

        return await http.SendAsync(request);
    }
}
