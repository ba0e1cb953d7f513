using System.Net;
using CleanBlog.Testing;
using Microsoft.EntityFrameworkCore;

namespace CleanBlog.WebApi.Tests.Invitations;

/// <summary>Where no account is opened from outside.</summary>
[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.All))]
public sealed class ClosedRegistrationTests(TestDatabase database) : ApiTest(database)
{
    protected override IReadOnlyDictionary<string, string> Configure() => new Dictionary<string, string>(StringComparer.Ordinal) { ["Registration:Mode"] = "closed" };

    [TestCase(false)]
    [TestCase(true)]
    public async Task Nobody_opens_an_account_whether_invited_or_not(bool isInvited)
    {
        using var created = await Admin.SendJsonAsync(HttpMethod.Post, "/api/invitations", "{}");
        var token = (await created.ReadAsync()).Text("token");

        using var refused = await Anonymous.SendJsonAsync(
            HttpMethod.Post, "/api/auth/register", new { Email = "eve@example.com", FirstName = "Mary", LastName = "Somerville", AUser.Password, Invitation = isInvited ? token : null });

        await Assert.ThatProblem(refused, HttpStatusCode.Forbidden, "registration.closed");
        Assert.That(await InDatabaseAsync(context => context.Users.CountAsync()), Is.EqualTo(3));
    }

    [Test]
    public async Task Whoever_has_an_account_signs_in() => Assert.That(await LogInAsync("ada@example.com"), Is.Not.Empty);
}
