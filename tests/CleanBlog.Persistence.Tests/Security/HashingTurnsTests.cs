using System.Globalization;
using CleanBlog.Application.Common;
using CleanBlog.Domain.Common;
using CleanBlog.Infrastructure.Security;
using CleanBlog.Testing;
using Microsoft.Extensions.Options;

namespace CleanBlog.Persistence.Tests.Security;

public sealed class HashingTurnsTests
{
    private const int MaxConcurrency = 2;

    [Test]
    public async Task No_more_than_allowed_are_hashed_at_once_and_wait()
    {
        await using var turns = Turns();
        using var begun = new CountdownEvent(MaxConcurrency);
        using var end = new ManualResetEventSlim();
        var running = 0;

        var hashes = Enumerable.Range(0, MaxConcurrency * (1 + HashingTurns.WaitingPerHash)).Select(_ => turns.RunAsync(
            () =>
            {
                var most = Interlocked.Increment(ref running);

                if (!begun.IsSet)
                    begun.Signal();

                end.Wait(TimeSpan.FromMinutes(1));
                Interlocked.Decrement(ref running);
                return most;
            },
            CancellationToken.None)).ToList();
        begun.Wait(TimeSpan.FromMinutes(1));
        var oneMore = turns.RunAsync(() => 0, CancellationToken.None);
        end.Set();

        Assert.That((await Task.WhenAll(hashes)).Select(hash => hash.Expect()).Max(), Is.EqualTo(MaxConcurrency));
        Assert.That((await oneMore).Error, Is.EqualTo(PasswordErrors.Busy));
    }

    [Test]
    public async Task No_thread_of_requests_is_taken()
    {
        await using var turns = Turns();

        var isPooled = await turns.RunAsync(() => Thread.CurrentThread.IsThreadPoolThread, CancellationToken.None);

        Assert.That(isPooled, Is.EqualTo((Result<bool>)false));
    }

    [Test]
    [Platform("Linux")]
    public async Task Requests_go_first_where_there_is_no_processor_for_all()
    {
        await using var turns = Turns();

        var hashing = await turns.RunAsync(NiceOfThisThread, CancellationToken.None);

        Assert.That(hashing.Expect() - NiceOfThisThread(), Is.EqualTo(5));

        // The second field of proc(5)'s stat is a name in parentheses, which may hold blanks.
        static int NiceOfThisThread() => int.Parse(File.ReadAllText("/proc/thread-self/stat").Split(')')[^1].Split(' ')[17], CultureInfo.InvariantCulture);
    }

    [Test]
    public async Task First_come_is_first_served()
    {
        await using var turns = Turns(maxConcurrency: 1);
        using var busy = new Busy(turns, count: 1);
        var served = new List<int>();

        var waiting = Enumerable.Range(0, 5).Select(place => turns.RunAsync(
            () =>
            {
                served.Add(place);
                return place;
            },
            CancellationToken.None)).ToList();
        busy.Dispose();
        await Task.WhenAll(waiting);

        Assert.That(served, Is.EqualTo(Enumerable.Range(0, 5)));
    }

    [Test]
    public async Task Who_aborts_leaves_the_queue()
    {
        await using var turns = Turns(maxConcurrency: 1);
        using var busy = new Busy(turns, count: HashingTurns.WaitingPerHash);
        using var abort = new CancellationTokenSource();
        var wasRun = false;

        var aborted = turns.RunAsync(() => wasRun = true, abort.Token);
        var refused = await turns.RunAsync(() => 1, CancellationToken.None);
        await abort.CancelAsync();
        var waiting = turns.RunAsync(() => 2, CancellationToken.None);
        busy.Dispose();

        await Assert.ThatAsync(() => aborted, Throws.InstanceOf<OperationCanceledException>());
        Assert.That(refused.Error, Is.EqualTo(PasswordErrors.Busy));
        Assert.That(await waiting, Is.EqualTo((Result<int>)2));
        Assert.That(wasRun, Is.False);
    }

    [Test]
    public async Task What_fails_makes_room_for_the_next()
    {
        await using var turns = Turns(maxConcurrency: 1);

        var failing = turns.RunAsync<int>(() => throw new InvalidDataException("A bug."), CancellationToken.None);

        await Assert.ThatAsync(() => failing, Throws.InstanceOf<InvalidDataException>());
        Assert.That(await turns.RunAsync(() => 1, CancellationToken.None), Is.EqualTo((Result<int>)1));
    }

    private static HashingTurns Turns(int maxConcurrency = MaxConcurrency) => new(Options.Create(new PasswordOptions { MaxConcurrency = maxConcurrency }));

    /// <summary>So many in the queue until it is disposed of.</summary>
    private sealed class Busy : IDisposable
    {
        private readonly ManualResetEventSlim end = new();

        public Busy(HashingTurns turns, int count)
        {
            for (var place = 0; place < count; place++)
                _ = turns.RunAsync(() => end.Wait(TimeSpan.FromMinutes(1)), CancellationToken.None);
        }

        public void Dispose() => end.Set();
    }
}
