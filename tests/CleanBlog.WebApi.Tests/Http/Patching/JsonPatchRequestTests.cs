using System.Net;
using System.Net.Http.Headers;
using System.Text;
using CleanBlog.Testing;

namespace CleanBlog.WebApi.Tests.Http.Patching;

/// <summary>What a JSON Patch (RFC 6902) does on the wire: all of it or nothing.</summary>
[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.All))]
public sealed class JsonPatchRequestTests(TestDatabase database) : ApiTest(database)
{
    private const string MediaType = "application/json-patch+json";
    private const string Publish = """[{"op":"test","path":"/published","value":false},{"op":"replace","path":"/published","value":true}]""";

    private string path = "";

    [SetUp]
    public async Task WritePost() => path = $"/api/posts/{await WritePostAsync(Ada, published: false)}";

    [Test]
    public async Task All_six_operations_work_on_a_post()
    {
        using var response = await PatchAsync("""
            [
              {"op":"test","path":"/title","value":"Notes"},
              {"op":"copy","from":"/title","path":"/old"},
              {"op":"move","from":"/content","path":"/title"},
              {"op":"add","path":"/content","value":"Algebraic."},
              {"op":"replace","path":"/published","value":true},
              {"op":"remove","path":"/old"}
            ]
            """);

        var post = await response.ReadAsync();
        Assert.That((post.Text("title"), post.Text("content"), post.GetProperty("published").GetBoolean()), Is.EqualTo(("Patterns.", "Algebraic.", true)));
        Assert.That((await Ada.ReadAsync(path)).GetRawText(), Is.EqualTo(post.GetRawText()));
    }

    [TestCase("Application/JSON-Patch+JSON")]
    [TestCase("application/json-patch+json; charset=utf-8")]
    public async Task Its_name_is_known_in_any_spelling(string mediaType)
    {
        using var response = await Ada.SendBytesAsync(HttpMethod.Patch, path, Encoding.UTF8.GetBytes(Publish), mediaType);

        Assert.ThatStatus(response, HttpStatusCode.OK);
    }

    [Test]
    public async Task A_user_can_be_patched_too()
    {
        using var response = await PatchAsync($"/api/users/{AdaId}", """[{"op":"test","path":"/first_name","value":"Ada"},{"op":"replace","path":"/first_name","value":"Augusta"}]""");

        var user = await response.ReadAsync();
        Assert.That((user.Text("first_name"), user.Text("last_name")), Is.EqualTo(("Augusta", "Lovelace")));
    }

    [Test]
    public async Task The_whole_document_can_be_replaced()
    {
        using var response = await PatchAsync("""[{"op":"replace","path":"","value":{"title":"New","content":"All new.","published":false}}]""");

        Assert.That((await response.ReadAsync()).Text("title"), Is.EqualTo("New"));
    }

    [TestCase("""[]""")]
    [TestCase("""[{"op":"replace","path":"/title","value":"Notes"}]""")]
    [TestCase("""[{"op":"add","path":"/id","value":"x"},{"op":"add","path":"/author_id","value":null},{"op":"add","path":"/version","value":99},{"op":"add","path":"/other","value":{"a":[1]}}]""")]
    public async Task What_nobody_may_change_is_left_alone(string patch)
    {
        var before = await Ada.ReadAsync(path);
        Clock.Advance(TimeSpan.FromMinutes(1));

        using var response = await PatchAsync(patch);

        Assert.That((await response.ReadAsync()).GetRawText(), Is.EqualTo(before.GetRawText()));
    }

    [Test]
    public async Task A_role_is_not_changed_by_a_patch_of_the_user()
    {
        using var response = await PatchAsync($"/api/users/{AdaId}", """[{"op":"add","path":"/role","value":"admin"}]""");

        Assert.That((await response.ReadAsync()).Text("role"), Is.EqualTo("user"));
    }

    [TestCase("""[{"op":"replace","path":"/title","value":"Changed"},{"op":"test","path":"/content","value":"Other."}]""", "patch.test_failed", 1)]
    [TestCase("""[{"op":"replace","path":"/title","value":"Changed"},{"op":"test","path":"/version","value":1}]""", "patch.test_failed", 1)]
    [TestCase("""[{"op":"remove","path":"/author_id"}]""", "patch.path_not_found", 0)]
    [TestCase("""[{"op":"replace","path":"/title","value":"Changed"},{"op":"remove","path":"/content"},{"op":"copy","from":"/content","path":"/title"}]""", "patch.path_not_found", 2)]
    public async Task What_contradicts_the_document_is_a_conflict_and_changes_nothing(string patch, string code, int operation)
    {
        using var response = await PatchAsync(patch);

        var problem = await Assert.ThatProblem(response, HttpStatusCode.Conflict, code);
        Assert.That(problem.Text("detail"), Does.StartWith($"Operation /{operation}: ").And.Not.Contain("Patterns."));
        await ThatNothingIsChanged();
    }

    [TestCase("""{}""", "", "value.invalid_type")]
    [TestCase("""null""", "", "value.invalid_type")]
    [TestCase("""{"title":"Changed"}""", "", "value.invalid_type")]
    [TestCase("""[1]""", "/0", "value.invalid_type")]
    [TestCase("""[null]""", "/0", "value.invalid_type")]
    [TestCase("""[[]]""", "/0", "value.invalid_type")]
    [TestCase("""[{"op":"remove","op":"remove","path":"/title"}]""", "/0", "value.invalid_type")]
    [TestCase("""[{"op":"remove","path":"/title","path":"/title"}]""", "/0", "value.invalid_type")]
    [TestCase("""[{"op":"add","path":"/other","value":[{"a":1,"\u0061":2}]}]""", "/0/value", "value.invalid_type")]
    [TestCase("""[{"path":"/title","value":"Changed"}]""", "/0/op", "value.required")]
    [TestCase("""[{"op":"replace","path":"/title","value":"Changed"},{"op":"spam","path":"/title"}]""", "/1/op", "value.invalid_type")]
    [TestCase("""[{"op":"Remove","path":"/title"}]""", "/0/op", "value.invalid_type")]
    [TestCase("""[{"op":null,"path":"/title"}]""", "/0/op", "value.invalid_type")]
    [TestCase("""[{"op":"remove"}]""", "/0/path", "value.required")]
    [TestCase("""[{"op":"remove","path":1}]""", "/0/path", "value.invalid_type")]
    [TestCase("""[{"op":"remove","path":null}]""", "/0/path", "value.invalid_type")]
    [TestCase("""[{"op":"remove","path":"title"}]""", "/0/path", "value.invalid_type")]
    [TestCase("""[{"op":"remove","path":"/~2"}]""", "/0/path", "value.invalid_type")]
    [TestCase("""[{"op":"add","path":"/title"}]""", "/0/value", "value.required")]
    [TestCase("""[{"op":"replace","path":"/title"}]""", "/0/value", "value.required")]
    [TestCase("""[{"op":"test","path":"/title"}]""", "/0/value", "value.required")]
    [TestCase("""[{"op":"test","path":"/title","value":1e9999999999}]""", "/0/value", "value.out_of_range")]
    [TestCase("""[{"op":"copy","path":"/title"}]""", "/0/from", "value.required")]
    [TestCase("""[{"op":"move","path":""}]""", "/0/from", "value.required")]
    [TestCase("""[{"op":"move","from":"content","path":"/title"}]""", "/0/from", "value.invalid_type")]
    [TestCase("""[{"op":"move","from":"/title","path":"/title/x"}]""", "/0/path", "value.invalid_type")]
    [TestCase("""[{"op":"move","from":"","path":"/title"}]""", "/0/path", "value.invalid_type")]
    [TestCase("""[{"op":"replace","path":"/title","value":""}]""", "/title", "text.too_short")]
    [TestCase("""[{"op":"replace","path":"/title","value":null}]""", "/title", "value.invalid_type")]
    [TestCase("""[{"op":"remove","path":"/content"}]""", "/content", "value.required")]
    [TestCase("""[{"op":"move","from":"/title","path":"/Title"}]""", "/title", "value.required")]
    [TestCase("""[{"op":"copy","from":"/title","path":"/published"}]""", "/published", "value.invalid_type")]
    [TestCase("""[{"op":"add","path":"/title","value":["Changed"]}]""", "/title", "value.invalid_type")]
    [TestCase("""[{"op":"add","path":"","value":[]}]""", "", "value.invalid_type")]
    [TestCase("""[{"op":"remove","path":""}]""", "", "value.invalid_type")]
    public async Task What_is_no_patch_or_makes_no_such_document_is_told_where_it_is_wrong(string patch, string pointer, string code)
    {
        using var response = await PatchAsync(patch);

        await Assert.ThatInvalid(response, pointer, code);
        await ThatNothingIsChanged();
    }

    [TestCase("""[{"op":"replace","path":"/title","value":"\ud800"}]""", "/0/value")]
    [TestCase("""[{"op":"test","path":"/title","value":"Notes"},{"op":"test","path":"/\udc00","value":1}]""", "/1/path")]
    [TestCase("""[{"op":"add","path":"/other","value":{"a":["\ud800"]}}]""", "/0/value")]
    [TestCase("""[{"\ud800":1}]""", "/0")]
    public async Task Half_a_character_is_refused_wherever_it_stands(string patch, string pointer)
    {
        using var response = await PatchAsync(patch);

        await Assert.ThatInvalid(response, pointer, "text.invalid_characters");
    }

    [Test]
    public async Task Every_broken_rule_is_named()
    {
        using var response = await PatchAsync("""[{"op":"replace","path":"/title","value":""},{"op":"remove","path":"/content"},{"op":"replace","path":"/published","value":true}]""");

        var problem = await Assert.ThatProblem(response, HttpStatusCode.UnprocessableEntity, "request.invalid");
        Assert.That(problem.GetProperty("errors").EnumerateArray().Select(error => $"{error.Text("pointer")} {error.Text("code")}"), Is.EquivalentTo(["/title text.too_short", "/content value.required"]));
        await ThatNothingIsChanged();
    }

    [Test]
    public async Task Between_the_first_and_the_last_operation_the_rules_may_be_broken()
    {
        using var response = await PatchAsync("""[{"op":"move","from":"/title","path":"/aside"},{"op":"move","from":"/content","path":"/title"},{"op":"move","from":"/aside","path":"/content"}]""");

        var post = await response.ReadAsync();
        Assert.That((post.Text("title"), post.Text("content")), Is.EqualTo(("Patterns.", "Notes")));
    }

    [Test]
    public async Task More_than_a_hundred_operations_are_refused()
    {
        using var response = await PatchAsync($"[{string.Join(',', Enumerable.Repeat("""{"op":"replace","path":"/title","value":"Changed"}""", 101))}]");

        await Assert.ThatProblem(response, HttpStatusCode.UnprocessableEntity, "patch.too_large");
        await ThatNothingIsChanged();
    }

    [Test]
    public async Task Copies_of_copies_are_refused_at_the_size_of_a_body()
    {
        var doubled = string.Join(',', Enumerable.Repeat("""{"op":"copy","from":"","path":"/a/-"}""", 99));

        foreach (var target in new[] { path, $"/api/users/{AdaId}" })
        {
            using var response = await PatchAsync(target, $$"""[{"op":"add","path":"/a","value":["{{new string('x', 1000)}}"]},{{doubled}}]""");

            await Assert.ThatProblem(response, HttpStatusCode.UnprocessableEntity, "patch.too_large");
        }
    }

    [Test]
    public async Task A_copy_may_be_as_large_as_a_body_and_no_larger()
    {
        var copies = Enumerable.Range(0, 65).Select(index => $$"""{"op":"copy","from":"/a","path":"/b{{index}}"}""");
        var patch = $$"""[{"op":"add","path":"/a","value":"{{new string('x', 1022)}}"},{{string.Join(',', copies.Take(64))}}]""";

        using var enough = await PatchAsync($"/api/users/{AdaId}", patch);
        using var tooMuch = await PatchAsync($"/api/users/{AdaId}", $"{patch[..^1]},{copies.Last()}]");

        Assert.ThatStatus(enough, HttpStatusCode.OK);
        await Assert.ThatProblem(tooMuch, HttpStatusCode.UnprocessableEntity, "patch.too_large");
    }

    [Test]
    public async Task A_patch_that_is_no_JSON_is_malformed()
    {
        using var response = await PatchAsync("""[{"op":"remove","path":"/title"}""");

        await Assert.ThatProblem(response, HttpStatusCode.BadRequest, "request.malformed_json");
    }

    [Test]
    public async Task Nesting_too_deep_is_malformed()
    {
        using var response = await PatchAsync($$"""[{"op":"add","path":"/a","value":{{new string('[', 63)}}{{new string(']', 63)}}}]""");

        await Assert.ThatProblem(response, HttpStatusCode.BadRequest, "request.malformed_json");
    }

    [Test]
    public async Task An_empty_body_is_missing()
    {
        using var response = await PatchAsync("");

        await Assert.ThatProblem(response, HttpStatusCode.BadRequest, "request.body_missing");
    }

    [Test]
    public async Task Who_may_not_change_it_learns_nothing_by_testing()
    {
        await PublishAsync();

        foreach (var patch in new[] { "{}", """[{"op":"test","path":"/title","value":"Notes"}]""", """[{"op":"test","path":"/title","value":"Other"}]""" })
        {
            using var response = await Eve.SendBytesAsync(HttpMethod.Patch, path, Encoding.UTF8.GetBytes(patch), MediaType);

            await Assert.ThatProblem(response, HttpStatusCode.Forbidden, "post.not_yours");
        }
    }

    [Test]
    public async Task A_draft_of_somebody_else_is_not_found_whatever_is_tested()
    {
        using var response = await Eve.SendBytesAsync(HttpMethod.Patch, path, Encoding.UTF8.GetBytes(Publish), MediaType);

        await Assert.ThatProblem(response, HttpStatusCode.NotFound, "post.not_found");
    }

    [Test]
    public async Task If_Match_guards_the_version_and_a_test_the_value()
    {
        using var stale = await SendAsync(Publish, ("If-Match", "\"7\""));
        using var current = await SendAsync(Publish, ("If-Match", "\"1\""));
        using var twice = await SendAsync(Publish, ("If-Match", "\"2\""));

        await Assert.ThatProblem(stale, HttpStatusCode.PreconditionFailed, "precondition.failed");
        Assert.That((await current.ReadAsync()).GetProperty("version").GetInt32(), Is.EqualTo(2));
        await Assert.ThatProblem(twice, HttpStatusCode.Conflict, "patch.test_failed");
    }

    [Test]
    public async Task Sent_again_with_its_key_it_is_answered_again()
    {
        using var first = await SendAsync(Publish, ("Idempotency-Key", "publish-once"));
        using var second = await SendAsync(Publish, ("Idempotency-Key", "publish-once"));
        using var other = await SendAsync(Publish, ("Idempotency-Key", "publish-twice"));

        Assert.That(await second.Content.ReadAsStringAsync(), Is.EqualTo(await first.Content.ReadAsStringAsync()));
        Assert.That((await second.ReadAsync()).GetProperty("version").GetInt32(), Is.EqualTo(2));
        await Assert.ThatProblem(other, HttpStatusCode.Conflict, "patch.test_failed");
    }

    private Task<HttpResponseMessage> PatchAsync(string patch) => PatchAsync(path, patch);

    private Task<HttpResponseMessage> PatchAsync(string target, string patch) =>
        Ada.SendBytesAsync(HttpMethod.Patch, target, Encoding.UTF8.GetBytes(patch), MediaType);

    private async Task PublishAsync()
    {
        using var response = await PatchAsync(Publish);
        Assert.ThatStatus(response, HttpStatusCode.OK);
    }

    private async Task<HttpResponseMessage> SendAsync(string patch, (string Name, string Value) field)
    {
        using var request = new HttpRequestMessage(HttpMethod.Patch, path) { Content = new StringContent(patch, MediaTypeHeaderValue.Parse(MediaType)) };
        request.Headers.TryAddWithoutValidation(field.Name, field.Value);

        return await Ada.SendAsync(request);
    }

    private async Task ThatNothingIsChanged()
    {
        var post = await Ada.ReadAsync(path);
        Assert.That((post.Text("title"), post.Text("content"), post.GetProperty("version").GetInt32()), Is.EqualTo(("Notes", "Patterns.", 1)));
    }
}
