using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using CleanBlog.Infrastructure.Persistence;
using CleanBlog.WebApi.Tests.Http;
using Microsoft.Extensions.Time.Testing;

namespace CleanBlog.WebApi.Tests.Transcripts;

/// <summary>Where one section is played: the server, the clock, who is signed in, what is remembered, and the text that is written of it.</summary>
internal sealed partial class Stage(Section section, Uri address, FakeTimeProvider clock, Func<Func<BlogDbContext, Task>, Task> inDatabase)
{
    private readonly StringBuilder text = new();
    private readonly Dictionary<string, string> remembered = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> tokens = new(StringComparer.Ordinal);
    private int sent;

    public Aliases Aliases { get; } = new();

    /// <inheritdoc cref="Section.Luck"/>
    public string? Luck => section.Luck;

    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>The answers to the last race, each with its request.</summary>
    public IReadOnlyList<(Request Request, Answer Answer)> LastRace { get; set; } = [];

    /// <summary>The ids of whole collections, to hold their pages against.</summary>
    public Dictionary<string, IReadOnlyList<Guid>> Lists { get; } = new(StringComparer.Ordinal);

    /// <summary>How many requests were sent, those of races one by one.</summary>
    public int Sent => sent;

    /// <summary>All that was written.</summary>
    public override string ToString() => text.ToString();

    public void MoveOn(TimeSpan duration) => clock.Advance(duration);

    /// <summary>From now on <c>&lt;name&gt;</c> in a request stands for this id.</summary>
    public void Remember(string name, string id) => remembered[name] = id;

    public void SignIn(string name, string token)
    {
        tokens[name] = token;
        Aliases.Name(token, $"<token of {name}>");
    }

    public string Recall(string name) => remembered[name];

    /// <summary>With ids in the place of their names; in capitals where the name is.</summary>
    public string Fill(string template) => Placeholder().Replace(template, match => Find(match.Groups["name"].Value) ?? match.Value);

    public string Token(string actor) => tokens.TryGetValue(actor, out var token)
        ? token
        : throw new AssertionException($"{section.Title}: {actor} is not signed in.");

    public Task InDatabaseAsync(Func<BlogDbContext, Task> run) => inDatabase(run);

    public async Task<Answer> SendAsync(string head, byte[] body)
    {
        Interlocked.Increment(ref sent);
        return Answer.Parse(await RawExchange.SendForBytesAsync(address, head, [body]));
    }

    public void WriteHeading(string title) =>
        text.Append(CultureInfo.InvariantCulture, $"\n=== {section.Title}: {title}\n");

    /// <summary>Every line marked with who says it.</summary>
    public void Write(char speaker, string lines)
    {
        foreach (var line in lines.Split('\n'))
            text.Append($"{speaker} {line}".TrimEnd(' ')).Append('\n');
    }

    private string? Find(string name)
    {
        if (remembered.TryGetValue(name, out var id))
            return id;

        return remembered.TryGetValue(name.ToLowerInvariant(), out id) ? id.ToUpperInvariant() : null;
    }

    [GeneratedRegex("<(?<name>[A-Za-z][A-Za-z0-9 -]*)>", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Placeholder();
}
