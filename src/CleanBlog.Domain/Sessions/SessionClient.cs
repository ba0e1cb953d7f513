using System.Text;

namespace CleanBlog.Domain.Sessions;

/// <summary>From where a session is used, as its owner can tell it from others. It proves nothing.</summary>
/// <param name="Device">What the client calls itself, the <c>User-Agent</c>: at most <see cref="MaxDeviceLength"/> characters, empty where it says nothing.</param>
/// <param name="Address">Its IP address; empty where there is none.</param>
public sealed record SessionClient(string Device, string Address)
{
    /// <summary>In UTF-16 code units.</summary>
    public const int MaxDeviceLength = 255;

    /// <summary>In characters: the longest text of an IPv6 address with a zone.</summary>
    public const int MaxAddressLength = 64;

    /// <summary>Cuts what a stranger sent down to what can be stored and shown.</summary>
    public static SessionClient Of(string? device, string? address) => new(Clean(device, MaxDeviceLength), Clean(address, MaxAddressLength));

    private static string Clean(string? text, int maxLength)
    {
        var cleaned = new StringBuilder();

        foreach (var rune in (text ?? "").EnumerateRunes())
        {
            if (Rune.IsControl(rune) || rune == Rune.ReplacementChar)
                continue;

            if (cleaned.Length + rune.Utf16SequenceLength > maxLength)
                break;

            cleaned.Append(rune);
        }

        return cleaned.ToString().Trim();
    }
}
