using System.Net.Http.Json;
using CleanBlog.Testing;

namespace CleanBlog.WebApi.Tests.Startup;

internal static class LogIns
{
    /// <summary>Signs in through the login route.</summary>
    /// <returns>The token.</returns>
    public static async Task<string> LogInAsync(this HttpClient http, string email, string password = AUser.Password)
    {
        using var response = await http.PostAsJsonAsync("/api/auth/login", new { email, password });
        return (await response.ReadAsync()).GetProperty("access_token").GetString()!;
    }
}
