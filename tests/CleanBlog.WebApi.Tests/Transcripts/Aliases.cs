using System.Text.RegularExpressions;

namespace CleanBlog.WebApi.Tests.Transcripts;

/// <summary>
/// Puts names in the place of what is different in every run. An id keeps its number, so that one can see which answers speak of
/// the same thing; an id that the script itself gave stays as it is.
/// </summary>
internal sealed partial class Aliases
{
    private readonly Dictionary<string, string> names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> order = new(StringComparer.Ordinal);
    private int numbered;

    public void Name(string value, string name) => names[value] = name;

    /// <summary>An id that is known by name instead of by number.</summary>
    public void Introduce(string id, string name) => (names[id], order[id]) = (name, order.Count);

    /// <summary>How many ids appeared before this one; the same for all that the script gave, which need no other order than their own.</summary>
    public int OrderOf(string id) => order.GetValueOrDefault(id);

    public string Apply(string text)
    {
        text = Token().Replace(text, match => names.GetValueOrDefault(match.Value, "<token>"));
        text = RefreshToken().Replace(text, "<refresh token>");
        text = Id().Replace(text, match => match.Value.Any(char.IsUpper) ? AliasOf(match.Value.ToLowerInvariant()).ToUpperInvariant() : AliasOf(match.Value));
        text = Trace().Replace(text, "<trace id>");
        text = Version().Replace(text, "<version>");

        text = TraceResponse().Replace(text, "<trace>");
        text = Left().Replace(text, "<left>");

        return Date().Replace(text, "<date>");
    }

    public string AliasOf(string id)
    {
        if (!names.TryGetValue(id, out var name))
        {
            order[id] = order.Count;
            names[id] = name = $"<id {++numbered}>";
        }

        return name;
    }

    [GeneratedRegex(@"eyJ[\w-]+\.[\w-]+\.[\w-]+", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Token();

    [GeneratedRegex(@"cbr_[\w-]{107}", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex RefreshToken();

    // Ids that the script makes up are of another version, or known by name.
    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Id();

    [GeneratedRegex(@"(?<=""trace_id"":"")[0-9a-f]{32}(?="")", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Trace();

    [GeneratedRegex(@"(?<=""version"":"")[^""]+", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Version();

    [GeneratedRegex("(?<=^traceresponse: ).+", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex TraceResponse();

    // How much it is depends on what was answered from memory.
    [GeneratedRegex(@"(?<=^RateLimit: ""[a-z-]+"";).+", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Left();

    [GeneratedRegex("(?<=^Date: ).+", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Date();
}
