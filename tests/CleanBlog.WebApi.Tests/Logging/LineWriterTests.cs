using System.Globalization;
using CleanBlog.WebApi.Logging;
using Microsoft.Extensions.Logging.Console;

namespace CleanBlog.WebApi.Tests.Logging;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class LineWriterTests : IDisposable
{
    private readonly GatedStream stream = new();

    public void Dispose() => stream.Dispose();

    [Test]
    public void All_lines_are_written_in_their_order_before_it_ends()
    {
        using (var lines = Writer(capacity: 1000))
        {
            for (var number = 0; number < 500; number++)
                lines.Add(Line(number));
        }

        Assert.That(string.Concat(stream.Writes), Is.EqualTo(string.Concat(Enumerable.Range(0, 500).Select(Line))));
    }

    [Test]
    public void Lines_of_many_threads_stay_whole()
    {
        using (var lines = Writer(capacity: 100_000))
            Parallel.For(0, 10_000, number => lines.Add(Line(number)));

        Assert.That(string.Concat(stream.Writes).Split('\n', StringSplitOptions.RemoveEmptyEntries), Is.EquivalentTo(Enumerable.Range(0, 10_000).Select(number => Line(number).TrimEnd())));
    }

    [Test]
    public async Task The_first_line_waits_for_nobody_and_those_that_come_meanwhile_are_written_at_once()
    {
        stream.Shut();

        using (var lines = Writer(capacity: 1000))
        {
            lines.Add(Line(0));
            await stream.BeginAsync();

            lines.Add(Line(1));
            lines.Add(Line(2));
            stream.Open();
        }

        Assert.That(stream.Writes, Is.EqualTo(new[] { Line(0), Line(1) + Line(2) }));
    }

    [Test]
    public async Task Lines_that_find_it_full_are_dropped_and_counted()
    {
        stream.Shut();

        using (var lines = Writer(capacity: 2))
        {
            lines.Add(Line(0));
            await stream.BeginAsync();

            for (var number = 1; number <= 5; number++)
                lines.Add(Line(number));

            stream.Open();
        }

        Assert.That(string.Concat(stream.Writes), Is.EqualTo($"{Line(0)}{Line(1)}{Line(2)}lost 3\n"));
    }

    [Test]
    public async Task Where_they_may_wait_none_is_lost()
    {
        stream.Shut();

        using (var lines = Writer(capacity: 1, ConsoleLoggerQueueFullMode.Wait))
        {
            lines.Add(Line(0));
            await stream.BeginAsync();
            lines.Add(Line(1));

            var caller = new Thread(() => lines.Add(Line(2)));
            caller.Start();
            SpinWait.SpinUntil(() => caller.ThreadState is ThreadState.WaitSleepJoin or ThreadState.Stopped);
            Assert.That(caller.ThreadState, Is.EqualTo(ThreadState.WaitSleepJoin));

            stream.Open();
            caller.Join();
        }

        Assert.That(string.Concat(stream.Writes), Is.EqualTo(Line(0) + Line(1) + Line(2)));
    }

    [Test]
    public async Task Lines_that_cannot_be_written_are_counted_among_the_lost()
    {
        stream.FailingWrites = 1;

        using (var lines = Writer(capacity: 1000))
        {
            lines.Add(Line(0));
            await stream.BeginAsync();
            lines.Add(Line(1));
        }

        Assert.That(stream.Writes, Is.EqualTo(new[] { $"{Line(1)}lost 1\n" }));
    }

    [Test]
    public async Task A_stream_that_takes_nothing_does_not_keep_it_from_ending()
    {
        stream.Shut();
        var lines = Writer(capacity: 1);
        lines.Add(Line(0));
        await stream.BeginAsync();

        Assert.That(lines.Dispose, Throws.Nothing);
        Assert.That(stream.Writes, Is.Empty);

        stream.Open();
    }

    private LineWriter Writer(int capacity, ConsoleLoggerQueueFullMode whenFull = ConsoleLoggerQueueFullMode.DropWrite) =>
        new(stream, capacity, whenFull, lost => string.Create(CultureInfo.InvariantCulture, $"lost {lost}\n"));

    private static string Line(int number) => string.Create(CultureInfo.InvariantCulture, $"line {number}\n");
}
