namespace CleanBlog.WebApi.Tests.OpenApi;

/// <summary>Finds a browser on this machine.</summary>
internal static class Chromium
{
    private const string Variable = "CLEANBLOG_TEST_CHROMIUM";
    private const string RequiredVariable = "CLEANBLOG_REQUIRED_BROWSER";

    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome.exe", "msedge.exe"];

    /// <summary>Its path; without one the test is skipped with the reason, or fails where the run requires a browser.</summary>
    public static string Find()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } given)
            return given;

        var folders = Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator);
        var found = Names.SelectMany(name => folders, (name, folder) => Path.Combine(folder, name)).FirstOrDefault(File.Exists);

        if (found is null && Environment.GetEnvironmentVariable(RequiredVariable) is not null)
            Assert.Fail($"No Chromium on the PATH, and {RequiredVariable} is set. Install one, or name it in {Variable}.");

        if (found is null)
            Assert.Ignore($"No Chromium on the PATH. Install one, or name it in {Variable}.");

        return found;
    }
}
