using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using CleanBlog.Application.Common;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace CleanBlog.Infrastructure.Caching;

/// <summary>
/// Stamps that all instances share, asked for with every use of what was kept: no instance can hold on to what another has changed.
/// A tag's stamp is a string <c>generation:position</c> with the generation 0 while somebody writes; who does stands beside it, in a
/// sorted set by deadline, so that a writer that was killed is forgotten. Where Redis does not answer there are no stamps: everything
/// is read from the database, and writes go on unannounced.
/// </summary>
internal sealed partial class RedisContentStamps(RedisConnection redis, ILogger<RedisContentStamps> logger) : IContentStamps, IContentWrites
{
    private const string Busy = "0";

    /// <summary>Longer than any write; a killed one keeps its tags from being cached for so long.</summary>
    private static readonly TimeSpan LongestWrite = TimeSpan.FromMinutes(2);

    /// <summary>In which every instance has found a Redis that is back: each tries anew after every half of a second.</summary>
    private static readonly TimeSpan ReturnOfAll = TimeSpan.FromSeconds(3);

    private const string Begin = """
        local time = redis.call('TIME')
        local deadline = time[1] * 1000 + math.floor(time[2] / 1000) + ARGV[2]

        for i = 1, #KEYS, 2 do
          local position = string.match(redis.call('GET', KEYS[i]) or '0:0', ':(.*)')
          redis.call('ZADD', KEYS[i + 1], deadline, ARGV[1])
          redis.call('PEXPIRE', KEYS[i + 1], ARGV[2])
          redis.call('SET', KEYS[i], '0:' .. position, 'PX', ARGV[2])
        end
        """;

    private const string End = """
        local time = redis.call('TIME')
        local now = time[1] * 1000 + math.floor(time[2] / 1000)

        for i = 1, #KEYS, 2 do
          local position = string.match(redis.call('GET', KEYS[i]) or '0:0', ':(.*)')

          if #ARGV[3] > #position or (#ARGV[3] == #position and ARGV[3] > position) then
            position = ARGV[3]
          end

          redis.call('ZREM', KEYS[i + 1], ARGV[1])
          redis.call('ZREMRANGEBYSCORE', KEYS[i + 1], '-inf', now)

          if redis.call('ZCARD', KEYS[i + 1]) == 0 then
            redis.call('SET', KEYS[i], ARGV[2] .. ':' .. position, 'PX', ARGV[4])
          else
            redis.call('SET', KEYS[i], '0:' .. position, 'KEEPTTL')
          end
        end
        """;

    private bool isAway;
    private long readsAgainAt;

    /// <summary>How long a stamp is remembered after its last write.</summary>
    public static TimeSpan Memory { get; } = TimeSpan.FromHours(1);

    public async ValueTask<ContentStamp?> ReadAsync(string tag, CancellationToken cancellationToken)
    {
        if (Stopwatch.GetTimestamp() < Volatile.Read(ref readsAgainAt))
            return null;

        try
        {
            var database = await redis.ConnectAsync(cancellationToken);
            var key = StampOf(tag);
            var stored = await database.StringGetAsync(key);

            if (stored.IsNull)
            {
                await database.StringSetAsync(key, $"{NewGeneration()}:0", Memory, When.NotExists);
                stored = await database.StringGetAsync(key);
            }

            return Notice(isAnswering: true, reason: null) ? null : Read(stored.ToString());
        }
        catch (Exception exception) when (RedisConnection.IsOutage(exception))
        {
            PauseReads();
            Notice(isAnswering: false, exception.Message);
            return null;
        }
    }

    public ValueTask BeginAsync(Guid write, IReadOnlyCollection<string> tags) =>
        RunAsync(Begin, tags, write.ToString("N"), Milliseconds(LongestWrite));

    public ValueTask EndAsync(Guid write, IReadOnlyCollection<string> tags, long position) =>
        RunAsync(End, tags, write.ToString("N"), NewGeneration(), position, Milliseconds(Memory));

    private async ValueTask RunAsync(string script, IReadOnlyCollection<string> tags, params RedisValue[] arguments)
    {
        try
        {
            var database = await redis.ConnectAsync(CancellationToken.None);
            await database.ScriptEvaluateAsync(script, [.. tags.SelectMany(tag => new[] { StampOf(tag), WritersOf(tag) })], arguments);
            Notice(isAnswering: true, reason: null);
        }
        catch (Exception exception) when (RedisConnection.IsOutage(exception))
        {
            Notice(isAnswering: false, exception.Message);
        }
    }

    /// <summary>Whether it has just come back; then its stamps are not used yet, since the writes of others may still go unannounced.</summary>
    private bool Notice(bool isAnswering, string? reason)
    {
        if (Volatile.Read(ref isAway) != isAnswering || Interlocked.CompareExchange(ref isAway, !isAnswering, isAnswering) != isAnswering)
            return false;

        if (!isAnswering)
        {
            LogAway(reason);
            return false;
        }

        PauseReads();
        LogBack();
        return true;
    }

    private void PauseReads() => Volatile.Write(ref readsAgainAt, Stopwatch.GetTimestamp() + (long)(ReturnOfAll.TotalSeconds * Stopwatch.Frequency));

    private static ContentStamp? Read(string stored) => stored.Split(':') is [var generation, var position] && generation is not Busy
        ? new(long.Parse(generation, CultureInfo.InvariantCulture), long.Parse(position, CultureInfo.InvariantCulture))
        : null;

    /// <summary>By chance and not by counting on, so that a Redis that has lost everything repeats none.</summary>
    private static long NewGeneration() => BitConverter.ToInt64(RandomNumberGenerator.GetBytes(sizeof(long))) & long.MaxValue | 1;

    private static long Milliseconds(TimeSpan time) => (long)time.TotalMilliseconds;

    private static RedisKey StampOf(string tag) => $"cleanblog:stamp:{tag}";

    private static RedisKey WritersOf(string tag) => $"cleanblog:writers:{tag}";

    [LoggerMessage(1, LogLevel.Warning, "Redis does not answer: nothing is kept in memory and everything is read from the database until it does ({Reason})")]
    private partial void LogAway(string? reason);

    [LoggerMessage(2, LogLevel.Information, "Redis answers again")]
    private partial void LogBack();
}
