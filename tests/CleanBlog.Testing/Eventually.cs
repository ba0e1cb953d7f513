using System.Diagnostics;

namespace CleanBlog.Testing;

/// <summary>For what another process does, of which nobody tells a test.</summary>
public static class Eventually
{
    /// <summary>Far beyond what anything that is waited for takes, for machines that are busy.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>Comes back as soon as it holds; fails the test where it does not within the bound.</summary>
    public static async Task HoldsAsync(string what, Func<Task<bool>> holds)
    {
        var started = Stopwatch.GetTimestamp();

        while (!await holds())
        {
            if (Stopwatch.GetElapsedTime(started) > Patience)
                Assert.Fail($"It never came about that {what}.");

            await Task.Delay(10);
        }
    }
}
