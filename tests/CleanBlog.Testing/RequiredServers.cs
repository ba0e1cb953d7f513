namespace CleanBlog.Testing;

/// <summary>The servers beside databases that a run may not do without, named in CLEANBLOG_REQUIRED_SERVERS and separated by commas.</summary>
public static class RequiredServers
{
    private const string Variable = "CLEANBLOG_REQUIRED_SERVERS";

    /// <summary>Skips the test where the server cannot be had, with the reason; fails it where the run requires that server.</summary>
    public static void SkipWithout(string server, string? absence)
    {
        if (absence is null)
            return;

        if (Environment.GetEnvironmentVariable(Variable)?.Split(',', StringSplitOptions.TrimEntries).Contains(server, StringComparer.OrdinalIgnoreCase) is true)
            Assert.Fail($"{absence} {Variable} names {server}.");

        Assert.Ignore(absence);
    }
}
