using System.Net;
using System.Net.Http.Headers;
using CleanBlog.Testing;
using CleanBlog.WebApi.Tests.Startup;

namespace CleanBlog.WebApi.Tests.Commands;

public sealed class CreateAdminTests : HostTest
{
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
    public async Task The_password_is_in_no_output_and_not_in_the_database()
    {
        var created = await CreateAsync(AUser.Password + "\n", "--email", "root@example.com");
        var refused = await CreateAsync(AUser.Password + "\n", "--email", "root@example.com");

        Assert.That((created.Code, refused.Code), Is.EqualTo((0, 1)));
        Assert.That(created.ToString() + refused, Does.Not.Contain(AUser.Password));
        Assert.That(Host.ReadUsers().Single(), Does.Not.Contain(AUser.Password));
    }

    [TestCase("No-Digit-At-All\n", "The password must hold a digit.")]
    [TestCase("\n", "The password must have at least 8 characters.")]
    public async Task A_weak_password_creates_nobody(string input, string reason)
    {
        var exit = await CreateAsync(input, "--email", "root@example.com");

        Assert.ThatRefused(exit, reason);
        Assert.That(Host.ReadUsers(), Is.Empty);
    }

    [Test]
    public async Task Without_a_password_it_does_not_even_begin()
    {
        var exit = await CreateAsync("", "--email", "root@example.com");

        Assert.ThatRefused(exit, "There is no password on standard input");
        Assert.That(Host.DatabasePath, Does.Not.Exist);
    }

    [TestCase("root", "The e-mail address must be valid, such as ada@example.com.")]
    [TestCase("ada.lovelace@authors.invalid", "Addresses under .invalid cannot receive mail")]
    public async Task An_address_that_cannot_be_used_creates_nobody(string email, string reason)
    {
        var exit = await CreateAsync(AUser.Password + "\n", "--email", email);

        Assert.ThatRefused(exit, reason);
        Assert.That(Host.ReadUsers(), Is.Empty);
    }

    [Test]
    public async Task A_taken_address_changes_nobody()
    {
        await CreateAsync(AUser.Password + "\n", "--email", "root@example.com");
        var before = Host.ReadUsers();

        var exit = await CreateAsync("Another-Password-1\n", "--email", " ROOT@example.com ");

        Assert.ThatRefused(exit, "Another user has this e-mail address. (user.email_taken)");
        Assert.That(Host.ReadUsers(), Is.EqualTo(before));
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
        Host.Settings["Passwords__Iterations"] = "1";

        var exit = await CreateAsync(AUser.Password + "\n", "--email", "root@example.com");

        Assert.ThatRefused(exit, "CleanBlog cannot start. Passwords:Iterations must lie between 210000 and 10000000");
        Assert.That(Host.ReadUsers(), Is.Empty);
    }

    private static StringContent JsonContent(string json) => new(json, new MediaTypeHeaderValue("application/json"));

    private Task<HostExit> CreateAsync(string input, params string[] arguments) => Host.RunAsync(input, ["create-admin", .. arguments]);
}
