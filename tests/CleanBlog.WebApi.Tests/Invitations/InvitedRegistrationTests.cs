using System.Net;
using System.Text.Json.Nodes;
using CleanBlog.Domain.Users;
using CleanBlog.Testing;
using Microsoft.EntityFrameworkCore;

namespace CleanBlog.WebApi.Tests.Invitations;

/// <summary>Where an account is opened by invitation alone.</summary>
[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.All))]
public sealed class InvitedRegistrationTests(TestDatabase database) : ApiTest(database)
{
    private const int Racers = 16;

    private static readonly EmailAddress Mary = EmailAddress.Parse("mary@example.com").Expect();

    protected override IReadOnlyDictionary<string, string> Configure() => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["Registration:Mode"] = "invite",
        ["Registration:InvitationUrl"] = "https://blog.example.com/join?from=api#invitation={token}",
    };

    [Test]
    public async Task An_invitation_opens_one_account()
    {
        var token = await InviteAsync();

        using var first = await RegisterAsync(token, "mary@example.com");
        using var second = await RegisterAsync(token, "emmy@example.com");

        Assert.That((await first.ReadAsync()).Text("role"), Is.EqualTo("user"));
        await Assert.ThatProblem(second, HttpStatusCode.Forbidden, "invitation.invalid");
        Assert.That(await LogInAsync("mary@example.com"), Is.Not.Empty);
    }

    [Test]
    public async Task A_link_has_the_token_where_it_reaches_no_log()
    {
        using var response = await Admin.SendJsonAsync(HttpMethod.Post, "/api/invitations", "{}");
        var created = await response.ReadAsync();

        Assert.That(created.Text("link"), Is.EqualTo($"https://blog.example.com/join?from=api#invitation={created.Text("token")}"));
    }

    [Test]
    public async Task Whatever_is_wrong_the_refusal_is_the_same()
    {
        var (second, secondId) = await SignInAsync("second@example.com", "Second", "Administrator", UserRole.Admin);
        var (third, thirdId) = await SignInAsync("third@example.com", "Third", "Administrator", UserRole.Admin);
        var (fourth, fourthId) = await SignInAsync("fourth@example.com", "Fourth", "Administrator", UserRole.Admin);
        var (used, revoked, ofAnother) = (await InviteAsync(), await InviteAsync(), await InviteAsync(email: "emmy@example.com"));
        var (demoted, shutOut, deleted) = (await InviteAsync(by: second), await InviteAsync(by: third), await InviteAsync(by: fourth));
        var expired = await InviteAsync();
        using var use = await RegisterAsync(used, "first@example.com");
        using var revocation = await Admin.DeleteAsync($"/api/invitations/{await IdOfAsync(revoked)}");
        using var demotion = await Admin.SendJsonAsync(HttpMethod.Put, $"/api/users/{secondId}/role", new { Role = "user" });
        using var deactivation = await Admin.SendJsonAsync(HttpMethod.Put, $"/api/users/{thirdId}/active", new { IsActive = false });
        using var deletion = await Admin.DeleteAsync($"/api/users/{fourthId}");

        var refusals = new List<string>();

        foreach (var token in new[] { null, "", "guessed", used, revoked, ofAnother, demoted, shutOut, deleted })
            refusals.Add(await RefuseAsync(token));

        Clock.Advance(TimeSpan.FromDays(7));
        refusals.Add(await RefuseAsync(expired));

        Assert.That(refusals.Distinct(StringComparer.Ordinal), Has.Exactly(1).Items);
        Assert.That(await InDatabaseAsync(context => context.Users.CountAsync(user => user.Email == Mary)), Is.Zero);
    }

    [Test]
    public async Task For_one_address_it_is_good_for_that_one_however_it_is_written()
    {
        var token = await InviteAsync(email: "mary@example.com");

        using var other = await RegisterAsync(token, "emmy@example.com");
        using var own = await RegisterAsync(token, " MARY@example.com ");

        await Assert.ThatProblem(other, HttpStatusCode.Forbidden, "invitation.invalid");
        Assert.That(own.StatusCode, Is.EqualTo(HttpStatusCode.Created));
    }

    [Test]
    public async Task A_registration_that_is_refused_uses_nothing_up()
    {
        var token = await InviteAsync();

        using var taken = await RegisterAsync(token, "eve@example.com");
        using var weak = await RegisterAsync(token, "mary@example.com", "Password1");
        using var good = await RegisterAsync(token, "mary@example.com");

        await Assert.ThatProblem(taken, HttpStatusCode.Conflict, "user.email_taken");
        await Assert.ThatInvalid(weak, "/password", "password.too_common");
        Assert.That(good.StatusCode, Is.EqualTo(HttpStatusCode.Created));
    }

    [Test]
    public async Task Without_one_nobody_learns_who_has_an_account()
    {
        using var taken = await RegisterAsync(invitation: null, "eve@example.com");

        await Assert.ThatProblem(taken, HttpStatusCode.Forbidden, "invitation.invalid");
    }

    [Test]
    public async Task What_is_taken_back_meanwhile_opens_nothing()
    {
        var token = await InviteAsync();
        var id = await IdOfAsync(token);
        Interloper.Do(async () =>
        {
            using var revoked = await Admin.DeleteAsync($"/api/invitations/{id}");
            Assert.That(revoked.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
        });

        using var late = await RegisterAsync(token, "mary@example.com");

        await Assert.ThatProblem(late, HttpStatusCode.Forbidden, "invitation.invalid");
        Assert.That(await InDatabaseAsync(context => context.Users.CountAsync(user => user.Email == Mary)), Is.Zero);
    }

    [Test]
    public async Task Of_many_who_race_for_one_over_two_instances_one_gets_in()
    {
        await using var another = StartAnother();
        using var elsewhere = another.CreateClient();
        var token = await InviteAsync();

        var responses = await Task.WhenAll(Enumerable.Range(0, Racers).Select(number => RegisterAsync(token, $"racer{number}@example.com", by: number % 2 == 0 ? Anonymous : elsewhere)));

        Assert.That(responses.Count(response => response.StatusCode is HttpStatusCode.Created), Is.EqualTo(1));
        Assert.That(responses.Count(response => response.StatusCode is HttpStatusCode.Forbidden), Is.EqualTo(Racers - 1));
        Assert.That(await InDatabaseAsync(context => context.Users.CountAsync()), Is.EqualTo(4));
    }

    private async Task<string> RefuseAsync(string? token)
    {
        using var refused = await RegisterAsync(token, "mary@example.com");
        await Assert.ThatProblem(refused, HttpStatusCode.Forbidden, "invitation.invalid");

        var problem = JsonNode.Parse(await refused.Content.ReadAsStringAsync())!.AsObject();
        problem.Remove("trace_id");
        return problem.ToJsonString();
    }

    private async Task<Guid> IdOfAsync(string token)
    {
        var hash = Domain.Invitations.InvitationToken.HashOf(token);

        return await InDatabaseAsync(async context => (await context.Invitations.SingleAsync(invitation => invitation.TokenHash == hash)).Id.Value);
    }

    private async Task<string> InviteAsync(string? email = null, HttpClient? by = null)
    {
        using var response = await (by ?? Admin).SendJsonAsync(HttpMethod.Post, "/api/invitations", new { Email = email });
        return (await response.ReadAsync()).Text("token");
    }

    private Task<HttpResponseMessage> RegisterAsync(string? invitation, string email, string password = AUser.Password, HttpClient? by = null) => (by ?? Anonymous).SendJsonAsync(
        HttpMethod.Post, "/api/auth/register", new { Email = email, FirstName = "Some", LastName = "Body", Password = password, Invitation = invitation });
}
