using System.Net;
using System.Net.Http.Json;
using Microsoft.Extensions.Options;

namespace CleanBlog.Client.Tests;

public sealed class RegistrationTests
{
    [TestCase("http://localhost:8000", "http://localhost:8000/api/users/me")]
    [TestCase("https://example.com/blog", "https://example.com/blog/api/users/me")]
    [TestCase("https://example.com/blog/", "https://example.com/blog/api/users/me")]
    public async Task It_asks_below_the_base_address(string address, string expected)
    {
        using var server = new Answers(Answer);

        await server.Client(options => options.BaseAddress = new Uri(address)).GetMeAsync();

        Assert.That(server.Received[^1].Address, Is.EqualTo(new Uri(expected)));
    }

    [Test]
    public void Without_a_base_address_there_is_no_client()
    {
        using var server = new Answers(Answer);

        Assert.That(() => server.Client(_ => { }), Throws.InstanceOf<OptionsValidationException>().With.Message.Contains("BaseAddress"));
    }

    [Test]
    public async Task The_token_is_asked_for_with_every_request()
    {
        var number = 0;
        using var server = new Answers(Answer);
        var client = server.Client(options =>
        {
            options.BaseAddress = new Uri("http://localhost");
            options.AccessToken = _ => ValueTask.FromResult<string?>($"token {++number}");
        });

        await client.GetMeAsync();
        await client.GetMeAsync();

        Assert.That(server.Received.Select(sent => sent.Authorization), Is.EqualTo(new[] { "Bearer token 1", "Bearer token 2" }));
    }

    [Test]
    public async Task The_source_of_the_token_may_log_in_with_the_client()
    {
        using var server = new Answers(Answer);
        ICleanBlogClient? client = null;

        client = server.Client(options =>
        {
            options.BaseAddress = new Uri("http://localhost");
            options.AccessToken = async cancellation => (await client!.LogInAsync(new() { Email = "ada@example.com", Password = "P" }, cancellationToken: cancellation)).AccessToken;
        });

        await client.GetMeAsync();

        Assert.That(server.Received.Select(sent => sent.Authorization), Is.EqualTo(new[] { null, "Bearer from the log-in" }));
    }

    [Test]
    public async Task Without_a_token_nothing_is_claimed()
    {
        using var server = new Answers(Answer);

        await server.Client().GetMeAsync();

        Assert.That(server.Received[0].Authorization, Is.Null);
    }

    [Test]
    public async Task A_missing_version_is_not_mistaken_for_any_version()
    {
        using var server = new Answers(Answer);

        var me = await server.Client().GetMeAsync();

        Assert.That(() => me.ETag, Throws.InvalidOperationException);
    }

    private static HttpResponseMessage Answer(HttpRequestMessage request) => new(HttpStatusCode.OK)
    {
        Content = JsonContent.Create<object>(request.RequestUri!.AbsolutePath.EndsWith("/login", StringComparison.Ordinal)
            ? new TokenResponse { AccessToken = "from the log-in", TokenType = "bearer", ExpiresIn = 1, RefreshToken = "", RefreshTokenExpiresIn = 1 }
            : new UserResponse { Email = "", FirstName = "", LastName = "", Id = Guid.Empty, Role = UserRole.User, CreatedAt = default, UpdatedAt = default, IsActive = true, Version = 1 }),
    };
}
