using System.Net;
using CleanBlog.Application.Common;
using CleanBlog.Domain.Common;
using CleanBlog.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CleanBlog.WebApi.Tests.Users;

/// <summary>
/// A refused login takes as long whatever the reason: not by a clock, which tells little on a busy machine, but because the same statements
/// are sent and the same number of passwords is compared.
/// </summary>
[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.All))]
public sealed class LogInCostTests(TestDatabase database) : ApiTest(database)
{
    private CountingHasher? hasher;

    private CountingHasher Hasher => hasher!;

    [Test]
    public async Task Unknown_wrong_and_shut_out_cost_the_same()
    {
        using var deactivated = await Admin.SendJsonAsync(HttpMethod.Put, $"/api/users/{EveId}/active", new { IsActive = false });

        // What is sent for the first time can cost more.
        await CostOfAsync("grace@example.com", "Wrong-1843");

        var unknown = await CostOfAsync("nobody@example.com", AUser.Password);
        var wrong = await CostOfAsync("ada@example.com", "Wrong-1843");
        var shutOut = await CostOfAsync("eve@example.com", AUser.Password);
        var both = await CostOfAsync("eve@example.com", "Wrong-1843");

        Assert.That(unknown.Compared, Is.EqualTo(1));
        Assert.That(unknown.Hashed, Is.Zero);
        Assert.That(unknown.Statements, Has.Count.EqualTo(2));
        Assert.That(new[] { wrong, shutOut, both }.Select(cost => (cost.Compared, cost.Hashed)), Has.All.EqualTo((unknown.Compared, unknown.Hashed)));
        Assert.That(new[] { wrong, shutOut, both }.Select(cost => cost.Statements), Has.All.EqualTo(unknown.Statements));
    }

    [Test]
    public async Task A_login_costs_a_query_a_session_and_its_record()
    {
        await LogInAsync("ada@example.com");
        Sql.Reset();
        Hasher.Reset();

        await LogInAsync("ada@example.com");

        Assert.That(Sql.Statements, Has.Count.EqualTo(3));
        Assert.That(Sql.Statements[0], Does.StartWith("SELECT"));
        Assert.That(Sql.Statements[1], Does.StartWith("DELETE FROM").And.Contain("sessions"));
        Assert.That(Sql.Statements[2], Does.Match("INSERT INTO \"?audit_events").And.Match("INSERT INTO \"?sessions"));
        Assert.That((Hasher.Compared, Hasher.Hashed), Is.EqualTo((1, 0)));
    }

    protected override void Configure(IServiceCollection services)
    {
        var real = services.Single(service => service.ServiceType == typeof(IPasswordHasher)).ImplementationType!;

        services.AddSingleton<IPasswordHasher>(provider => hasher ??= new CountingHasher((IPasswordHasher)ActivatorUtilities.CreateInstance(provider, real)));
    }

    private async Task<(IReadOnlyList<string> Statements, int Compared, int Hashed)> CostOfAsync(string email, string password)
    {
        Sql.Reset();
        Hasher.Reset();

        using var response = await Anonymous.SendJsonAsync(HttpMethod.Post, "/api/auth/login", new { email, password });

        await Assert.ThatProblem(response, HttpStatusCode.Unauthorized, "auth.invalid_credentials");
        return (Sql.Statements, Hasher.Compared, Hasher.Hashed);
    }

    private sealed class CountingHasher(IPasswordHasher real) : IPasswordHasher
    {
        private int compared;
        private int hashed;

        public int Compared => compared;

        public int Hashed => hashed;

        public void Reset() => (compared, hashed) = (0, 0);

        public Task<Result<string>> HashAsync(string password, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref hashed);
            return real.HashAsync(password, cancellationToken);
        }

        public Task<Result<PasswordVerification>> VerifyAsync(string? hash, string password, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref compared);
            return real.VerifyAsync(hash, password, cancellationToken);
        }
    }
}
