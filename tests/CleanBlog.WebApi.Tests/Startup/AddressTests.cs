namespace CleanBlog.WebApi.Tests.Startup;

public sealed class AddressTests : HostTest
{
    [Test]
    public async Task Without_a_configured_address_it_takes_port_8000()
    {
        Host.Settings.Remove("ASPNETCORE_URLS");
        var process = Host.Start();

        // Something else may have the port on this machine; then the complaint names it.
        var said = await process.FindLineAsync("is ready") ?? (await process.WaitForExitAsync()).Error;

        Assert.That(said, Does.Contain("http://localhost:8000/api").Or.Contain(":8000: address already in use"));
    }

    [Test]
    public async Task An_address_of_the_environment_wins_over_the_default()
    {
        Host.Settings["ASPNETCORE_URLS"] = "http://127.0.0.2:0";

        var server = await Host.ServeAsync();

        Assert.That(server.Announcement, Does.Match("API: http://127\\.0\\.0\\.2:[0-9]+/api ").And.Not.Contain(":8000"));
    }

    [Test]
    public async Task An_address_of_the_command_line_wins_over_the_environment()
    {
        Host.Settings["ASPNETCORE_URLS"] = "http://127.0.0.2:0";

        var server = await Host.ServeAsync("--urls", "http://127.0.0.3:0");

        Assert.That(server.Announcement, Does.Match("API: http://127\\.0\\.0\\.3:[0-9]+/api ").And.Not.Contain(":8000"));
    }

    [Test]
    public async Task An_endpoint_of_the_configuration_wins_over_the_default()
    {
        Host.Settings.Remove("ASPNETCORE_URLS");
        Host.Settings["Kestrel__Endpoints__Http__Url"] = "http://127.0.0.2:0";

        var server = await Host.ServeAsync();

        Assert.That(server.Announcement, Does.Match("API: http://127\\.0\\.0\\.2:[0-9]+/api "));
    }

    [TestCase("nonsense")]
    [TestCase("ftp://127.0.0.1")]
    [TestCase("http://127.0.0.1:99999")]
    public async Task An_address_that_cannot_be_listened_on_is_refused_in_a_sentence(string address)
    {
        Host.Settings["ASPNETCORE_URLS"] = address;

        var exit = await Host.RunAsync("");

        Assert.ThatRefused(exit, "CleanBlog cannot start. It cannot listen:", "Check ASPNETCORE_URLS, --urls or Kestrel:Endpoints");
        Assert.That(exit.Error, Does.Not.Contain("   at "));
    }

    [Test]
    public async Task A_port_that_is_taken_is_refused_in_a_sentence()
    {
        using var taken = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        taken.Start();
        Host.Settings["ASPNETCORE_URLS"] = $"http://{taken.LocalEndpoint}";

        var exit = await Host.RunAsync("");

        Assert.ThatRefused(exit, "CleanBlog cannot start. It cannot listen:", "address already in use");
    }
}
