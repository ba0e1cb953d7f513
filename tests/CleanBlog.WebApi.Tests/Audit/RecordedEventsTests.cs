using System.Net;
using CleanBlog.Testing;

namespace CleanBlog.WebApi.Tests.Audit;

/// <summary>What is recorded, and what not.</summary>
[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.All))]
public sealed class RecordedEventsTests(TestDatabase database) : AuditTest(database)
{
    private const string Other = "Difference-Engine-1822";

    [Test]
    public async Task An_event_says_what_who_whom_when_from_where_and_in_which_request()
    {
        using var response = await AssignAsync(AdaId, "admin");

        var entry = await EventAsync();

        Assert.That(entry.Text("event"), Is.EqualTo("role.assigned"));
        Assert.That(SummaryOf(entry), Is.EqualTo(((Guid?)AdminId, (Guid?)AdaId, "user_to_admin")));
        Assert.That(entry.Text("subject_kind"), Is.EqualTo("user"));
        Assert.That(entry.Text("at"), Is.EqualTo($"{Clock.GetUtcNow():yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'}"));
        Assert.That(entry.Text("address"), Is.EqualTo("127.0.0.1"));
        Assert.That(entry.Text("trace_id"), Is.EqualTo(response.Field("traceresponse")!.Split('-')[1]));
    }

    [Test]
    public async Task Registering_is_recorded()
    {
        using var response = await RegisterAsync();
        var id = (await response.ReadAsync()).GetProperty("id").GetGuid();

        var entry = await EventAsync();

        Assert.That(entry.Text("event"), Is.EqualTo("user.registered"));
        Assert.That(SummaryOf(entry), Is.EqualTo(((Guid?)null, (Guid?)id, (string?)null)));
    }

    [Test]
    public async Task Signing_in_is_recorded()
    {
        using var response = await TryToLogInAsync("ada@example.com");

        var entry = await EventAsync();

        Assert.That(entry.Text("event"), Is.EqualTo("login.succeeded"));
        Assert.That(SummaryOf(entry), Is.EqualTo(((Guid?)null, (Guid?)AdaId, (string?)null)));
    }

    [TestCase("ada@example.com", "Wrong-1843", "wrong_password")]
    [TestCase("nobody@example.com", AUser.Password, "unknown_account")]
    [TestCase("Analytical-Engine-1843", "ada@example.com", "unknown_account")]
    public async Task A_login_that_fails_is_recorded_with_its_reason_and_nothing_that_was_typed(string email, string password, string reason)
    {
        using var response = await TryToLogInAsync(email, password);

        var entry = await EventAsync();

        await Assert.ThatProblem(response, HttpStatusCode.Unauthorized, "auth.invalid_credentials");
        Assert.That(entry.Text("event"), Is.EqualTo("login.failed"));
        Assert.That(SummaryOf(entry), Is.EqualTo(((Guid?)null, reason is "wrong_password" ? (Guid?)AdaId : null, reason)));
        Assert.That(entry.GetRawText(), Does.Not.Contain("@").And.Not.Contain("1843"));
    }

    [Test]
    public async Task A_login_of_somebody_who_is_shut_out_is_recorded_as_that()
    {
        using var deactivated = await ActivateAsync(EveId, isActive: false);
        using var response = await TryToLogInAsync("eve@example.com");

        var newest = (await EventsAsync())[0];

        Assert.That((newest.Text("event"), newest.GetProperty("subject_id").GetGuid(), newest.Text("detail")), Is.EqualTo(("login.failed", EveId, "shut_out")));
    }

    [Test]
    public async Task A_login_that_fails_is_recorded_whatever_its_key()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/auth/login") { Content = new StringContent("""{"email":"ada@example.com","password":"Wrong-1843"}""", new System.Net.Http.Headers.MediaTypeHeaderValue("application/json")) };
        request.Headers.Add("Idempotency-Key", "once");

        using var response = await Anonymous.SendAsync(request);

        await Assert.ThatProblem(response, HttpStatusCode.Unauthorized, "auth.invalid_credentials");
        Assert.That(await NamesAsync(), Is.EqualTo(["login.failed"]));
    }

    [Test]
    public async Task Another_password_is_recorded_and_so_is_a_wrong_current_one()
    {
        using var refused = await SendLaterAsync(Ada, HttpMethod.Put, "/api/users/me/password", new { CurrentPassword = Other, NewPassword = Other });
        using var changed = await SendLaterAsync(Ada, HttpMethod.Put, "/api/users/me/password", new { CurrentPassword = AUser.Password, NewPassword = Other });

        var entries = await EventsAsync();

        Assert.ThatStatus(changed, HttpStatusCode.NoContent);
        Assert.That(entries.Select(entry => entry.Text("event")), Is.EqualTo(["password.changed", "password.refused"]));
        Assert.That(entries.Select(SummaryOf), Has.All.EqualTo(((Guid?)AdaId, (Guid?)AdaId, (string?)null)));
    }

    [Test]
    public async Task Another_address_is_recorded_and_so_is_a_wrong_current_password()
    {
        using var refused = await SendLaterAsync(Ada, HttpMethod.Put, "/api/users/me/email", new { Email = "countess@example.com", CurrentPassword = Other });
        using var changed = await SendLaterAsync(Ada, HttpMethod.Put, "/api/users/me/email", new { Email = "countess@example.com", CurrentPassword = AUser.Password });

        var entries = await EventsAsync();

        Assert.ThatStatus(changed, HttpStatusCode.OK);
        Assert.That(entries.Select(entry => entry.Text("event")), Is.EqualTo(["email.changed", "password.refused"]));
        Assert.That(entries.Select(SummaryOf), Has.All.EqualTo(((Guid?)AdaId, (Guid?)AdaId, (string?)null)));
    }

    [Test]
    public async Task Shutting_out_and_letting_in_again_are_recorded()
    {
        using var deactivated = await ActivateAsync(EveId, isActive: false);
        using var activated = await ActivateAsync(EveId, isActive: true);

        var entries = await EventsAsync();

        Assert.That(entries.Select(entry => entry.Text("event")), Is.EqualTo(["user.activated", "user.deactivated"]));
        Assert.That(entries.Select(SummaryOf), Has.All.EqualTo(((Guid?)AdminId, (Guid?)EveId, (string?)null)));
    }

    [Test]
    public async Task Both_ways_of_a_role_are_told_apart()
    {
        using var promoted = await AssignAsync(AdaId, "admin");
        using var demoted = await AssignAsync(AdaId, "user");

        Assert.That((await EventsAsync()).Select(entry => entry.Text("detail")), Is.EqualTo(["admin_to_user", "user_to_admin"]));
    }

    [Test]
    public async Task Asking_for_what_is_for_administrators_is_recorded()
    {
        using var response = await Ada.GetAsync(Path);

        var entry = await EventAsync();

        await Assert.ThatProblem(response, HttpStatusCode.Forbidden, "auth.administrators_only");
        Assert.That(entry.Text("event"), Is.EqualTo("access.refused"));
        Assert.That(SummaryOf(entry), Is.EqualTo(((Guid?)AdaId, (Guid?)null, (string?)null)));
    }

    [Test]
    public async Task What_changes_nothing_is_no_event()
    {
        using var role = await AssignAsync(AdaId, "user");
        using var active = await ActivateAsync(AdaId, isActive: true);
        using var email = await SendLaterAsync(Ada, HttpMethod.Put, "/api/users/me/email", new { Email = "ADA@example.com", CurrentPassword = AUser.Password });

        Assert.That(new[] { role, active, email }.Select(response => response.StatusCode), Has.All.EqualTo(HttpStatusCode.OK));
        Assert.That(await NamesAsync(), Is.Empty);
    }

    [Test]
    public async Task What_is_refused_is_no_event()
    {
        using var taken = await RegisterAsync("ada@example.com");
        using var email = await SendLaterAsync(Ada, HttpMethod.Put, "/api/users/me/email", new { Email = "eve@example.com", CurrentPassword = AUser.Password });
        using var last = await ActivateAsync(AdminId, isActive: false);
        Interloper.Do(() => ExecuteAsync("UPDATE users SET version = version + 1"));
        using var raced = await AssignAsync(AdaId, "admin");

        Assert.That(new[] { taken, email, last, raced }.Select(response => response.StatusCode), Has.All.EqualTo(HttpStatusCode.Conflict));
        Assert.That(await NamesAsync(), Is.Empty);
    }

    [Test]
    public async Task Of_racing_registrations_the_one_that_wins_is_recorded()
    {
        var responses = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => RegisterAsync()));

        Assert.That(responses.Count(response => response.StatusCode is HttpStatusCode.Created), Is.EqualTo(1));
        Assert.That(await NamesAsync(), Is.EqualTo(["user.registered"]));
    }

    [Test]
    public async Task What_is_carried_out_once_is_recorded_once_over_two_instances()
    {
        await using var other = StartAnother();
        var account = $$"""{"email":"mary@example.com","first_name":"Mary","last_name":"Somerville","password":"{{AUser.Password}}"}""";
        List<HttpStatusCode> statuses = [];

        foreach (var instance in new[] { Address, other.ClientOptions.BaseAddress, Address })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(instance, "/api/auth/register")) { Content = new StringContent(account, new System.Net.Http.Headers.MediaTypeHeaderValue("application/json")) };
            request.Headers.Add("Idempotency-Key", "mary");
            using var response = await Anonymous.SendAsync(request);
            statuses.Add(response.StatusCode);
        }

        Assert.That(statuses, Has.All.EqualTo(HttpStatusCode.Created));
        Assert.That(await NamesAsync(), Is.EqualTo(["user.registered"]));
    }

    /// <summary>The log is written before anybody is told anything: what cannot be recorded is not done.</summary>
    [TestCase("ada@example.com", AUser.Password)]
    [TestCase("ada@example.com", "Wrong-1843")]
    public async Task Without_the_log_nobody_signs_in(string email, string password)
    {
        await RenameTableAsync("audit_events", "audit_events_aside");

        try
        {
            using var response = await TryToLogInAsync(email, password);

            await Assert.ThatProblem(response, HttpStatusCode.InternalServerError, "server.error");
        }
        finally
        {
            await RenameTableAsync("audit_events_aside", "audit_events");
        }
    }

    /// <summary>Because they stand in one transaction with their events.</summary>
    [Test]
    public async Task Without_the_log_nothing_is_changed()
    {
        await RenameTableAsync("audit_events", "audit_events_aside");

        try
        {
            using var registered = await RegisterAsync();
            using var promoted = await AssignAsync(AdaId, "admin");

            Assert.That(new[] { registered, promoted }.Select(response => response.StatusCode), Has.All.EqualTo(HttpStatusCode.InternalServerError));
        }
        finally
        {
            await RenameTableAsync("audit_events_aside", "audit_events");
        }

        var users = await Admin.ReadAsync("/api/users");

        Assert.That(users.GetProperty("data").EnumerateArray().Select(user => user.Text("email")), Is.EquivalentTo(["ada@example.com", "eve@example.com", "root@example.com"]));
        Assert.That((await Ada.ReadAsync("/api/users/me")).Text("role"), Is.EqualTo("user"));
    }

    [Test]
    public async Task The_requests_of_somebody_who_is_signed_in_cost_no_statement_more()
    {
        Sql.Reset();
        using var me = await Ada.GetAsync("/api/users/me");

        Assert.That(Sql.Statements, Has.Count.EqualTo(2));
    }
}
