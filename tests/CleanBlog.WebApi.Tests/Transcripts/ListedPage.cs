using System.Text;
using System.Text.Json;

namespace CleanBlog.WebApi.Tests.Transcripts;

/// <summary>A page of a collection: the newest first, ties by id, the greatest first (decision 0005).</summary>
internal sealed class ListedPage(Answer answer, JsonElement data)
{
    private readonly IReadOnlyList<JsonElement> items = [.. data.EnumerateArray()];

    /// <summary>Null for an answer that is none.</summary>
    public static ListedPage? Find(Answer answer) =>
        answer.Status == 200 && answer.Body.Length > 0 && answer.Json.TryGetProperty("data", out var data) ? new ListedPage(answer, data) : null;

    public void ThatItIsSorted(string title) => Assert.That(
        items.Select(Key),
        Is.EqualTo(items.Select(Key).OrderDescending(StringComparer.Ordinal)),
        $"{title}: not by created_at and id, the greatest first.");

    /// <summary>Equally old items in the order in which they first appeared: that of their ids, which are random, has been checked.</summary>
    public byte[] Rewrite(Aliases aliases, bool inShape)
    {
        var whole = data.GetRawText();
        Assert.That(whole, Is.EqualTo($"[{Join(items)}]"), "The items of a list are not written as they are alone.");

        var rewritten = inShape
            ? $"[<{items.Count} items>]"
            : $"[{Join(items.GroupBy(item => item.GetProperty("created_at").GetString(), StringComparer.Ordinal).SelectMany(ties => InOrderOfAppearance([.. ties], aliases)))}]";

        return Encoding.UTF8.GetBytes(answer.Text.Replace(whole, rewritten, StringComparison.Ordinal));
    }

    private static IEnumerable<JsonElement> InOrderOfAppearance(IReadOnlyList<JsonElement> ties, Aliases aliases) =>
        ties.Count == 1 ? ties : ties.OrderBy(item => aliases.OrderOf(Id(item)));

    private static string Key(JsonElement item) => $"{item.GetProperty("created_at").GetString()} {Id(item)}";

    private static string Id(JsonElement item) => item.GetProperty("id").GetString()!;

    private static string Join(IEnumerable<JsonElement> items) => string.Join(',', items.Select(item => item.GetRawText()));
}
