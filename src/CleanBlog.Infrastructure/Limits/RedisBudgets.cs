using System.Diagnostics;
using CleanBlog.Infrastructure.Caching;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace CleanBlog.Infrastructure.Limits;

/// <summary>
/// Budgets that all instances share: under a caller's key stands when its budget is full again, in microseconds of Redis' own clock, and
/// the key is gone by then. What this instance counts by itself comes first: it never allows less than all of them together, spares Redis
/// those who have nothing left, and goes on alone where Redis does not answer.
/// </summary>
internal sealed partial class RedisBudgets(LocalBudgets local, RedisConnection redis, ILogger<RedisBudgets> logger) : IBudgets
{
    /// <summary>After a failure this instance asks nobody but itself for so long, so that few requests wait for a Redis that is away.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(3);

    /// <summary>Answers whether it was moved, and how far off it is.</summary>
    private const string Move = """
        local time = redis.call('TIME')
        local now = time[1] * 1000000 + time[2]
        local distance = math.max(tonumber(redis.call('GET', KEYS[1]) or '0') - now, 0)
        local moved = math.max(distance + tonumber(ARGV[1]), 0)

        if moved > tonumber(ARGV[2]) then
          return {0, distance}
        end

        if moved > 0 then
          redis.call('SET', KEYS[1], string.format('%.0f', now + moved), 'PX', math.ceil(moved / 1000))
        else
          redis.call('DEL', KEYS[1])
        end

        return {1, moved}
        """;

    private bool isAway;
    private long asksAgainAt;

    public async ValueTask<Budget> SpendAsync(Rate rate, UInt128 caller, CancellationToken cancellationToken)
    {
        var here = local.Spend(rate, caller);

        if (!here.IsGranted)
            return here;

        var everywhere = await AskAsync(
            async database =>
            {
                var answer = await MoveAsync(database, rate, caller, rate.Interval);
                return Budget.Of(rate, (int)answer[0] == 1, TimeSpan.FromMicroseconds((long)answer[1]));
            },
            otherwise: here,
            cancellationToken);

        if (!everywhere.IsGranted)
            await local.GiveBackAsync(rate, caller);

        return everywhere;
    }

    public async ValueTask GiveBackAsync(Rate rate, UInt128 caller)
    {
        await local.GiveBackAsync(rate, caller);
        await AskAsync(async database => !(await MoveAsync(database, rate, caller, -rate.Interval)).IsNull, otherwise: false, CancellationToken.None);
    }

    public async ValueTask RememberAsync(UInt128 caller, TimeSpan time)
    {
        await local.RememberAsync(caller, time);
        await AskAsync(database => database.StringSetAsync(KnownKey(caller), 1, time), otherwise: false, CancellationToken.None);
    }

    public async ValueTask<bool> KnowsAsync(UInt128 caller, CancellationToken cancellationToken) =>
        await local.KnowsAsync(caller, cancellationToken) || await AskAsync(database => database.KeyExistsAsync(KnownKey(caller)), otherwise: false, cancellationToken);

    private static RedisKey KnownKey(UInt128 caller) => $"cleanblog:known:{caller:x32}";

    private static Task<RedisResult> MoveAsync(IDatabaseAsync database, Rate rate, UInt128 caller, TimeSpan step) => database.ScriptEvaluateAsync(
        Move, [$"cleanblog:rate:{rate.Name}:{caller:x32}"], [(long)step.TotalMicroseconds, (long)rate.Capacity.TotalMicroseconds]);

    private async ValueTask<T> AskAsync<T>(Func<IDatabaseAsync, Task<T>> ask, T otherwise, CancellationToken cancellationToken)
    {
        if (Stopwatch.GetTimestamp() < Volatile.Read(ref asksAgainAt))
            return otherwise;

        try
        {
            var answer = await ask(await redis.ConnectAsync(cancellationToken));

            if (Interlocked.Exchange(ref isAway, value: false))
                LogBack();

            return answer;
        }
        catch (Exception exception) when (RedisConnection.IsOutage(exception))
        {
            Volatile.Write(ref asksAgainAt, Stopwatch.GetTimestamp() + (long)(Pause.TotalSeconds * Stopwatch.Frequency));

            if (!Interlocked.Exchange(ref isAway, value: true))
                LogAway(exception.Message);

            return otherwise;
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "Redis does not answer: each instance limits its callers by itself until it does ({Reason})")]
    private partial void LogAway(string reason);

    [LoggerMessage(2, LogLevel.Information, "Redis answers again: callers are limited over all instances")]
    private partial void LogBack();
}
