using System.CommandLine;

namespace CleanBlog.WebApi.Commands;

/// <summary>What the host does beside serving: <c>create-admin</c>, <c>import</c> and <c>migrate</c>.</summary>
internal static class HostCommands
{
    private static readonly string[] HelpOptions = ["--help", "-h", "-?", "--version"];

    /// <summary>A first argument that is a word is a command; options alone belong to the server's configuration.</summary>
    public static bool AreMeant(string[] args) =>
        args is [var first, ..] && (!first.StartsWith('-') && !first.StartsWith('/') && !first.Contains('=') || HelpOptions.Contains(first, StringComparer.Ordinal));

    public static async Task<int> RunAsync(string[] args)
    {
        var root = new RootCommand($"{About.Description} Without a command, it serves.")
        {
            CreateAdminCommand.Create(),
            ImportCommand.Create(),
            MigrateCommand.Create(),
        };

        var command = root.Parse(args);

        if (command.UnmatchedTokens.Count == 0)
            return await command.InvokeAsync();

        // Never repeated: what was not meant as an argument may be a password.
        await Console.Error.WriteLineAsync("There is a command or an argument that is not known here; --help shows those that are. A password never is one: it is asked for, or read from standard input.");
        return Composition.Failed;
    }
}
