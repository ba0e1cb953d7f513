using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace CleanBlog.Infrastructure.Caching;

/// <summary>The one connection of this instance to Redis, made when it is needed first.</summary>
internal sealed class RedisConnection : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);

    private readonly Lazy<Task<ConnectionMultiplexer>> connection;

    public RedisConnection(IOptions<RedisOptions> options)
    {
        var configuration = Parse(options.Value.ConnectionString!);
        connection = new(() => ConnectionMultiplexer.ConnectAsync(configuration));
    }

    /// <summary>Whether it says that Redis is away, or answers nothing of use.</summary>
    public static bool IsOutage(Exception exception) => exception is RedisException or TimeoutException or ObjectDisposedException;

    public async ValueTask<IDatabaseAsync> ConnectAsync(CancellationToken cancellationToken) => (await connection.Value.WaitAsync(cancellationToken)).GetDatabase();

    public async ValueTask DisposeAsync()
    {
        if (connection.IsValueCreated)
            await (await connection.Value).DisposeAsync();
    }

    /// <summary>What an operator wrote, made to fail at once where Redis is away, and to come back by itself.</summary>
    internal static ConfigurationOptions Parse(string connectionString)
    {
        try
        {
            var configuration = ConfigurationOptions.Parse(connectionString);
            configuration.AbortOnConnectFail = false;
            configuration.BacklogPolicy = BacklogPolicy.FailFast;
            configuration.ReconnectRetryPolicy = new LinearRetry((int)Patience.TotalMilliseconds);
            configuration.ConnectTimeout = configuration.AsyncTimeout = (int)Patience.TotalMilliseconds;
            configuration.ClientName ??= "CleanBlog";
            return configuration.EndPoints.Count > 0 ? configuration : throw new StartupException("Redis:ConnectionString names no server. Write it like: redis.example.com:6379,password=…");
        }
        catch (ArgumentException)
        {
            // Its own words could repeat a password.
            throw new StartupException("Redis:ConnectionString is no connection string of StackExchange.Redis. Write it like: redis.example.com:6379,password=…");
        }
    }
}
