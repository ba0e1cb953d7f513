using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;

namespace CleanBlog.WebApi.Tests.Security;

/// <summary>
/// Hears all that a server logs, of every category and at every level, and knows the secrets that its clients send and get: passwords and
/// tokens, and whatever else it is told. <see cref="ApiTest"/> has one under each test, so that the log of the whole run is looked through.
/// </summary>
internal sealed partial class SecretWatch : ILoggerProvider
{
    /// <summary>How every access token begins, every refresh token, and every hash of a password.</summary>
    public static readonly IReadOnlyList<string> Beginnings = ["eyJhbGciOi", "cbr_", "AQAAAAI"];

    /// <summary>What is shorter, or a word, stands in a log by chance.</summary>
    private const int ShortestSecret = 8;

    /// <summary>Longer bodies hold posts.</summary>
    private const int LongestBody = 64 * 1024;

    private readonly Lock gate = new();
    private readonly HashSet<string> lasting = new(Beginnings, StringComparer.Ordinal);
    private HashSet<string> recent = new(StringComparer.Ordinal);
    private HashSet<string> earlier = new(StringComparer.Ordinal);
    private List<string> lines = [];

    /// <summary>A secret of the server, for as long as it runs.</summary>
    public void Keep(string secret)
    {
        lock (gate)
            lasting.Add(secret);
    }

    public async Task LearnAsync(HttpRequestMessage request)
    {
        Learn(request.Headers.Authorization?.Parameter);

        if (request.Content is ByteArrayContent or JsonContent)
            Learn(await request.Content.ReadAsByteArrayAsync());
    }

    /// <summary>Whatever secrets are in the body of a request or of an answer.</summary>
    public void Learn(byte[]? body)
    {
        if (body is not { Length: > 0 and <= LongestBody })
            return;

        var text = Encoding.UTF8.GetString(body);

        foreach (Match member in Members().Matches(text))
            Learn(Unescape(member.Groups["value"].Value));

        foreach (Match field in FormFields().Matches(text))
            Learn(Uri.UnescapeDataString(field.Groups["value"].Value.Replace('+', ' ')));
    }

    /// <summary>The lines since the last call that hold a secret of now or of just before, since a line can come after its answer.</summary>
    public IReadOnlyList<string> FindLeaks()
    {
        lock (gate)
        {
            string[] secrets = [.. lasting, .. recent, .. earlier];
            var leaks = lines.Where(line => secrets.Any(secret => line.Contains(secret, StringComparison.Ordinal))).ToList();

            (earlier, recent, lines) = (recent, new(StringComparer.Ordinal), []);
            return leaks;
        }
    }

    public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

    public void Dispose()
    {
        // Nothing is held open.
    }

    private static string Unescape(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<string>($"\"{text}\"")!;
        }
        catch (JsonException)
        {
            return text;
        }
    }

    [GeneratedRegex("\"(password|current_password|new_password|access_token|refresh_token|token|invitation)\"\\s*:\\s*\"(?<value>([^\"\\\\]|\\\\.)*)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Members();

    [GeneratedRegex("(^|&)(password|refresh_token|token)=(?<value>[^&]*)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FormFields();

    private void Learn(string? secret)
    {
        if (secret is null || secret.Length < ShortestSecret || secret.All(char.IsAsciiLetterLower))
            return;

        lock (gate)
            recent.Add(secret);
    }

    private void Hear(string line)
    {
        lock (gate)
            lines.Add(line);
    }

    private sealed class Logger(SecretWatch watch, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            watch.Hear($"{category} scope {state}");
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => logLevel is not LogLevel.None;

        /// <summary>The values as well, which a structured log shows beside its text.</summary>
        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            watch.Hear($"{category} {logLevel} {formatter(state, exception)} {(state is IEnumerable<KeyValuePair<string, object?>> values ? string.Join(' ', values) : "")} {exception}");
    }
}
