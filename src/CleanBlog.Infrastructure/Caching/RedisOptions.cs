namespace CleanBlog.Infrastructure.Caching;

/// <summary>Section <c>Redis</c>: what the instances of one deployment share beside the database.</summary>
public sealed class RedisOptions
{
    public const string Section = "Redis";

    /// <summary>In the syntax of StackExchange.Redis, such as <c>redis.example.com:6379,password=…,ssl=true</c>; none for a single instance.</summary>
    public string? ConnectionString { get; set; }

    internal bool IsConfigured => !string.IsNullOrWhiteSpace(ConnectionString);
}
