using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using CleanBlog.Domain.Users;
using CleanBlog.Infrastructure.Security;
using Microsoft.Extensions.Options;

namespace CleanBlog.Infrastructure.Limits;

/// <summary>
/// Names those who are counted: the same on every instance, and without the signing key nobody can try out who is meant (HMAC-SHA256,
/// cut to 128 bits). An IPv6 network of 64 bits is one caller, since whoever has an address has them all.
/// </summary>
public sealed class CallerKeys(IOptions<AccessTokenOptions> options)
{
    private const int NetworkBytes = 8;
    private const int AddressBytes = 16;

    /// <summary>Each sort of name begins with its own, so that none can be taken for another.</summary>
    private const byte Address = 1;
    private const byte User = 2;
    private const byte Account = 3;
    private const byte AccountAtAddress = 4;

    private static readonly int MaxAccountBytes = Encoding.UTF8.GetMaxByteCount(2 * EmailAddress.MaxLength);

    // The commands of the host count nobody, and need no signing key.
    private readonly Lazy<byte[]> key = new(() => SealedBox.DeriveKey(options.Value.SigningKey, "caller keys"));

    public UInt128 Of(IPAddress address)
    {
        Span<byte> name = stackalloc byte[1 + AddressBytes];
        name[0] = Address;

        return Hash(name[..(1 + Write(address, name[1..]))]);
    }

    public UInt128 Of(UserId user)
    {
        Span<byte> name = stackalloc byte[1 + AddressBytes];
        name[0] = User;
        user.Value.TryWriteBytes(name[1..]);

        return Hash(name);
    }

    public UInt128 Of(EmailAddress account)
    {
        Span<byte> name = stackalloc byte[1 + MaxAccountBytes];
        name[0] = Account;

        return Hash(name[..(1 + Encoding.UTF8.GetBytes(account.Value, name[1..]))]);
    }

    /// <summary>The account as seen from one address.</summary>
    public UInt128 Of(EmailAddress account, IPAddress address)
    {
        Span<byte> name = stackalloc byte[2 + AddressBytes + MaxAccountBytes];
        var length = Write(address, name[2..]);
        (name[0], name[1]) = (AccountAtAddress, (byte)length);

        return Hash(name[..(2 + length + Encoding.UTF8.GetBytes(account.Value, name[(2 + length)..]))]);
    }

    private static int Write(IPAddress address, Span<byte> name)
    {
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();

        address.TryWriteBytes(name, out var length);
        return address.AddressFamily is AddressFamily.InterNetworkV6 ? NetworkBytes : length;
    }

    private UInt128 Hash(ReadOnlySpan<byte> name)
    {
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(key.Value, name, hash);

        return BinaryPrimitives.ReadUInt128BigEndian(hash);
    }
}
