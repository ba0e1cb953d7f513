using static CleanBlog.WebApi.Tests.Transcripts.Script;

namespace CleanBlog.WebApi.Tests.Transcripts.Sections;

internal static class PatchesSection
{
    private const string Address = "/api/posts/<post>";

    /// <summary>JSON Patch (RFC 6902): all of it or nothing.</summary>
    public static Section Section { get; } = new("Patches",
    [
        Post("A draft", "/api/posts", APost(published: false)).As("ada").Keeping("post"),
        JsonPatch("Published if it is a draft", Address, """[{"op":"test","path":"/published","value":false},{"op":"replace","path":"/published","value":true}]""").As("ada"),
        JsonPatch("It is none any more", Address, """[{"op":"replace","path":"/title","value":"Again"},{"op":"test","path":"/published","value":false}]""").As("ada"),
        Get("Nothing was changed", Address).As("ada"),
        JsonPatch("Two texts change places", Address, """[{"op":"move","from":"/title","path":"/aside"},{"op":"move","from":"/content","path":"/title"},{"op":"move","from":"/aside","path":"/content"}]""").As("ada"),
        JsonPatch("A copy", Address, """[{"op":"copy","from":"/title","path":"/content"}]""").As("ada"),
        JsonPatch("The whole document", Address, """[{"op":"add","path":"","value":{"title":"New","content":"All new.","published":false}}]""").As("ada"),
        JsonPatch("What nobody may change is ignored", Address, """[{"op":"add","path":"/author_id","value":"<eve>"}]""").As("ada"),
        JsonPatch("No operation", Address, "[]").As("ada"),
        JsonPatch("A place that is not there", Address, """[{"op":"replace","path":"/title","value":"Half"},{"op":"remove","path":"/tags/0"}]""").As("ada"),
        JsonPatch("A document that breaks two rules", Address, """[{"op":"replace","path":"/title","value":""},{"op":"remove","path":"/content"}]""").As("ada"),
        JsonPatch("A member of another type", Address, """[{"op":"copy","from":"/title","path":"/published"}]""").As("ada"),
        JsonPatch("No document", Address, """[{"op":"remove","path":""}]""").As("ada"),
        JsonPatch("An object", Address, """{"title":"New"}""").As("ada"),
        JsonPatch("An unknown operation", Address, """[{"op":"test","path":"/title","value":"New"},{"op":"increment","path":"/version"}]""").As("ada"),
        JsonPatch("No value", Address, """[{"op":"add","path":"/title"}]""").As("ada"),
        JsonPatch("No pointer", Address, """[{"op":"remove","path":"title"}]""").As("ada"),
        JsonPatch("Two operations at once", Address, """[{"op":"add","path":"/title","value":"New","op":"remove"}]""").As("ada"),
        JsonPatch("Into itself", Address, """[{"op":"move","from":"/title","path":"/title/x"}]""").As("ada"),
        JsonPatch("Half a character", Address, """[{"op":"replace","path":"/title","value":"\ud83d"}]""").As("ada"),
        JsonPatch("Too many operations", Address, $"[{string.Join(',', Enumerable.Repeat("{}", 101))}]").As("ada"),
        JsonPatch("Somebody else's draft", Address, "[]").As("eve"),
        JsonPatch("A user", "/api/users/<ada>", """[{"op":"test","path":"/first_name","value":"Ada"},{"op":"replace","path":"/first_name","value":"Augusta"}]""").As("ada"),
        JsonPatch("Another user", "/api/users/<ada>", """[{"op":"test","path":"/first_name","value":"Augusta"}]""").As("eve"),
    ]);

    private static Request JsonPatch(string title, string target, string operations) =>
        new Request(title, "PATCH", target).WithText("application/json-patch+json", operations);
}
