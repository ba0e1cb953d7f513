using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CleanBlog.Domain.Sessions;
using CleanBlog.Testing;

namespace CleanBlog.WebApi.Tests.Users;

[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.All))]
public sealed class SessionTests(TestDatabase database) : ApiTest(database)
{
    private static readonly string[] Members = ["id", "device", "address", "created_at", "last_used_at", "expires_at", "is_current"];

    [Test]
    public async Task A_client_stays_signed_in_by_refreshing()
    {
        var tokens = await SignInAsync("ada@example.com");

        for (var day = 0; day < 3; day++)
        {
            Clock.Advance(TimeSpan.FromDays(1));
            using var response = await RefreshAsync(tokens.Text("refresh_token"));
            Assert.ThatStatus(response, HttpStatusCode.OK);
            tokens = await response.ReadAsync();
        }

        Assert.That((await Client(tokens.Text("access_token")).ReadAsync("/api/users/me")).GetProperty("id").GetGuid(), Is.EqualTo(AdaId));
        Assert.That(tokens.GetProperty("refresh_token_expires_in").GetInt32(), Is.EqualTo(14 * 24 * 60 * 60));
        Assert.That(tokens.Text("refresh_token"), Does.Match(RefreshToken.Pattern));
    }

    [Test]
    public async Task A_refresh_token_that_is_used_again_ends_the_session()
    {
        var first = await SignInAsync("ada@example.com");
        using var refreshed = await RefreshAsync(first.Text("refresh_token"));
        var second = await refreshed.ReadAsync();
        Clock.Advance(TimeSpan.FromSeconds(11));

        using var again = await RefreshAsync(first.Text("refresh_token"));
        using var next = await RefreshAsync(second.Text("refresh_token"));
        using var used = await Client(second.Text("access_token")).GetAsync("/api/users/me");

        await Assert.ThatProblem(again, HttpStatusCode.Unauthorized, "auth.refresh_token_invalid");
        await Assert.ThatProblem(next, HttpStatusCode.Unauthorized, "auth.refresh_token_invalid");
        await Assert.ThatProblem(used, HttpStatusCode.Unauthorized, "auth.token_invalid");
    }

    [Test]
    public async Task A_key_does_not_save_the_session_whose_refresh_token_is_used_again()
    {
        var first = await SignInAsync("ada@example.com");
        using var refreshed = await RefreshAsync(first.Text("refresh_token"));
        var second = await refreshed.ReadAsync();
        Clock.Advance(TimeSpan.FromSeconds(11));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/auth/refresh") { Content = JsonContent.Create(new { refresh_token = first.Text("refresh_token") }) };
        request.Headers.Add("Idempotency-Key", "key");

        using var again = await Anonymous.SendAsync(request);
        using var next = await RefreshAsync(second.Text("refresh_token"));

        await Assert.ThatProblem(again, HttpStatusCode.Unauthorized, "auth.refresh_token_invalid");
        await Assert.ThatProblem(next, HttpStatusCode.Unauthorized, "auth.refresh_token_invalid");
    }

    [Test]
    public async Task Refreshes_at_once_through_two_instances_go_on_with_one_token()
    {
        await using var another = StartAnother();
        using var there = Connect(another);
        var first = (await SignInAsync("ada@example.com")).Text("refresh_token");

        var responses = await Task.WhenAll(Enumerable.Range(0, 8).Select(number => RefreshAsync(first, number % 2 == 0 ? Anonymous : there)));
        var tokens = await Task.WhenAll(responses.Select(response => response.ReadAsync()));

        Assert.That(tokens.Select(each => each.Text("refresh_token")).Distinct(StringComparer.Ordinal), Has.Exactly(1).Items);
    }

    [Test]
    public async Task A_refresh_token_is_no_access_token_and_the_other_way_round()
    {
        var tokens = await SignInAsync("ada@example.com");

        using var asAccess = await Client(tokens.Text("refresh_token")).GetAsync("/api/users/me");
        using var asRefresh = await RefreshAsync(tokens.Text("access_token"));

        await Assert.ThatProblem(asAccess, HttpStatusCode.Unauthorized, "auth.token_invalid");
        await Assert.ThatProblem(asRefresh, HttpStatusCode.Unauthorized, "auth.refresh_token_invalid");
    }

    [TestCase("""{"refresh_token":""}""", "auth.refresh_token_invalid")]
    [TestCase("""{"refresh_token":"cbr_x"}""", "auth.refresh_token_invalid")]
    public async Task What_is_no_refresh_token_is_refused(string body, string code)
    {
        using var response = await Anonymous.SendJsonAsync(HttpMethod.Post, "/api/auth/refresh", body);

        await Assert.ThatProblem(response, HttpStatusCode.Unauthorized, code);
    }

    [Test]
    public async Task A_refresh_without_a_token_is_told_what_is_missing()
    {
        using var response = await Anonymous.SendJsonAsync(HttpMethod.Post, "/api/auth/refresh", "{}");

        await Assert.ThatInvalid(response, "/refresh_token", "value.required");
    }

    [Test]
    public async Task The_forms_of_OAuth_2_refresh_and_revoke()
    {
        var first = (await SignInAsync("ada@example.com")).Text("refresh_token");

        using var refreshed = await Anonymous.SendFormAsync("/api/auth/refresh", $"grant_type=refresh_token&refresh_token={first}&client_id=x");
        var second = (await refreshed.ReadAsync()).Text("refresh_token");
        using var revoked = await Anonymous.SendFormAsync("/api/auth/revoke", $"token={second}&token_type_hint=refresh_token");
        using var again = await RefreshAsync(second);

        Assert.ThatStatus(revoked, HttpStatusCode.OK);
        Assert.That(await revoked.Content.ReadAsStringAsync(), Is.Empty);
        await Assert.ThatProblem(again, HttpStatusCode.Unauthorized, "auth.refresh_token_invalid");
    }

    [TestCase("refresh", "refresh_token")]
    [TestCase("revoke", "token")]
    public async Task A_token_in_the_URL_is_refused_and_not_logged(string route, string name)
    {
        using var response = await Anonymous.SendJsonAsync(HttpMethod.Post, $"/api/auth/{route}?{name}={AdaRefreshToken}", "{}");

        await Assert.ThatProblem(response, HttpStatusCode.UnprocessableEntity, "auth.credentials_in_url");
        Assert.That(Log.Lines, Has.None.Contains(AdaRefreshToken));
    }

    [TestCase("refresh")]
    [TestCase("revoke")]
    public async Task A_form_without_the_token_is_told_what_it_needs(string route)
    {
        using var response = await Anonymous.SendFormAsync($"/api/auth/{route}", "x=y");

        await Assert.ThatProblem(response, HttpStatusCode.BadRequest, "request.malformed_form");
    }

    [Test]
    public async Task Tokens_may_be_kept_by_nobody()
    {
        using var response = await RefreshAsync(AdaRefreshToken);

        Assert.That(response.Field("Cache-Control"), Is.EqualTo("no-store"));
    }

    [Test]
    public async Task After_a_logout_both_tokens_are_refused()
    {
        using var left = await Ada.SendAsync(HttpMethod.Post, "/api/auth/logout");

        using var used = await Ada.GetAsync("/api/users/me");
        using var published = await Ada.GetAsync("/api/posts");
        using var refreshed = await RefreshAsync(AdaRefreshToken);

        Assert.ThatStatus(left, HttpStatusCode.NoContent);
        await Assert.ThatProblem(used, HttpStatusCode.Unauthorized, "auth.token_invalid");
        await Assert.ThatProblem(published, HttpStatusCode.Unauthorized, "auth.token_invalid");
        await Assert.ThatProblem(refreshed, HttpStatusCode.Unauthorized, "auth.refresh_token_invalid");
    }

    [Test]
    public async Task A_logout_counts_on_another_instance_within_five_seconds()
    {
        await using var another = StartAnother();
        using var there = Connect(another);
        there.DefaultRequestHeaders.Authorization = Ada.DefaultRequestHeaders.Authorization;
        using var before = await there.GetAsync("/api/users/me");

        (await Ada.SendAsync(HttpMethod.Post, "/api/auth/logout")).Dispose();
        Clock.Advance(TimeSpan.FromSeconds(5));

        using var after = await there.GetAsync("/api/users/me");
        Assert.ThatStatus(before, HttpStatusCode.OK);
        await Assert.ThatProblem(after, HttpStatusCode.Unauthorized, "auth.token_invalid");
    }

    [Test]
    public async Task Signed_in_requests_ask_the_database_for_their_caller_once()
    {
        var id = await WritePostAsync(Ada, published: false);
        Sql.Reset();

        foreach (var _ in Enumerable.Range(0, 5))
            (await Ada.GetAsync($"/api/posts/{id}")).Dispose();

        Assert.That(Sql.Statements.Where(statement => statement.Contains("sessions", StringComparison.Ordinal)), Is.Empty);
        Assert.That(Sql.Statements, Has.Exactly(5).Items);
    }

    [Test]
    public async Task Another_password_ends_every_session()
    {
        var elsewhere = Client(await LogInAsync("ada@example.com"));

        using var changed = await Ada.SendJsonAsync(HttpMethod.Put, "/api/users/me/password", new { CurrentPassword = AUser.Password, NewPassword = "Difference-Engine-1822" });

        using var here = await Ada.GetAsync("/api/users/me");
        using var there = await elsewhere.GetAsync("/api/users/me");
        using var refreshed = await RefreshAsync(AdaRefreshToken);

        Assert.ThatStatus(changed, HttpStatusCode.NoContent);
        await Assert.ThatProblem(here, HttpStatusCode.Unauthorized, "auth.token_invalid");
        await Assert.ThatProblem(there, HttpStatusCode.Unauthorized, "auth.token_invalid");
        await Assert.ThatProblem(refreshed, HttpStatusCode.Unauthorized, "auth.refresh_token_invalid");
    }

    [Test]
    public async Task A_session_tells_where_and_when()
    {
        Clock.Advance(TimeSpan.FromMinutes(1));
        using var login = new HttpRequestMessage(HttpMethod.Post, "/api/auth/login") { Content = new FormUrlEncodedContent([new("username", "ada@example.com"), new("password", AUser.Password)]) };
        login.Headers.UserAgent.ParseAdd("Phone/1.0");
        using var response = await Anonymous.SendAsync(login);
        var token = (await response.ReadAsync()).Text("access_token");

        var sessions = (await Client(token).ReadAsync("/api/users/me/sessions")).GetProperty("data").EnumerateArray().ToList();

        Assert.That(sessions, Has.Exactly(2).Items);
        Assert.That(sessions[0].Names(), Is.EquivalentTo(Members));
        Assert.That((sessions[0].Text("device"), sessions[0].Text("address"), sessions[0].GetProperty("is_current").GetBoolean()), Is.EqualTo(("Phone/1.0", "127.0.0.1", true)));
        Assert.That((sessions[1].GetProperty("id").GetGuid(), sessions[1].GetProperty("is_current").GetBoolean()), Is.EqualTo((AdaSession, false)));
    }

    [Test]
    public async Task One_session_is_ended_from_another()
    {
        var phone = Client(await LogInAsync("ada@example.com"));

        using var ended = await phone.DeleteAsync($"/api/users/me/sessions/{AdaSession}");
        using var again = await phone.DeleteAsync($"/api/users/me/sessions/{AdaSession}");
        using var used = await Ada.GetAsync("/api/users/me");

        Assert.ThatStatus(ended, HttpStatusCode.NoContent);
        await Assert.ThatProblem(again, HttpStatusCode.NotFound, "session.not_found");
        await Assert.ThatProblem(used, HttpStatusCode.Unauthorized, "auth.token_invalid");
        Assert.ThatStatus(await phone.GetAsync("/api/users/me"), HttpStatusCode.OK);
    }

    [Test]
    public async Task Nobody_ends_or_sees_the_sessions_of_another()
    {
        using var ended = await Eve.DeleteAsync($"/api/users/me/sessions/{AdaSession}");
        using var listed = await Eve.GetAsync($"/api/users/{AdaId}/sessions");

        await Assert.ThatProblem(ended, HttpStatusCode.NotFound, "session.not_found");
        await Assert.ThatProblem(listed, HttpStatusCode.Forbidden, "auth.administrators_only");
        Assert.ThatStatus(await Ada.GetAsync("/api/users/me"), HttpStatusCode.OK);
    }

    [Test]
    public async Task Everywhere_else_means_all_sessions_but_this_one()
    {
        var phone = Client(await LogInAsync("ada@example.com"));

        using var ended = await phone.DeleteAsync("/api/users/me/sessions");

        Assert.ThatStatus(ended, HttpStatusCode.NoContent);
        Assert.ThatStatus(await phone.GetAsync("/api/users/me"), HttpStatusCode.OK);
        await Assert.ThatProblem(await Ada.GetAsync("/api/users/me"), HttpStatusCode.Unauthorized, "auth.token_invalid");
        Assert.ThatStatus(await Eve.GetAsync("/api/users/me"), HttpStatusCode.OK);
    }

    [Test]
    public async Task An_administrator_lists_and_ends_the_sessions_of_another()
    {
        var phone = Client(await LogInAsync("ada@example.com"));

        var listed = (await Admin.ReadAsync($"/api/users/{AdaId}/sessions")).GetProperty("data").EnumerateArray().ToList();
        using var ended = await Admin.DeleteAsync($"/api/users/{AdaId}/sessions/{AdaSession}");
        using var notHers = await Admin.DeleteAsync($"/api/users/{EveId}/sessions/{AdaSession}");

        Assert.That(listed.Select(session => session.GetProperty("is_current").GetBoolean()), Is.EqualTo([false, false]));
        Assert.ThatStatus(ended, HttpStatusCode.NoContent);
        await Assert.ThatProblem(notHers, HttpStatusCode.NotFound, "session.not_found");
        await Assert.ThatProblem(await Ada.GetAsync("/api/users/me"), HttpStatusCode.Unauthorized, "auth.token_invalid");

        using var all = await Admin.DeleteAsync($"/api/users/{AdaId}/sessions");
        Assert.ThatStatus(all, HttpStatusCode.NoContent);
        await Assert.ThatProblem(await phone.GetAsync("/api/users/me"), HttpStatusCode.Unauthorized, "auth.token_invalid");
    }

    [Test]
    public async Task Who_was_shut_out_and_let_in_again_has_to_sign_in_again()
    {
        foreach (var isActive in new[] { false, true })
            (await Admin.SendJsonAsync(HttpMethod.Put, $"/api/users/{AdaId}/active", new { IsActive = isActive })).Dispose();

        await Assert.ThatProblem(await Ada.GetAsync("/api/users/me"), HttpStatusCode.Unauthorized, "auth.token_invalid");
        Assert.That(await LogInAsync("ada@example.com"), Is.Not.Empty);
    }

    [Test]
    public async Task A_device_is_shown_without_what_it_smuggled_in()
    {
        using var login = new HttpRequestMessage(HttpMethod.Post, "/api/auth/login") { Content = new FormUrlEncodedContent([new("username", "ada@example.com"), new("password", AUser.Password)]) };
        login.Headers.TryAddWithoutValidation("User-Agent", $"<script>alert(1)</script> {new string('x', 1000)}");
        using var response = await Anonymous.SendAsync(login);
        var token = (await response.ReadAsync()).Text("access_token");

        var device = (await Client(token).ReadAsync("/api/users/me/sessions")).GetProperty("data")[0].Text("device");

        Assert.That(device, Does.StartWith("<script>").And.Length.EqualTo(SessionClient.MaxDeviceLength));
    }

    private static HttpClient Connect(Microsoft.AspNetCore.Mvc.Testing.WebApplicationFactory<Program> server) => OpenApi.ContractHandler.Connect(server.ClientOptions.BaseAddress);

    private async Task<JsonElement> SignInAsync(string email)
    {
        using var response = await Anonymous.SendJsonAsync(HttpMethod.Post, "/api/auth/login", new { Email = email, AUser.Password });
        return await response.ReadAsync();
    }

    private Task<HttpResponseMessage> RefreshAsync(string token, HttpClient? client = null) =>
        (client ?? Anonymous).SendJsonAsync(HttpMethod.Post, "/api/auth/refresh", new { RefreshToken = token });
}
