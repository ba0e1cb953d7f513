using System.Net;

namespace CleanBlog.Application.Common;

/// <summary>Where the request comes from for which the use case runs. A command on the machine comes from nowhere.</summary>
public interface IRequestOrigin
{
    /// <summary>The IP address of whoever sent it; <see cref="IPAddress.None"/> where it came over no network.</summary>
    IPAddress? Address { get; }

    /// <summary>What the client calls itself.</summary>
    string? Device { get; }

    /// <summary>What names it in the log of the server: 32 hexadecimal digits.</summary>
    string? TraceId { get; }

    /// <summary>The address as it is stored and shown.</summary>
    string? AddressText => Address is null || Address.Equals(IPAddress.None) ? null : Address.ToString();
}
