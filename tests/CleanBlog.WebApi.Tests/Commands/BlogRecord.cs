using System.Globalization;
using System.Text;
using System.Text.Json;

namespace CleanBlog.WebApi.Tests.Commands;

/// <summary>One line of an import file, with every member that a real one has.</summary>
internal sealed record BlogRecord(string Path, string Date, string Title, string[] Authors, string Content)
{
    /// <summary>What gets lost first where somebody trims, splits, normalises or re-encodes.</summary>
    private const string Delicate = " \t\r\nÅ e\u0301 ﬁ 日本語 👩‍👩‍👧 \u2028\u0085\u007f\ufeff\"\\ <b>&amp;</b> \u0001\r\n\n ";

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    public string Slug => Path.Split('/')[^1];

    public string[] Tags { get; } = [];

    /// <summary>A valid record, unlike any other of another number.</summary>
    public static BlogRecord Of(int number, int length = 100, string author = "Ada Lovelace")
    {
        // Three a day, so that dates tie.
        var date = new DateOnly(2015, 5, 15).AddDays(number / 3).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

        return new($"{date.Replace('-', '/')}/post-{number}", date, $"Post {number}", [author], ContentOf(number, length));
    }

    public override string ToString() => JsonSerializer.Serialize(this, Options);

    private static string ContentOf(int number, int length)
    {
        var content = new StringBuilder(Delicate);

        while (content.Length < length)
            content.Append(CultureInfo.InvariantCulture, $"Post {number} from {content.Length} on — {Delicate}");

        return content.ToString();
    }
}
