using System.Text.Json;
using CleanBlog.Testing;
using CleanBlog.WebApi.Tests.Transcripts.Sections;

namespace CleanBlog.WebApi.Tests.Transcripts;

/// <summary>All that is asked, in order, and the words in which sections are written.</summary>
internal static class Script
{
    public static IReadOnlyList<Section> Sections { get; } =
    [
        HealthSection.Section,
        RegistrationSection.Section,
        PasswordsSection.Section,
        EmailAddressesSection.Section,
        LogInSection.Section,
        NamesSection.Section,
        UsersSection.Section,
        RolesSection.Section,
        PostsSection.Section,
        PostTextsSection.Section,
        ListsSection.Section,
        TiesSection.Section,
        InstantsSection.Section,
        CharactersSection.Section,
        RefusalsSection.Section,
        NegotiationSection.Section,
        ConditionsSection.Section,
        RepeatsSection.Section,
        CrossOriginSection.Section,
        RacesSection.Section,
        PatchesSection.Section,
    ];

    public static Request Get(string title, string target) => new(title, "GET", target);

    public static Request Head(string title, string target) => new(title, "HEAD", target);

    public static Request Post(string title, string target, string json) => new Request(title, "POST", target).WithJson(json);

    public static Request Put(string title, string target, string json) => new Request(title, "PUT", target).WithJson(json);

    public static Request Patch(string title, string target, string json) => new Request(title, "PATCH", target).WithJson(json);

    public static Request Delete(string title, string target) => new(title, "DELETE", target);

    /// <summary>Opens an account and keeps its id under the name.</summary>
    public static Request Open(string name, string? email = null) =>
        Post($"{name} opens an account", "/api/auth/register", Account(email ?? $"{name}@example.com")).Keeping(name);

    /// <summary>Keeps the token under the name.</summary>
    public static Request LogIn(string name, string? email = null) =>
        Post($"{name} logs in", "/api/auth/login", Credentials(email ?? $"{name}@example.com")).Keeping(name);

    public static Pause Later(TimeSpan duration) => new(duration);

    public static string Account(string email, string password = AUser.Password, string firstName = "Zoe", string lastName = "Zuse") =>
        Json(new { Email = email, FirstName = firstName, LastName = lastName, Password = password });

    public static string Credentials(string email, string password = AUser.Password) => Json(new { Email = email, Password = password });

    public static string APost(string title = "Notes", string content = "Patterns.", bool published = true) =>
        Json(new { Title = title, Content = content, Published = published });

    /// <summary>An object of the wire; unlike the serializer's, its texts are escaped only where JSON demands it.</summary>
    public static string Json(object body) =>
        $"{{{string.Join(',', body.GetType().GetProperties().Select(member => $"\"{JsonNamingPolicy.SnakeCaseLower.ConvertName(member.Name)}\":{Value(member.GetValue(body))}"))}}}";

    /// <summary>One text many times.</summary>
    public static string Times(this string text, int count) => string.Concat(Enumerable.Repeat(text, count));

    private static string Value(object? value) => value switch
    {
        string text => $"\"{string.Concat(text.Select(Escape))}\"",
        true => "true",
        false => "false",
        _ => throw new ArgumentOutOfRangeException(nameof(value), value, message: null),
    };

    private static string Escape(char character) => character switch
    {
        '"' or '\\' => $"\\{character}",
        < ' ' => $"\\u{(int)character:x4}",
        _ => character.ToString(),
    };
}
