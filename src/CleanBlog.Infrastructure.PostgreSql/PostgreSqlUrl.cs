using CleanBlog.Infrastructure.Persistence;
using Npgsql;

namespace CleanBlog.Infrastructure.PostgreSql;

/// <summary>
/// A connection URI as libpq, SQLAlchemy and asyncpg write it (postgresql.org/docs/current/libpq-connect.html#LIBPQ-CONNSTRING-URIS),
/// for one host. Parameters have libpq's names or Npgsql's.
/// </summary>
internal static class PostgreSqlUrl
{
    private const string SslMode = "SSL Mode";

    private static readonly Dictionary<string, string> NpgsqlNames = new(StringComparer.OrdinalIgnoreCase)
    {
        ["application_name"] = "Application Name",
        ["channel_binding"] = "Channel Binding",
        ["connect_timeout"] = "Timeout",
        ["dbname"] = "Database",
        ["ssl"] = SslMode,
        ["sslcert"] = "SSL Certificate",
        ["sslkey"] = "SSL Key",
        ["sslmode"] = SslMode,
        ["sslrootcert"] = "Root Certificate",
        ["target_session_attrs"] = "Target Session Attributes",
        ["user"] = "Username",
    };

    /// <summary>Null where it is not well-formed.</summary>
    public static string? ToConnectionString(string url)
    {
        if (DatabaseUrl.Parse(url) is not { } parts)
            return null;

        var builder = new NpgsqlConnectionStringBuilder { Username = parts.User, Password = parts.Password };

        if (parts.Host.Length > 0)
            builder.Host = parts.Host;

        if (parts.Port is { } port)
            builder.Port = port;

        if (parts.Database.Length > 0)
            builder.Database = parts.Database;

        foreach (var (name, value) in parts.Parameters)
        {
            var key = NpgsqlNames.GetValueOrDefault(name, name);

            // libpq writes verify-full where Npgsql writes VerifyFull.
            builder[key] = string.Equals(key, SslMode, StringComparison.Ordinal) ? value.Replace("-", "", StringComparison.Ordinal) : value;
        }

        return builder.ConnectionString;
    }
}
