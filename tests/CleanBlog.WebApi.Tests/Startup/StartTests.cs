using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using CleanBlog.Testing;

namespace CleanBlog.WebApi.Tests.Startup;

public sealed class StartTests : HostTest
{
    [Test]
    public async Task An_empty_folder_becomes_a_working_blog()
    {
        var server = await Host.ServeAsync();

        using var ready = await server.Http.GetAsync("/health/ready");
        using var posts = await server.Http.GetAsync("/api/posts");

        Assert.That(ready.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await posts.ReadAsync()).GetProperty("pagination").GetProperty("total").GetInt32(), Is.Zero);
        Assert.That(Host.ReadUsers(), Is.Empty);
    }

    [Test]
    public async Task The_start_up_line_says_where_everything_is_and_what_to_do_first()
    {
        var server = await Host.ServeAsync();

        var address = $"http://127.0.0.1:{server.Http.BaseAddress!.Port}";
        Assert.That(server.Announcement, Does.Contain($"API: {address}/api |"));
        Assert.That(server.Announcement, Does.Contain($"Docs: {address}/api/docs |"));
        Assert.That(server.Announcement, Does.Contain($"SQLite file {Host.DatabasePath} |"));
        Assert.That(server.Announcement, Does.EndWith("dotnet run --project src/CleanBlog.WebApi -- create-admin --email you@example.com"));
    }

    [Test]
    public async Task Outside_development_the_start_up_line_names_the_command_of_the_built_host()
    {
        Host.Settings["ASPNETCORE_ENVIRONMENT"] = "Production";
        Host.Settings["SECRET_KEY"] = ApiTest.SigningKey;

        var server = await Host.ServeAsync();

        Assert.That(server.Announcement, Does.EndWith("First administrator: CleanBlog.WebApi create-admin --email you@example.com"));
        Assert.That(server.Announcement, Does.Not.Contain(ApiTest.SigningKey));
    }

    [Test]
    public async Task A_signal_to_terminate_stops_it_cleanly()
    {
        var server = await Host.ServeAsync();

        var exit = await server.Process.TerminateAsync();

        Assert.ThatSucceeded(exit);
        Assert.That(exit.Output, Does.Contain("CleanBlog 1.0.0 is ready").And.Contain("CleanBlog has stopped"));
    }

    [Test]
    public async Task A_token_of_the_first_run_is_good_in_the_second()
    {
        var first = await Host.ServeAsync();
        var token = await RegisterAsync(first.Http);
        await first.Process.TerminateAsync();

        var second = await Host.ServeAsync();
        second.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var me = await second.Http.GetAsync("/api/users/me");

        Assert.That((await me.ReadAsync()).GetProperty("email").GetString(), Is.EqualTo("ada@example.com"));
    }

    [Test]
    public async Task The_development_key_is_for_the_eyes_of_its_owner_and_in_no_output()
    {
        var server = await Host.ServeAsync();
        var exit = await server.Process.TerminateAsync();

        var path = Host.PathOf("data/development-signing-key");
        Assert.That(exit.Output, Does.Not.Contain(await File.ReadAllTextAsync(path)));

        if (!OperatingSystem.IsWindows())
            Assert.That(File.GetUnixFileMode(path), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));
    }

    private static async Task<string> RegisterAsync(HttpClient http)
    {
        using var registered = await http.PostAsJsonAsync(
            "/api/auth/register", new { email = "ada@example.com", first_name = "Ada", last_name = "Lovelace", password = AUser.Password });
        await registered.ReadAsync();

        return await http.LogInAsync("ada@example.com");
    }
}
