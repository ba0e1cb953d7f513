using System.Net;
using System.Text;
using CleanBlog.Testing;

namespace CleanBlog.WebApi.Tests.Users;

[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.Embedded))]
public sealed class LogInFormTests(TestDatabase database) : ApiTest(database)
{
    private const string Credentials = $"username=ada%40example.com&password={AUser.Password}";

    [TestCase(Credentials)]
    [TestCase($"grant_type=password&{Credentials}&scope=&client_id=swagger&client_secret=")]
    [TestCase($"{Credentials}&unknown=1&unknown=2")]
    public async Task The_form_of_OAuth_2_gives_a_token(string form)
    {
        using var response = await LogInAsync(form);

        var token = await response.ReadAsync();

        Assert.That(token.Text("token_type"), Is.EqualTo("bearer"));
        Assert.That((await Client(token.Text("access_token")).ReadAsync("/api/users/me")).GetProperty("id").GetGuid(), Is.EqualTo(AdaId));
    }

    [TestCase("application/x-www-form-urlencoded; charset=utf-8")]
    [TestCase("Application/X-WWW-Form-URLEncoded")]
    public async Task The_form_is_known_in_any_spelling(string contentType)
    {
        using var response = await Anonymous.SendBytesAsync(HttpMethod.Post, "/api/auth/login", Encoding.UTF8.GetBytes(Credentials), contentType);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Plus_and_percent_are_decoded_once()
    {
        using var registered = await Anonymous.SendJsonAsync(
            HttpMethod.Post, "/api/auth/register", new { Email = "mary+blog@example.com", FirstName = "Mary", LastName = "Somerville", Password = "A 1%2B+ é&=" });

        using var response = await LogInAsync("username=mary%2Bblog%40example.com&password=A+1%252B%2B+%C3%A9%26%3D");

        Assert.That(registered.StatusCode, Is.EqualTo(HttpStatusCode.Created));
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [TestCase("username=ada%40example.com&password=Wrong-1843")]
    [TestCase("username=nobody%40example.com&password=Wrong-1843")]
    [TestCase("username=&password=")]
    [TestCase("username=ada%40example.com&username=eve%40example.com&password=Wrong-1843")]
    [TestCase("username=%F0%9F%98%80&password=%C3%A9")]
    public async Task Wrong_credentials_in_a_form_are_refused(string form)
    {
        using var response = await LogInAsync(form);

        await Assert.ThatProblem(response, HttpStatusCode.Unauthorized, "auth.invalid_credentials");
    }

    [TestCase("username=ada%40example.com")]
    [TestCase("username=ada%40example.com&PASS=x")]
    [TestCase("email=ada%40example.com&password=x")]
    public async Task A_form_without_a_field_is_told_which_it_needs(string form)
    {
        using var response = await LogInAsync(form);

        var problem = await Assert.ThatProblem(response, HttpStatusCode.BadRequest, "request.malformed_form");
        Assert.That(problem.GetProperty("detail").GetString(), Does.Contain("username and password"));
    }

    [Test]
    public async Task A_form_with_too_many_fields_is_malformed()
    {
        using var response = await LogInAsync(string.Join('&', Enumerable.Range(0, 1100).Select(number => $"f{number}=x")));

        await Assert.ThatProblem(response, HttpStatusCode.BadRequest, "request.malformed_form");
    }

    [Test]
    public async Task A_form_that_holds_NUL_is_malformed()
    {
        using var response = await LogInAsync("username=%00&password=x");

        await Assert.ThatProblem(response, HttpStatusCode.BadRequest, "request.malformed_form");
    }

    [TestCase("multipart/form-data; boundary=x")]
    [TestCase("multipart/form-data")]
    [TestCase("text/plain")]
    public async Task Any_other_form_is_refused(string contentType)
    {
        var body = Encoding.UTF8.GetBytes("--x\r\nContent-Disposition: form-data; name=\"username\"\r\n\r\nada@example.com\r\n--x--\r\n");

        using var response = await Anonymous.SendBytesAsync(HttpMethod.Post, "/api/auth/login", body, contentType);

        await Assert.ThatProblem(response, HttpStatusCode.UnsupportedMediaType, "request.unsupported_media_type");
    }

    [Test]
    public async Task A_form_with_a_body_over_64_KiB_is_refused()
    {
        using var response = await LogInAsync($"{Credentials}&filler={new string('x', 64 * 1024)}");

        await Assert.ThatProblem(response, HttpStatusCode.RequestEntityTooLarge, "request.too_large");
    }

    private Task<HttpResponseMessage> LogInAsync(string form) => Anonymous.SendFormAsync("/api/auth/login", form);
}
