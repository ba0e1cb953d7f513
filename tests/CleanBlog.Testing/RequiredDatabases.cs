namespace CleanBlog.Testing;

/// <summary>The databases that a run may not skip, named in CLEANBLOG_REQUIRED_DATABASES and separated by commas.</summary>
public static class RequiredDatabases
{
    private const string Variable = "CLEANBLOG_REQUIRED_DATABASES";

    public static bool Contains(string database) =>
        Environment.GetEnvironmentVariable(Variable)?.Split(',', StringSplitOptions.TrimEntries).Contains(database, StringComparer.OrdinalIgnoreCase) is true;

    /// <summary>Skips the test where the database cannot be had, with the reason; fails it where the run requires that database.</summary>
    public static void SkipWithout(string database, string? absence)
    {
        if (absence is null)
            return;

        if (Contains(database))
            Assert.Fail($"{absence} {Variable} names {database}.");

        Assert.Ignore(absence);
    }
}
