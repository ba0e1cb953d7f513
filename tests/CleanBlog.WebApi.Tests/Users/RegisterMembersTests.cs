using System.Text.Json.Nodes;
using CleanBlog.Testing;

namespace CleanBlog.WebApi.Tests.Users;

[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.Embedded))]
public sealed class RegisterMembersTests(TestDatabase database) : ApiTest(database)
{
    private static readonly string[] Members = ["email", "first_name", "last_name", "password"];

    private static readonly string[] OtherTypes = ["null", "1", "1.5", "true", "[]", "{}", "[\"Ada\"]", "{\"value\": \"Ada\"}"];

    private static readonly string[] HalfPairs = [@"""\ud800""", @"""\udc00""", @"""Ada \ud83d""", @"""\ud83dx\ude00""", @"""\ude00\ud83d"""];

    [Test]
    public async Task A_missing_member_is_named([ValueSource(nameof(Members))] string member)
    {
        var body = Body();
        body.Remove(member);

        using var response = await RegisterAsync(body.ToJsonString());

        await Assert.ThatInvalid(response, $"/{member}", "value.required");
    }

    [Test]
    public async Task A_member_of_another_type_is_named([ValueSource(nameof(Members))] string member, [ValueSource(nameof(OtherTypes))] string json)
    {
        using var response = await RegisterAsync(With(member, json));

        await Assert.ThatInvalid(response, $"/{member}", "value.invalid_type");
    }

    [Test]
    public async Task Half_a_surrogate_pair_is_refused([ValueSource(nameof(Members))] string member, [ValueSource(nameof(HalfPairs))] string json)
    {
        using var response = await RegisterAsync(With(member, json));

        await Assert.ThatInvalid(response, $"/{member}", "text.invalid_characters");
    }

    [Test]
    public async Task An_escaped_NUL_is_refused([ValueSource(nameof(Members))] string member)
    {
        using var response = await RegisterAsync(With(member, @"""Abc\u0000defg1"""));

        await Assert.ThatInvalid(response, $"/{member}", "text.invalid_characters");
    }

    [TestCase("firstName", "first_name")]
    [TestCase("FIRST_NAME", "first_name")]
    [TestCase("FirstName", "first_name")]
    public async Task Members_are_known_by_their_own_name_only(string sent, string missing)
    {
        var body = Body();
        body.Remove(missing);
        body[sent] = "Ada";

        using var response = await RegisterAsync(body.ToJsonString());

        await Assert.ThatInvalid(response, $"/{missing}", "value.required");
    }

    private static JsonObject Body() => new()
    {
        ["email"] = "mary@example.com",
        ["first_name"] = "Mary",
        ["last_name"] = "Somerville",
        ["password"] = AUser.Password,
    };

    /// <summary>The member as JSON, which may be such as no serializer writes.</summary>
    private static string With(string member, string json)
    {
        var body = Body();
        body[member] = "here";
        return body.ToJsonString().Replace("\"here\"", json, StringComparison.Ordinal);
    }

    private Task<HttpResponseMessage> RegisterAsync(string json) => Anonymous.SendJsonAsync(HttpMethod.Post, "/api/auth/register", json);
}
