using System.Text.Json;
using System.Text.Json.Nodes;
using CleanBlog.WebApi.Http.Patching;

namespace CleanBlog.WebApi.Tests.Http.Patching;

/// <summary>The examples of RFC 7396: that of section 3, and all of appendix A.</summary>
public sealed class MergePatchTests
{
    [TestCase("""{"a":"b"}""", """{"a":"c"}""", """{"a":"c"}""")]
    [TestCase("""{"a":"b"}""", """{"b":"c"}""", """{"a":"b","b":"c"}""")]
    [TestCase("""{"a":"b"}""", """{"a":null}""", """{}""")]
    [TestCase("""{"a":"b","b":"c"}""", """{"a":null}""", """{"b":"c"}""")]
    [TestCase("""{"a":["b"]}""", """{"a":"c"}""", """{"a":"c"}""")]
    [TestCase("""{"a":"c"}""", """{"a":["b"]}""", """{"a":["b"]}""")]
    [TestCase("""{"a":{"b":"c"}}""", """{"a":{"b":"d","c":null}}""", """{"a":{"b":"d"}}""")]
    [TestCase("""{"a":[{"b":"c"}]}""", """{"a":[1]}""", """{"a":[1]}""")]
    [TestCase("""["a","b"]""", """["c","d"]""", """["c","d"]""")]
    [TestCase("""{"a":"b"}""", """["c"]""", """["c"]""")]
    [TestCase("""{"a":"foo"}""", """null""", """null""")]
    [TestCase("""{"a":"foo"}""", "\"bar\"", "\"bar\"")]
    [TestCase("""{"e":null}""", """{"a":1}""", """{"e":null,"a":1}""")]
    [TestCase("""[1,2]""", """{"a":"b","c":null}""", """{"a":"b"}""")]
    [TestCase("""{}""", """{"a":{"bb":{"ccc":null}}}""", """{"a":{"bb":{}}}""")]
    public void Each_case_of_appendix_A_gives_its_result(string original, string patch, string result) => ThatItGives(original, patch, result);

    [Test]
    public void The_example_of_section_3_gives_its_result() => ThatItGives(
        """
        {
          "title": "Goodbye!",
          "author" : { "givenName" : "John", "familyName" : "Doe" },
          "tags":[ "example", "sample" ],
          "content": "This will be unchanged"
        }
        """,
        """
        {
          "title": "Hello!",
          "phoneNumber": "+01-123-456-7890",
          "author": { "familyName": null },
          "tags": [ "example" ]
        }
        """,
        """
        {
          "title": "Hello!",
          "author" : { "givenName" : "John" },
          "tags": [ "example" ],
          "content": "This will be unchanged",
          "phoneNumber": "+01-123-456-7890"
        }
        """);

    [Test]
    public void Of_a_member_that_is_named_twice_the_last_counts() => ThatItGives("""{"a":"b"}""", """{"a":null,"a":"c","b":1,"b":null}""", """{"a":"c"}""");

    private static void ThatItGives(string original, string patch, string result)
    {
        var patched = MergePatch.Apply(JsonNode.Parse(original), JsonDocument.Parse(patch).RootElement);

        Assert.That(JsonNode.DeepEquals(patched, JsonNode.Parse(result)), Is.True, patched?.ToJsonString() ?? "null");
    }
}
