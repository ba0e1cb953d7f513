using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using CleanBlog.Testing;

namespace CleanBlog.WebApi.Tests.Startup;

/// <summary>A POST whose answer nobody has read when the server dies.</summary>
internal static class UnreadRequest
{
    /// <summary>Opens an account.</summary>
    /// <returns>Its token.</returns>
    public static async Task<string> SignUpAsync(HttpClient http)
    {
        const string Email = "ada@example.com";

        using var registered = await http.PostAsJsonAsync("/api/auth/register", new { email = Email, first_name = "Ada", last_name = "Lovelace", password = AUser.Password });
        return await http.LogInAsync(Email);
    }

    /// <summary>Sends the request and reads nothing.</summary>
    public static async Task<TcpClient> SendAsync(Uri address, string path, string token, string body, string? key = null)
    {
        var connection = new TcpClient();
        await connection.ConnectAsync(address.Host, address.Port);

        await connection.GetStream().WriteAsync(Encoding.ASCII.GetBytes(
            $"POST {path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {token}\r\n{(key is null ? "" : $"Idempotency-Key: {key}\r\n")}Content-Type: application/json; charset=utf-8\r\nContent-Length: {body.Length}\r\n\r\n{body}"));

        return connection;
    }

    /// <summary>The same request to the next server, and its answer.</summary>
    public static async Task<HttpResponseMessage> SendAgainAsync(HttpClient http, string path, string token, string body, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Authorization = new("Bearer", token);

        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);

        return await http.SendAsync(request);
    }
}
