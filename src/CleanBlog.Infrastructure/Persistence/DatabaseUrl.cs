using System.Web;

namespace CleanBlog.Infrastructure.Persistence;

/// <summary>
/// The parts of a <c>DATABASE_URL</c> of a database server, as SQLAlchemy and libpq write it:
/// <c>scheme[+driver]://user:password@host:port/database?parameter=value</c>, with what is reserved in percent-encoding.
/// </summary>
/// <param name="Host">Empty where none is named.</param>
/// <param name="Port">Null where none is named.</param>
/// <param name="User">Null where none is named.</param>
/// <param name="Password">Null where none is named.</param>
/// <param name="Database">Empty where none is named.</param>
public sealed record DatabaseUrl(
    string Host, int? Port, string? User, string? Password, string Database, IReadOnlyList<KeyValuePair<string, string>> Parameters)
{
    private const string NoHost = "no-host.invalid";

    /// <summary>Whether a URL has one of these schemes, with or without a driver.</summary>
    public static bool HasScheme(string url, params ReadOnlySpan<string> schemes) =>
        url.Split("://", 2) is [var scheme, _] && schemes.Contains(scheme.Split('+')[0]);

    /// <summary>Takes it apart; null where it is not well-formed.</summary>
    public static DatabaseUrl? Parse(string url)
    {
        // The scheme is one of ours by then; a driver in it would have to be well-formed for nothing.
        var rest = url.Split("://", 2)[^1];
        var authority = rest[..(rest.IndexOfAny(['/', '?', '#']) is var end and >= 0 ? end : rest.Length)];
        var at = authority.LastIndexOf('@') + 1;

        // A Uri has no user without a host, but the host may be a parameter.
        var hasHost = at < authority.Length && authority[at] is not ':';

        if (!Uri.TryCreate($"server://{rest[..at]}{(hasHost || at == 0 ? "" : NoHost)}{rest[at..]}", UriKind.Absolute, out var uri))
            return null;

        var user = uri.UserInfo.Split(':', 2);
        var parameters = HttpUtility.ParseQueryString(uri.Query);

        return new(
            string.Equals(uri.IdnHost, NoHost, StringComparison.Ordinal) ? "" : uri.IdnHost,
            uri.Port > 0 ? uri.Port : null,
            user[0].Length > 0 ? Uri.UnescapeDataString(user[0]) : null,
            user is [_, var password] ? Uri.UnescapeDataString(password) : null,
            Uri.UnescapeDataString(uri.AbsolutePath.Trim('/')),
            [.. parameters.AllKeys.Select(name => KeyValuePair.Create(name ?? "", parameters.GetValues(name)?[^1] ?? ""))]);
    }
}
