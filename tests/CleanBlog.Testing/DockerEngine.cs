using System.IO.Pipes;
using System.Net.Sockets;
using Testcontainers.MsSql;
using Testcontainers.PostgreSql;

namespace CleanBlog.Testing;

/// <summary>The Docker engine of this machine, where there is one.</summary>
public static class DockerEngine
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private static readonly Lazy<bool> Answers = new(() => Endpoints().Any(CanConnect));

    /// <summary>Why there is no engine here, or null.</summary>
    public static string? Absence => Answers.Value ? null : "No Docker engine answers.";

    /// <summary>A PostgreSQL server in a container that is yet to be started.</summary>
    public static PostgreSqlContainer PostgreSql() => new PostgreSqlBuilder("postgres:17")
        .WithEnvironment("POSTGRES_INITDB_ARGS", "--locale=C.UTF-8 --encoding=UTF8")
        .WithCommand("-c", "max_connections=300")
        .Build();

    /// <summary>A SQL Server in a container that is yet to be started.</summary>
    public static MsSqlContainer SqlServer() => new MsSqlBuilder("mcr.microsoft.com/mssql/server:2022-latest").Build();

    /// <summary>Where Testcontainers looks as well.</summary>
    private static IEnumerable<Uri> Endpoints()
    {
        if (Uri.TryCreate(Environment.GetEnvironmentVariable("DOCKER_HOST"), UriKind.Absolute, out var given))
            return [given];

        if (OperatingSystem.IsWindows())
            return [new("npipe://./pipe/docker_engine")];

        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        return [new("unix:///var/run/docker.sock"), new($"unix://{home}/.docker/run/docker.sock"), new($"unix://{home}/.docker/desktop/docker.sock")];
    }

    private static bool CanConnect(Uri endpoint)
    {
        try
        {
            Connect(endpoint);
            return true;
        }
        catch (Exception exception) when (exception is SocketException or IOException or TimeoutException or AggregateException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static void Connect(Uri endpoint)
    {
        if (string.Equals(endpoint.Scheme, "npipe", StringComparison.Ordinal))
        {
            using var pipe = new NamedPipeClientStream(endpoint.Segments[^1]);
            pipe.Connect(Patience);
        }
        else if (string.Equals(endpoint.Scheme, "unix", StringComparison.Ordinal))
        {
            using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            socket.Connect(new UnixDomainSocketEndPoint(endpoint.AbsolutePath));
        }
        else
        {
            using var client = new TcpClient();

            if (!client.ConnectAsync(endpoint.Host, endpoint.Port).Wait(Patience))
                throw new TimeoutException();
        }
    }
}
