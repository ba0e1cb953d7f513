using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace CleanBlog.Testing;

/// <summary>A port of 127.0.0.1 that nobody listens on, from the range that no system gives to outgoing connections: a server finds it free again after a restart.</summary>
public static class FreePort
{
    public static int Find()
    {
        while (true)
        {
            var port = RandomNumberGenerator.GetInt32(10_000, 32_000);

            if (CanListen(port))
                return port;
        }
    }

    private static bool CanListen(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
