using CleanBlog.Application.Common;
using Microsoft.Extensions.Time.Testing;

namespace CleanBlog.Application.Tests.Common;

public sealed class ClockTests
{
    [TestCase(0, 0)]
    [TestCase(9, 0)]
    [TestCase(10, 10)]
    [TestCase(1_234_567, 1_234_560)]
    public void The_time_is_cut_to_microseconds(int ticks, int expected)
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddTicks(ticks));

        Assert.That(clock.UtcNow(), Is.EqualTo(DateTimeOffset.UnixEpoch.AddTicks(expected)));
    }
}
