using System.Globalization;

namespace CleanBlog.Testing;

/// <summary>An installed nginx that passes requests on to servers in turn, configured as docs/scaling.md says; the test may kill it and start it again on the same port.</summary>
public sealed class NginxProxy : IAsyncDisposable
{
    /// <summary>In CLEANBLOG_REQUIRED_SERVERS.</summary>
    public const string Name = "nginx";

    /// <summary>The field of every answer that names the servers that were asked, the last one being the one that answered.</summary>
    public const string UpstreamField = "X-Upstream";

    private const string Functions = """
        start() {
          printf '%s' "$SETTINGS" > nginx.conf || return
          "$PROGRAM" -p . -c nginx.conf -e stderr &
          pid=$!
        }
        crash() {
          # The master comes first, so that it starts no more workers.
          kill -STOP "$pid" && kill -9 $(cat "/proc/$pid/task/$pid/children" 2> /dev/null || pgrep -P "$pid") "$pid" && { wait "$pid"; pid=; true; }
        }
        stop() {
          [ -z "$pid" ] || crash
        }
        """;

    private static readonly string? Folder = InstalledProgram.FindFolder(["/usr/sbin", "/opt/homebrew/bin", "/usr/local/bin"], "nginx");

    private readonly ThrowAwayServer process;
    private readonly int port;

    private NginxProxy(ThrowAwayServer process, int port) => (this.process, this.port) = (process, port);

    /// <summary>Why there is none here, or null.</summary>
    public static string? Absence => ThrowAwayServer.Absence ?? (Folder is null ? "No nginx is installed: nginx is neither on the PATH nor where packages put it." : null);

    public Uri Address => new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"));

    /// <summary>Starts one before these servers.</summary>
    public static Task<NginxProxy> CreateAsync(params IEnumerable<Uri> servers) => CreateAsync("", servers);

    /// <summary>Starts one that gives everybody for a second what anybody got, whatever the servers say: what no cache of ours may do.</summary>
    public static Task<NginxProxy> CreateStaleAsync(params IEnumerable<Uri> servers) => CreateAsync(
        """
        proxy_cache_path cache keys_zone=stale:1m;
        proxy_cache stale;
        proxy_cache_valid 200 404 1s;
        proxy_ignore_headers Cache-Control Vary;
        """,
        servers);

    /// <summary>Starts it again after it was killed; it accepts connections when this is done.</summary>
    public async Task StartAsync()
    {
        await process.OrderAsync("start");
        await process.ListensAsync(port);
    }

    /// <summary>Ends all its processes at once: connections break, and new ones are refused.</summary>
    public Task KillAsync() => process.OrderAsync("crash");

    public ValueTask DisposeAsync() => process.DisposeAsync();

    private static async Task<NginxProxy> CreateAsync(string more, IEnumerable<Uri> servers)
    {
        var free = FreePort.Find();
        var server = new ThrowAwayServer("nginx", Functions, [("PROGRAM", Path.Combine(Folder!, "nginx")), ("SETTINGS", Settings(free, more, servers))]);
        var proxy = new NginxProxy(server, free);

        try
        {
            await proxy.StartAsync();
            return proxy;
        }
        catch
        {
            await proxy.DisposeAsync();
            throw;
        }
    }

    /// <summary>One worker, so that the servers take turns request by request.</summary>
    private static string Settings(int port, string more, IEnumerable<Uri> servers) => $$"""
        daemon off;
        pid nginx.pid;
        error_log stderr error;
        worker_processes 1;
        events { worker_connections 4096; }
        http {
          access_log off;
          server_tokens off;
          client_body_temp_path body;
          proxy_temp_path proxy;
          fastcgi_temp_path fastcgi;
          uwsgi_temp_path uwsgi;
          scgi_temp_path scgi;
          {{more}}
          upstream cleanblog {
            {{string.Join("\n    ", servers.Select(server => $"server {server.Authority} max_fails=1 fail_timeout=1s;"))}}
            keepalive 64;
          }
          server {
            listen 127.0.0.1:{{port}};
            client_max_body_size 9m;
            proxy_http_version 1.1;
            proxy_set_header Connection "";
            proxy_set_header Host $http_host;
            proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
            proxy_set_header X-Forwarded-Proto $scheme;
            proxy_connect_timeout 1s;
            proxy_read_timeout 30s;
            proxy_next_upstream error timeout;
            proxy_next_upstream_tries 2;
            add_header {{UpstreamField}} $upstream_addr always;
            location / {
              proxy_pass http://cleanblog;
            }
            location /api/changes {
              proxy_pass http://cleanblog;
              proxy_buffering off;
              proxy_read_timeout 90s;
              proxy_next_upstream error;
            }
          }
        }

        """;
}
