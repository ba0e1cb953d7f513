using System.Net;
using System.Text;
using CleanBlog.Testing;

namespace CleanBlog.WebApi.Tests.Http.Patching;

/// <summary>What a merge patch (RFC 7396) means on the wire, under its own media type and under plain JSON; and which patches there are.</summary>
[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.All))]
public sealed class PatchTests(TestDatabase database) : ApiTest(database)
{
    private string path = "";

    [SetUp]
    public async Task WritePost() => path = $"/api/posts/{await WritePostAsync(Ada)}";

    [Test]
    public async Task What_is_left_out_stays_whatever_the_patch_is_called([Values("application/merge-patch+json", "application/json", "Application/Merge-Patch+JSON; charset=utf-8")] string mediaType)
    {
        using var response = await PatchAsync("""{"title":"Changed"}""", mediaType);

        var post = await response.ReadAsync();
        Assert.That((post.Text("title"), post.Text("content"), post.GetProperty("published").GetBoolean()), Is.EqualTo(("Changed", "Patterns.", true)));
    }

    [TestCase("title")]
    [TestCase("content")]
    [TestCase("published")]
    public async Task What_has_to_be_there_cannot_be_taken_away(string member)
    {
        using var response = await PatchAsync($$"""{"{{member}}":null}""");

        await Assert.ThatInvalid(response, $"/{member}", "value.required");
    }

    [TestCase("""{"title":"Changed","id":"x","author_id":null,"version":99,"created_at":"never","other":{"a":[1]}}""")]
    [TestCase("""{"title":"Other","title":"Changed"}""")]
    [TestCase("""{"\u0074itle":"Changed"}""")]
    public async Task What_nobody_knows_changes_nothing_else(string patch)
    {
        var before = await Anonymous.ReadAsync(path);

        using var response = await PatchAsync(patch);

        var after = await response.ReadAsync();
        Assert.That(after.Text("title"), Is.EqualTo("Changed"));
        Assert.That((after.Text("id"), after.Text("author_id"), after.Text("created_at"), after.GetProperty("version").GetInt32()),
            Is.EqualTo((before.Text("id"), before.Text("author_id"), before.Text("created_at"), 2)));
    }

    [Test]
    public async Task Every_broken_rule_is_named_and_nothing_is_changed()
    {
        using var response = await PatchAsync("""{"title":"","content":null,"published":false}""");

        var problem = await Assert.ThatProblem(response, HttpStatusCode.UnprocessableEntity, "request.invalid");
        Assert.That(problem.GetProperty("errors").EnumerateArray().Select(error => $"{error.Text("pointer")} {error.Text("code")}"), Is.EquivalentTo(["/title text.too_short", "/content value.required"]));
        Assert.That((await Anonymous.ReadAsync(path)).GetProperty("version").GetInt32(), Is.EqualTo(1));
    }

    [TestCase("""{"title":["Changed"]}""", "/title")]
    [TestCase("""{"title":{"a":"b"}}""", "/title")]
    [TestCase("""{"published":"true"}""", "/published")]
    [TestCase("""[{"op":"replace","path":"/title","value":"Changed"}]""", "")]
    public async Task A_member_of_another_type_is_named(string patch, string pointer)
    {
        using var response = await PatchAsync(patch);

        await Assert.ThatInvalid(response, pointer, "value.invalid_type");
    }

    [TestCase("""{"title":"\ud800"}""", "/title")]
    [TestCase("""{"\ud800":1}""", "")]
    [TestCase("""{"other":["\udc00"]}""", "/other")]
    [TestCase("""[{"title":"\udc00"}]""", "/0/title")]
    public async Task Half_a_character_is_refused_wherever_it_stands(string patch, string pointer)
    {
        using var response = await PatchAsync(patch);

        await Assert.ThatInvalid(response, pointer, "text.invalid_characters");
    }

    [TestCase("application/xml-patch+xml")]
    [TestCase("application/problem+json")]
    [TestCase("text/json")]
    [TestCase(null)]
    public async Task Another_kind_of_patch_is_told_which_there_are(string? mediaType)
    {
        using var response = await Ada.SendBytesAsync(HttpMethod.Patch, path, "{}"u8.ToArray(), mediaType);

        await Assert.ThatProblem(response, HttpStatusCode.UnsupportedMediaType, "request.unsupported_media_type");
        Assert.That(response.Field("Accept-Patch"), Is.EqualTo("application/json, application/json-patch+json, application/merge-patch+json"));
    }

    [Test]
    public async Task Who_may_not_change_it_is_told_so_before_what_the_patch_lacks()
    {
        using var response = await Eve.SendJsonAsync(HttpMethod.Patch, path, """{"title":""}""");

        await Assert.ThatProblem(response, HttpStatusCode.Forbidden, "post.not_yours");
    }

    private Task<HttpResponseMessage> PatchAsync(string patch, string mediaType = "application/merge-patch+json") =>
        Ada.SendBytesAsync(HttpMethod.Patch, path, Encoding.UTF8.GetBytes(patch), mediaType);
}
