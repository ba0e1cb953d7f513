using System.Net;

namespace CleanBlog.WebApi.Security;

/// <summary>Section <c>Proxies</c>: who is believed when it says for whom it asks.</summary>
public sealed class ProxyOptions
{
    public const string Section = "Proxies";

    /// <summary>More than any chain of proxies has that somebody set up.</summary>
    internal const int MaxHops = 8;

    /// <summary>Addresses, and networks in CIDR notation; left out, nobody.</summary>
    public string[]? Trusted { get; set; }

    internal bool AreNamed => Trusted is { Length: > 0 };

    internal bool AreValid => Array.TrueForAll(Trusted ?? [], text => Parse(text) is not null);

    internal IEnumerable<IPNetwork> Networks => (Trusted ?? []).Select(text => Parse(text)!.Value);

    private static IPNetwork? Parse(string text)
    {
        if (IPNetwork.TryParse(text, out var network))
            return network;

        return IPAddress.TryParse(text, out var address) ? new IPNetwork(address, address.GetAddressBytes().Length * 8) : null;
    }
}
