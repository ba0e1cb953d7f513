using System.Text;
using System.Text.Json;
using CleanBlog.Domain.Common;
using CleanBlog.WebApi.Http.Patching;

namespace CleanBlog.WebApi.Tests.Http.Patching;

/// <summary>The examples of RFC 6902, appendix A, those of RFC 6901, section 5, and what the two demand beside them.</summary>
public sealed class JsonPatchTests
{
    private const long Plenty = 1024 * 1024;

    /// <summary>RFC 6901, section 5.</summary>
    private const string Pointers = """{"foo":["bar","baz"],"":0,"a/b":1,"c%d":2,"e^f":3,"g|h":4,"i\\j":5,"k\"l":6," ":7,"m~n":8}""";

    [TestCase("A.1", """{"foo":"bar"}""", """[{"op":"add","path":"/baz","value":"qux"}]""", """{"baz":"qux","foo":"bar"}""")]
    [TestCase("A.2", """{"foo":["bar","baz"]}""", """[{"op":"add","path":"/foo/1","value":"qux"}]""", """{"foo":["bar","qux","baz"]}""")]
    [TestCase("A.3", """{"baz":"qux","foo":"bar"}""", """[{"op":"remove","path":"/baz"}]""", """{"foo":"bar"}""")]
    [TestCase("A.4", """{"foo":["bar","qux","baz"]}""", """[{"op":"remove","path":"/foo/1"}]""", """{"foo":["bar","baz"]}""")]
    [TestCase("A.5", """{"baz":"qux","foo":"bar"}""", """[{"op":"replace","path":"/baz","value":"boo"}]""", """{"baz":"boo","foo":"bar"}""")]
    [TestCase("A.6", """{"foo":{"bar":"baz","waldo":"fred"},"qux":{"corge":"grault"}}""", """[{"op":"move","from":"/foo/waldo","path":"/qux/thud"}]""", """{"foo":{"bar":"baz"},"qux":{"corge":"grault","thud":"fred"}}""")]
    [TestCase("A.7", """{"foo":["all","grass","cows","eat"]}""", """[{"op":"move","from":"/foo/1","path":"/foo/3"}]""", """{"foo":["all","cows","eat","grass"]}""")]
    [TestCase("A.8", """{"baz":"qux","foo":["a",2,"c"]}""", """[{"op":"test","path":"/baz","value":"qux"},{"op":"test","path":"/foo/1","value":2}]""", """{"baz":"qux","foo":["a",2,"c"]}""")]
    [TestCase("A.10", """{"foo":"bar"}""", """[{"op":"add","path":"/child","value":{"grandchild":{}}}]""", """{"foo":"bar","child":{"grandchild":{}}}""")]
    [TestCase("A.11", """{"foo":"bar"}""", """[{"op":"add","path":"/baz","value":"qux","xyz":123}]""", """{"foo":"bar","baz":"qux"}""")]
    [TestCase("A.14", """{"/":9,"~1":10}""", """[{"op":"test","path":"/~01","value":10}]""", """{"/":9,"~1":10}""")]
    [TestCase("A.16", """{"foo":["bar"]}""", """[{"op":"add","path":"/foo/-","value":["abc","def"]}]""", """{"foo":["bar",["abc","def"]]}""")]
    public void Each_success_of_appendix_A_gives_its_result(string section, string document, string patch, string result) => ThatItGives(document, patch, result, section);

    [TestCase("A.9", """{"baz":"qux"}""", """[{"op":"test","path":"/baz","value":"bar"}]""", "patch.test_failed")]
    [TestCase("A.12", """{"foo":"bar"}""", """[{"op":"add","path":"/baz/bat","value":"qux"}]""", "patch.path_not_found")]
    [TestCase("A.13", """{"foo":"bar"}""", """[{"op":"add","path":"/baz","value":"qux","op":"remove"}]""", "request.invalid")]
    [TestCase("A.15", """{"/":9,"~1":10}""", """[{"op":"test","path":"/~01","value":"10"}]""", "patch.test_failed")]
    public void Each_error_of_appendix_A_is_one(string section, string document, string patch, string code) =>
        Assert.That(Apply(document, patch).Error?.Code, Is.EqualTo(code), section);

    [TestCase("", Pointers)]
    [TestCase("/foo", """["bar","baz"]""")]
    [TestCase("/foo/0", "\"bar\"")]
    [TestCase("/", "0")]
    [TestCase("/a~1b", "1")]
    [TestCase("/c%d", "2")]
    [TestCase("/e^f", "3")]
    [TestCase("/g|h", "4")]
    [TestCase("/i\\j", "5")]
    [TestCase("/k\"l", "6")]
    [TestCase("/ ", "7")]
    [TestCase("/m~0n", "8")]
    public void Each_pointer_of_RFC_6901_leads_to_its_value(string pointer, string value) =>
        ThatItGives(Pointers, $$"""[{"op":"test","path":{{JsonSerializer.Serialize(pointer)}},"value":{{value}}}]""", Pointers);

    [TestCase("foo")]
    [TestCase("#/foo")]
    [TestCase("/~")]
    [TestCase("/~2")]
    [TestCase("/m~n")]
    [TestCase("/foo/~/x")]
    public void What_is_no_pointer_is_refused(string pointer)
    {
        foreach (var operation in new[] { $$"""{"op":"remove","path":"{{pointer}}"}""", $$"""{"op":"copy","from":"{{pointer}}","path":"/x"}""" })
            Assert.That(Apply(Pointers, $"[{operation}]").Error?.Code, Is.EqualTo("request.invalid"), operation);
    }

    [TestCase("/foo/00")]
    [TestCase("/foo/01")]
    [TestCase("/foo/1e0")]
    [TestCase("/foo/+1")]
    [TestCase("/foo/-1")]
    [TestCase("/foo/ 1")]
    [TestCase("/foo/1\\u0000")]
    [TestCase("/foo/\u0661")]
    [TestCase("/foo/")]
    [TestCase("/foo/bar")]
    [TestCase("/foo/2")]
    [TestCase("/foo/99999999999999999999")]
    [TestCase("/foo/-")]
    [TestCase("/foo/0/x")]
    [TestCase("/Foo")]
    [TestCase("/a~1b/x")]
    public void What_leads_to_nothing_is_not_found(string pointer)
    {
        foreach (var operation in new[]
        {
            $$"""{"op":"remove","path":"{{pointer}}"}""",
            $$"""{"op":"replace","path":"{{pointer}}","value":1}""",
            $$"""{"op":"move","from":"{{pointer}}","path":"/x"}""",
            $$"""{"op":"copy","from":"{{pointer}}","path":"/x"}""",
        })
            Assert.That(Apply(Pointers, $"[{operation}]").Error?.Code, Is.EqualTo("patch.path_not_found"), operation);

        Assert.That(Apply(Pointers, $$"""[{"op":"test","path":"{{pointer}}","value":null}]""").Error?.Code, Is.EqualTo("patch.test_failed"));
    }

    [TestCase("/foo/3")]
    [TestCase("/foo/02")]
    [TestCase("/foo/bar")]
    [TestCase("/foo/0/x")]
    [TestCase("/nothing/x")]
    public void Nothing_is_added_where_there_is_no_place_for_it(string pointer) =>
        Assert.That(Apply(Pointers, $$"""[{"op":"add","path":"{{pointer}}","value":1}]""").Error?.Code, Is.EqualTo("patch.path_not_found"));

    [TestCase("""{"foo":1}""", """[{"op":"add","path":"/foo","value":2}]""", """{"foo":2}""")]
    [TestCase("""{"foo":1}""", """[{"op":"add","path":"/","value":2}]""", """{"foo":1,"":2}""")]
    [TestCase("""{"foo":1}""", """[{"op":"add","path":"/0","value":null}]""", """{"foo":1,"0":null}""")]
    [TestCase("""[1,2]""", """[{"op":"add","path":"/2","value":3}]""", """[1,2,3]""")]
    [TestCase("""[1,[2,[3]]]""", """[{"op":"add","path":"/1/1/-","value":{"a":[4]}}]""", """[1,[2,[3,{"a":[4]}]]]""")]
    [TestCase("""{"foo":1}""", """[{"op":"add","path":"/-","value":2}]""", """{"foo":1,"-":2}""")]
    [TestCase("""[1,2,3,4]""", """[{"op":"remove","path":"/1"},{"op":"remove","path":"/2"}]""", """[1,3]""")]
    [TestCase("""["a","b"]""", """[{"op":"replace","path":"/1","value":["c"]}]""", """["a",["c"]]""")]
    [TestCase("""{"foo":null}""", """[{"op":"test","path":"/foo","value":null},{"op":"move","from":"/foo","path":"/bar"}]""", """{"bar":null}""")]
    [TestCase("""{"foo":null}""", """[{"op":"copy","from":"/foo","path":"/bar"},{"op":"replace","path":"/foo","value":1}]""", """{"foo":1,"bar":null}""")]
    [TestCase("""{"foo":{"a":1}}""", """[{"op":"copy","from":"/foo","path":"/bar"},{"op":"replace","path":"/bar/a","value":2}]""", """{"foo":{"a":1},"bar":{"a":2}}""")]
    [TestCase("""{"foo":{"a":1}}""", """[{"op":"copy","from":"","path":"/foo/b"}]""", """{"foo":{"a":1,"b":{"foo":{"a":1}}}}""")]
    [TestCase("""{"foo":1}""", """[{"op":"move","from":"/foo","path":"/foo"}]""", """{"foo":1}""")]
    [TestCase("""[1,2]""", """[{"op":"move","from":"/1","path":"/1"}]""", """[1,2]""")]
    [TestCase("""{"a":{"b":1},"ab":2}""", """[{"op":"move","from":"/a","path":"/ab"}]""", """{"ab":{"b":1}}""")]
    [TestCase("""{"a":{"b":1}}""", """[{"op":"move","from":"/a/b","path":"/a"}]""", """{"a":1}""")]
    [TestCase("""{"a":{"b":1}}""", """[{"op":"move","from":"/a/b","path":""}]""", """1""")]
    [TestCase("""{"foo":1}""", """[{"op":"add","path":"","value":[1]},{"op":"add","path":"/-","value":2}]""", """[1,2]""")]
    [TestCase("""{"foo":1}""", """[{"op":"replace","path":"","value":{"bar":2}},{"op":"test","path":"","value":{"bar":2.0}}]""", """{"bar":2}""")]
    [TestCase("""{"foo":1}""", """[{"op":"remove","path":""}]""", """null""")]
    [TestCase("""{"foo":1}""", """[{"op":"remove","path":""},{"op":"add","path":"","value":{}}]""", """{}""")]
    [TestCase("""{"foo":1}""", """[]""", """{"foo":1}""")]
    [TestCase("""{"foo":1}""", """[{"\u006fp":"remove","path":"/f\u006fo","from":7,"value":{"a":1,"a":1e9999999999}}]""", """{}""")]
    public void Each_operation_does_what_section_4_says(string document, string patch, string result) => ThatItGives(document, patch, result);

    [TestCase("1", "1.0")]
    [TestCase("1", "1e0")]
    [TestCase("100", "1E+2")]
    [TestCase("-0.0", "0")]
    [TestCase("12345678901234567890.1", "12345678901234567890.10")]
    [TestCase("\"\\u00e9\"", "\"é\"")]
    [TestCase("\"a/b\"", "\"a\\/b\"")]
    [TestCase("""{"a":[1,{"b":null}],"c":true}""", """{"c":true,"a":[1.0,{"b":null}]}""")]
    public void What_is_equal_in_another_writing_passes_a_test(string stored, string expected) =>
        Assert.That(Apply($$"""{"foo":{{stored}}}""", $$"""[{"op":"test","path":"/foo","value":{{expected}}}]""").Error, Is.Null);

    [TestCase("1", "2")]
    [TestCase("1", "\"1\"")]
    [TestCase("12345678901234567890.1", "12345678901234567890.2")]
    [TestCase("0", "false")]
    [TestCase("null", "0")]
    [TestCase("null", "{}")]
    [TestCase("\"a\"", "\"A\"")]
    [TestCase("\"\\u00e9\"", "\"e\\u0301\"")]
    [TestCase("[1,2]", "[2,1]")]
    [TestCase("[1]", "[1,1]")]
    [TestCase("""{"a":1}""", """{"a":1,"b":2}""")]
    [TestCase("""{"a":1,"b":2}""", """{"a":1}""")]
    [TestCase("""{"a":1}""", """{"A":1}""")]
    [TestCase("""{"a":null}""", "{}")]
    public void What_differs_fails_a_test(string stored, string expected) =>
        Assert.That(Apply($$"""{"foo":{{stored}}}""", $$"""[{"op":"test","path":"/foo","value":{{expected}}}]""").Error?.Code, Is.EqualTo("patch.test_failed"));

    [Test]
    public void A_refusal_names_its_operation_and_nothing_of_the_document()
    {
        var refusal = Apply("""{"foo":"secret"}""", """[{"op":"test","path":"/foo","value":"secret"},{"op":"test","path":"/foo","value":"guess"}]""").Error;

        Assert.That(refusal?.Message, Does.StartWith("Operation /1: ").And.Not.Contain("secret").And.Not.Contain("guess"));
    }

    [TestCase(100, null)]
    [TestCase(101, "patch.too_large")]
    public void There_are_at_most_a_hundred_operations(int count, string? code) =>
        Assert.That(Apply("{}", $"[{string.Join(',', Enumerable.Repeat("""{"op":"add","path":"/a","value":1}""", count))}]").Error?.Code, Is.EqualTo(code));

    [TestCase(9_995, null)]
    [TestCase(9_996, "patch.too_large")]
    public void There_are_at_most_ten_thousand_values(int count, string? code) =>
        Assert.That(Apply("{}", $$"""[{"op":"add","path":"/a","value":[{{string.Join(',', Enumerable.Repeat('0', count))}}]}]""").Error?.Code, Is.EqualTo(code));

    [TestCase(64, "patch.path_not_found")]
    [TestCase(65, "request.invalid")]
    public void No_pointer_leads_deeper_than_a_document_can_be(int levels, string code) =>
        Assert.That(Apply("{}", $$"""[{"op":"remove","path":"{{new string('/', levels)}}"}]""").Error?.Code, Is.EqualTo(code));

    [TestCase("1e2147483647", "patch.test_failed")]
    [TestCase("1E-2147483648", "patch.test_failed")]
    [TestCase("1e2147483648", "request.invalid")]
    [TestCase("[{\"a\":-1.5E+99999999999999999999}]", "request.invalid")]
    public void A_number_that_cannot_be_compared_is_refused(string number, string code) =>
        Assert.That(Apply("""{"foo":1}""", $$"""[{"op":"test","path":"/foo","value":{{number}}}]""").Error?.Code, Is.EqualTo(code));

    [TestCase("copy")]
    [TestCase("move")]
    public void Copies_and_moves_have_so_many_bytes_and_no_more(string op)
    {
        var patch = $$"""[{"op":"{{op}}","from":"/a","path":"/b"},{"op":"{{op}}","from":"/b","path":"/c"}]""";

        Assert.That(Apply("""{"a":"12345678"}""", patch, maxBytes: 20).Error, Is.Null);
        Assert.That(Apply("""{"a":"12345678"}""", patch, maxBytes: 19).Error?.Code, Is.EqualTo("patch.too_large"));
    }

    [Test]
    public void Copies_of_copies_end_before_they_fill_the_memory()
    {
        var patch = $"[{string.Join(',', Enumerable.Repeat("""{"op":"copy","from":"","path":"/a/-"}""", 100))}]";

        Assert.That(Apply("""{"a":[]}""", patch).Error?.Code, Is.EqualTo("patch.too_large"));
    }

    [Test]
    public void Texts_count_as_they_are_stored() =>
        Assert.That(Apply("""{"a":"éé"}""", """[{"op":"copy","from":"/a","path":"/b"}]""", maxBytes: Encoding.UTF8.GetByteCount("\"éé\"")).Error, Is.Null);

    [TestCase(63, null)]
    [TestCase(64, "patch.too_large")]
    public void Nothing_is_nested_deeper_than_in_any_body(int levels, string? code)
    {
        var added = Apply($$"""{"a":{{Nested(levels - 1)}}}""", """[{"op":"move","from":"/a","path":"/b"},{"op":"add","path":"/c","value":{"d":1}},{"op":"move","from":"/b","path":"/c/d"}]""");

        Assert.That(added.Error?.Code, Is.EqualTo(code));
    }

    [Test]
    public void Doubling_the_depth_ends_too()
    {
        var patch = $"[{string.Join(',', Enumerable.Range(0, 7).Select(step => $$"""{"op":"copy","from":"","path":"{{string.Concat(Enumerable.Repeat("/a", 1 << step))}}"}"""))}]";

        Assert.That(Apply("""{"a":1}""", patch).Error?.Code, Is.EqualTo("patch.too_large"));
    }

    private static string Nested(int levels) => $"{new string('[', levels)}{new string(']', levels)}";

    private static Result<JsonElement> Apply(string document, string patch, long maxBytes = Plenty) =>
        JsonPatch.Apply(JsonDocument.Parse(document).RootElement, JsonDocument.Parse(patch).RootElement, maxBytes);

    private static void ThatItGives(string document, string patch, string result, string? section = null)
    {
        Assert.That(Apply(document, patch).TryGet(out var patched, out var error), Is.True, $"{section} {error}");
        Assert.That(JsonElement.DeepEquals(patched, JsonDocument.Parse(result).RootElement), Is.True, $"{section} {patched}");
    }
}
