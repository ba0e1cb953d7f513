using System.Text.RegularExpressions;

namespace CleanBlog.WebApi.Tests.Startup;

internal static partial class MigrationLog
{
    /// <summary>Lets this many instances start at the same time, and ends them when all of them serve.</summary>
    /// <returns>The migrations that they said to apply, as often as they said so.</returns>
    public static async Task<IReadOnlyList<string>> StartTogetherAsync(this HostFolder host, int instances)
    {
        var started = Enumerable.Range(0, instances).Select(_ => host.Start()).ToList();

        foreach (var instance in started)
            Assert.That(await instance.FindLineAsync("is ready"), Is.Not.Null, $"It did not start: {await instance.EndAsync()}");

        var said = await Task.WhenAll(started.Select(instance => instance.EndAsync()));
        return Applied(string.Concat(said));
    }

    private static List<string> Applied(string log) => [.. Applying().Matches(log).Select(match => match.Groups["name"].Value).Order(StringComparer.Ordinal)];

    [GeneratedRegex("Applying the migration (?<name>[^ ]+) to", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Applying();
}
