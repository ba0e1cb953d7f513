using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace CleanBlog.WebApi.Tests;

internal static class HttpExchanges
{
    private static readonly JsonSerializerOptions Wire = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <summary>Sends JSON exactly as written here, whether it is well-formed or not.</summary>
    public static Task<HttpResponseMessage> SendJsonAsync(this HttpClient client, HttpMethod method, string path, string json) =>
        client.SendBytesAsync(method, path, Encoding.UTF8.GetBytes(json), "application/json");

    /// <summary>Sends an object, its members in snake_case.</summary>
    public static Task<HttpResponseMessage> SendJsonAsync(this HttpClient client, HttpMethod method, string path, object body) =>
        client.SendJsonAsync(method, path, JsonSerializer.Serialize(body, Wire));

    /// <summary>Sends any bytes under any name; without one there is no Content-Type.</summary>
    public static async Task<HttpResponseMessage> SendBytesAsync(this HttpClient client, HttpMethod method, string path, byte[] body, string? contentType)
    {
        using var request = new HttpRequestMessage(method, path) { Content = new ByteArrayContent(body) };

        if (contentType is not null)
            request.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);

        return await client.SendAsync(request);
    }

    public static Task<HttpResponseMessage> SendFormAsync(this HttpClient client, string path, string form) =>
        client.SendBytesAsync(HttpMethod.Post, path, Encoding.UTF8.GetBytes(form), "application/x-www-form-urlencoded");

    public static async Task<HttpResponseMessage> SendAsync(this HttpClient client, HttpMethod method, string path, params (string Name, string Value)[] fields)
    {
        using var request = new HttpRequestMessage(method, path);

        foreach (var (name, value) in fields)
            request.Headers.TryAddWithoutValidation(name, value);

        return await client.SendAsync(request);
    }

    /// <summary>The JSON of a success; anything else fails the test with the answer.</summary>
    public static async Task<JsonElement> ReadAsync(this HttpResponseMessage response)
    {
        var body = await response.Content.ReadAsStringAsync();
        Assert.That(response.IsSuccessStatusCode, Is.True, $"{(int)response.StatusCode} {body}");
        return JsonDocument.Parse(body).RootElement;
    }

    public static async Task<JsonElement> ReadAsync(this HttpClient client, string path)
    {
        using var response = await client.GetAsync(path);
        return await response.ReadAsync();
    }

    /// <summary>The ids on a page of a collection, in its order.</summary>
    public static IReadOnlyList<Guid> Ids(this JsonElement page) =>
        [.. page.GetProperty("data").EnumerateArray().Select(item => item.GetProperty("id").GetGuid())];

    public static IReadOnlyList<string> Names(this JsonElement item) => [.. item.EnumerateObject().Select(member => member.Name)];

    public static string Text(this JsonElement item, string name) => item.GetProperty(name).GetString()!;

    /// <summary>Where a <c>Link</c> field leads, by relation.</summary>
    public static IReadOnlyDictionary<string, string> Links(this HttpResponseHeaders fields) =>
        string.Join(", ", fields.GetValues("Link"))
            .Split(", ")
            .Select(link => link.Split("; rel="))
            .ToDictionary(parts => parts[1].Trim('"'), parts => parts[0].Trim('<', '>'), StringComparer.Ordinal);

    /// <summary>A field of the answer, wherever .NET keeps it; null where it is absent.</summary>
    public static string? Field(this HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) || response.Content.Headers.TryGetValues(name, out values)
            ? string.Join(", ", values)
            : null;
}
