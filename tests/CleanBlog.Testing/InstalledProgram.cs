namespace CleanBlog.Testing;

/// <summary>Finds programs on this machine.</summary>
internal static class InstalledProgram
{
    private static IEnumerable<string> Path => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(System.IO.Path.PathSeparator);

    /// <summary>The first folder of the PATH, then of the others, that has all these programs.</summary>
    public static string? FindFolder(IEnumerable<string> others, params string[] programs) =>
        Path.Concat(others).FirstOrDefault(folder => Array.TrueForAll(programs, program => File.Exists(System.IO.Path.Combine(folder, program))));
}
