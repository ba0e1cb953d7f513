using CleanBlog.WebApi.Tests.Startup;

namespace CleanBlog.WebApi.Tests.Commands;

public sealed class CommandLineTests : HostTest
{
    [TestCase("--help")]
    [TestCase("-h")]
    [TestCase("-?")]
    public async Task Help_names_the_commands(string option)
    {
        var exit = await Host.RunAsync("", option);

        Assert.ThatSucceeded(exit);
        Assert.That(exit.Output, Does.Contain("Without a command, it serves.").And.Contain("create-admin").And.Contain("import"));
    }

    [TestCase("create-admin", "--email", "--first-name", "--last-name")]
    [TestCase("import", "--file")]
    public async Task Each_command_has_help_of_its_own(string command, params string[] options)
    {
        var exit = await Host.RunAsync("", command, "--help");

        Assert.ThatSucceeded(exit);

        foreach (var option in options)
            Assert.That(exit.Output, Does.Contain(option));
    }

    [Test]
    public async Task The_version_is_one_line()
    {
        var exit = await Host.RunAsync("", "--version");

        Assert.ThatSucceeded(exit);
        Assert.That(exit.Output, Is.EqualTo("1.0.0\n"));
    }

    [Test]
    public async Task An_unknown_command_serves_nothing()
    {
        var exit = await Host.RunAsync("", "export");

        Assert.That(exit.Code, Is.EqualTo(1));
        Assert.That(exit.Error, Does.Contain("not known here").And.Contain("--help"));
        Assert.That(exit.Output, Is.Empty);
    }

    [Test]
    public async Task An_import_without_a_file_says_how_it_is_used()
    {
        var exit = await Host.RunAsync("", "import");

        Assert.That(exit.Code, Is.EqualTo(1));
        Assert.That(exit.Error, Does.Contain("Option '--file' is required."));
        Assert.That(exit.Output, Does.Contain("import [options]"));
    }
}
