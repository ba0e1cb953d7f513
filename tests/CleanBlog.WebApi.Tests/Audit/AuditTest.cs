using System.Text.Json;
using CleanBlog.Testing;

namespace CleanBlog.WebApi.Tests.Audit;

/// <summary>Tests of what the audit log says, as administrators read it.</summary>
public abstract class AuditTest(TestDatabase database) : ApiTest(database)
{
    protected const string Path = "/api/audit-events";

    /// <summary>The newest first.</summary>
    protected async Task<IReadOnlyList<JsonElement>> EventsAsync(string query = "") =>
        [.. (await Admin.ReadAsync($"{Path}?limit=100{query}")).GetProperty("data").EnumerateArray()];

    /// <summary>The only one that there is.</summary>
    protected async Task<JsonElement> EventAsync() => (await EventsAsync()).Single();

    protected async Task<IReadOnlyList<string>> NamesAsync() => [.. (await EventsAsync()).Select(entry => entry.Text("event"))];

    protected Task<HttpResponseMessage> TryToLogInAsync(string email, string password = AUser.Password) =>
        SendLaterAsync(Anonymous, HttpMethod.Post, "/api/auth/login", new { email, password });

    protected Task<HttpResponseMessage> RegisterAsync(string email = "mary@example.com") =>
        SendLaterAsync(Anonymous, HttpMethod.Post, "/api/auth/register", new { email, FirstName = "Mary", LastName = "Somerville", AUser.Password });

    protected Task<HttpResponseMessage> AssignAsync(Guid id, string role) => SendLaterAsync(Admin, HttpMethod.Put, $"/api/users/{id}/role", new { role });

    protected Task<HttpResponseMessage> ActivateAsync(Guid id, bool isActive) => SendLaterAsync(Admin, HttpMethod.Put, $"/api/users/{id}/active", new { isActive });

    /// <summary>A second after whatever was before, so that the order of events is known.</summary>
    protected Task<HttpResponseMessage> SendLaterAsync(HttpClient caller, HttpMethod method, string path, object body)
    {
        Clock.Advance(TimeSpan.FromSeconds(1));
        return caller.SendJsonAsync(method, path, body);
    }

    /// <summary>Of the actor, of whom it is about, and the word more that there is.</summary>
    protected static (Guid? Actor, Guid? Subject, string? Detail) SummaryOf(JsonElement entry) => (IdOf(entry, "actor_id"), IdOf(entry, "subject_id"), entry.GetProperty("detail").GetString());

    private static Guid? IdOf(JsonElement entry, string name) => entry.GetProperty(name) is { ValueKind: JsonValueKind.String } id ? id.GetGuid() : null;
}
