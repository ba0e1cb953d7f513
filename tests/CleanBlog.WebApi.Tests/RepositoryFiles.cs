using System.Runtime.CompilerServices;

namespace CleanBlog.WebApi.Tests;

/// <summary>Files of the repository that tests hold against the code.</summary>
internal static class RepositoryFiles
{
    /// <summary>From this source file up to the folder of the solution.</summary>
    public static string Path(string relativePath, [CallerFilePath] string here = "") =>
        System.IO.Path.Combine(new FileInfo(here).Directory!.EnclosingSolution(), relativePath);

    private static string EnclosingSolution(this DirectoryInfo folder) =>
        folder.EnumerateFiles("*.sln").Any() ? folder.FullName : folder.Parent!.EnclosingSolution();
}
