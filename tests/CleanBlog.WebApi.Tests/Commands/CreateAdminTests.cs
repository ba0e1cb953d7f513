using System.Net;
using System.Net.Http.Headers;
using CleanBlog.Testing;
using CleanBlog.WebApi.Tests.Startup;

namespace CleanBlog.WebApi.Tests.Commands;

public sealed class CreateAdminTests : HostTest
{
    /// <summary>What the default costs is tested with the hasher.</summary>
    [SetUp]
    public void HashCheaply() => Host.Settings["Passwords__Iterations"] = "1";

    [Test]
    public async Task The_administrator_can_use_what_is_for_administrators()
    {
        var exit = await CreateAsync(AUser.Password + "\n", "--email", "Root@Example.com", "--first-name", "Grace", "--last-name", "Hopper");
        var server = await Host.ServeAsync();
        server.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await server.Http.LogInAsync("root@example.com"));
        using var unknown = await server.Http.PutAsync($"/api/users/{Guid.CreateVersion7()}/active", JsonContent("""{"is_active": false}"""));
        using var me = await server.Http.GetAsync("/api/users/me");

        Assert.ThatSucceeded(exit);
        Assert.That(exit.Output, Does.StartWith("Administrator root@example.com is created: "));
        await Assert.ThatProblem(unknown, HttpStatusCode.NotFound, "user.not_found");
        Assert.That((await me.ReadAsync()).GetProperty("role").GetString(), Is.EqualTo("admin"));
        Assert.That(Host.ReadUsers().Single(), Does.Contain("| Grace | Hopper |"));
    }

    [Test]
    public async Task The_password_is_the_whole_first_line()
    {
        const string Spaced = "  Analytical Engine 1843 é 👩‍👩‍👧  ";
        Assert.ThatSucceeded(await CreateAsync($"{Spaced}\r\nA second line is no part of it.\r\n", "--email", "root@example.com"));

        var server = await Host.ServeAsync();

        Assert.That(await server.Http.LogInAsync("root@example.com", Spaced), Is.Not.Empty);
    }

    [Test]
    public async Task A_taken_address_changes_nobody_and_the_password_is_in_no_output_and_not_in_the_database()
    {
        var created = await CreateAsync(AUser.Password + "\n", "--email", "root@example.com");
        var before = Host.ReadUsers();

        var refused = await CreateAsync(AUser.Password + "\n", "--email", " ROOT@example.com ");

        Assert.ThatSucceeded(created);
        Assert.ThatRefused(refused, "Another user has this e-mail address. (user.email_taken)");
        Assert.That(Host.ReadUsers(), Is.EqualTo(before));
        Assert.That(created.ToString() + refused, Does.Not.Contain(AUser.Password));
        Assert.That(before.Single(), Does.Not.Contain(AUser.Password));
    }

    /// <summary>One rule for all: they are those of the registration, which is tested on every database.</summary>
    [Test]
    public async Task What_breaks_a_rule_creates_nobody()
    {
        var exit = await CreateAsync("\n", "--email", "root@example.com");

        Assert.ThatRefused(exit, "The password must have at least 8 characters. (text.too_short)");
        Assert.That(Host.ReadUsers(), Is.Empty);
    }

    [Test]
    public async Task Without_a_password_it_does_not_even_begin()
    {
        var exit = await CreateAsync("", "--email", "root@example.com");

        Assert.ThatRefused(exit, "There is no password on standard input");
        Assert.That(Host.DatabasePath, Does.Not.Exist);
    }

    [Test]
    public async Task Without_an_address_it_says_how_it_is_used()
    {
        var exit = await CreateAsync(AUser.Password + "\n");

        Assert.That(exit.Code, Is.EqualTo(1));
        Assert.That(exit.Error, Does.Contain("Option '--email' is required."));
        Assert.That(exit.Output, Does.Contain("create-admin [options]").And.Contain("--email"));
        Assert.That(Host.DatabasePath, Does.Not.Exist);
    }

    [TestCase("--password", "Analytical-Engine-1843")]
    [TestCase("--password=Analytical-Engine-1843")]
    [TestCase("Analytical-Engine-1843")]
    public async Task A_password_as_an_argument_is_refused(params string[] password)
    {
        var exit = await CreateAsync(AUser.Password + "\n", ["--email", "root@example.com", .. password]);

        Assert.That(exit.Code, Is.EqualTo(1));
        Assert.That(exit.Error, Does.Contain("not known here").And.Not.Contain(AUser.Password));
        Assert.That(Host.DatabasePath, Does.Not.Exist);
    }

    [Test]
    public async Task A_weak_cost_of_hashes_is_refused_in_production_here_too()
    {
        Host.Settings["ASPNETCORE_ENVIRONMENT"] = "Production";

        var exit = await CreateAsync(AUser.Password + "\n", "--email", "root@example.com");

        Assert.ThatRefused(exit, "CleanBlog cannot start. Passwords:Iterations must lie between 210000 and 10000000");
        Assert.That(Host.ReadUsers(), Is.Empty);
    }

    private static StringContent JsonContent(string json) => new(json, new MediaTypeHeaderValue("application/json"));

    private Task<HostExit> CreateAsync(string input, params string[] arguments) => Host.RunAsync(input, ["create-admin", .. arguments]);
}
