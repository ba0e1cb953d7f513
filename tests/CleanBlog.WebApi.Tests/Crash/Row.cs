using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CleanBlog.WebApi.Tests.Crash;

/// <summary>One state of a post (title and content) or of an account (the two names), which tells by itself whether all of it belongs together.</summary>
internal sealed record Row(string Marker, int Version, string First, string Second)
{
    /// <summary>Enough to fill several pages of a database file, so that a write is more than one step.</summary>
    private const int MaxContentLength = 24_000;

    private const string Letters = "abcdefghijklmnopqrstuvwxyzäß€🙂";

    /// <summary>Whether nobody can have mixed it from two states, or cut it.</summary>
    public bool IsWhole => First.EndsWith($" {Version}", StringComparison.Ordinal) && (IsNames || IsSealed);

    private bool IsNames => string.Equals(Second, First, StringComparison.Ordinal);

    private bool IsSealed => Second.IndexOf('\n', StringComparison.Ordinal) is >= 0 and var end && string.Equals(Second, Seal(First, Second[end..]), StringComparison.Ordinal);

    /// <summary>As the API shows it, which tells the version in the title alone.</summary>
    public static Row OfPost(string title, string content)
    {
        var parts = title.Split(' ');

        return new(parts[0], int.Parse(parts[^1], CultureInfo.InvariantCulture), title, content);
    }

    public static Row OfPost(string marker, int version, Random random)
    {
        var title = $"{marker} {version}";
        var text = string.Concat(random.GetItems([.. Letters.EnumerateRunes()], random.Next(MaxContentLength)));

        return new(marker, version, title, Seal(title, $"\n{text}"));
    }

    public static Row OfUser(string email, int version)
    {
        var name = $"Writer {version}";

        return new(email, version, name, name);
    }

    public override string ToString() => $"{Marker} version {Version}: '{First}', {Second.Length} characters";

    /// <summary>The text behind a checksum of it and of the title.</summary>
    private static string Seal(string title, string text) => $"{Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(title + text)))}{text}";
}
