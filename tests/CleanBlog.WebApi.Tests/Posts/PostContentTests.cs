using System.Net;
using System.Text;
using CleanBlog.Domain.Posts;
using CleanBlog.Testing;

namespace CleanBlog.WebApi.Tests.Posts;

[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.All))]
public sealed class PostContentTests(TestDatabase database) : ApiTest(database)
{
    private static readonly string[] Texts =
    [
        "line\r\nline\nline\rline",
        "\ttab\vvertical\ffeed\b\u0001\u001b[0m\u007f",
        "  blanks at both ends  ",
        "\U0001F469\u200D\U0001F4BB and e\u0301 and \u00e9",
        "\uFEFF\u202E\u2028\u2029\uFFFD\uFFFE\u0085",
        "\"quotes\" \\ / <script>alert('x')</script> & %41 {{ }}",
        "中文 עברית العربية हिन्दी",
        " ",
        "\n",
    ];

    [Test]
    public async Task Content_comes_back_byte_for_byte([ValueSource(nameof(Texts))] string content)
    {
        var id = await WritePostAsync(Ada, content: content);

        var read = await Anonymous.ReadAsync($"/api/posts/{id}");

        Assert.That(Encoding.UTF8.GetBytes(read.Text("content")), Is.EqualTo(Encoding.UTF8.GetBytes(content)));
    }

    [Test]
    public async Task A_list_shows_the_same_content([ValueSource(nameof(Texts))] string content)
    {
        await WritePostAsync(Ada, content: content);

        var page = await Anonymous.ReadAsync("/api/posts");

        Assert.That(page.GetProperty("data")[0].Text("content"), Is.EqualTo(content));
    }

    [Test]
    public async Task A_title_is_kept_as_it_was_sent()
    {
        var id = await WritePostAsync(Ada, title: " \t<b>Title</b>\r\n ");

        Assert.That((await Anonymous.ReadAsync($"/api/posts/{id}")).Text("title"), Is.EqualTo(" \t<b>Title</b>\r\n "));
    }

    [TestCase("x")]
    [TestCase("é")]
    [TestCase("\U0001F600")]
    [TestCase("\n")]
    public async Task Content_of_1_MiB_is_kept_whole(string character)
    {
        var content = Fill(character, Post.MaxContentBytes);

        var id = await WritePostAsync(Ada, content: content);

        Assert.That((await Anonymous.ReadAsync($"/api/posts/{id}")).Text("content"), Is.EqualTo(content));
    }

    [TestCase("x")]
    [TestCase("é")]
    [TestCase("\U0001F600")]
    public async Task Content_of_1_MiB_and_a_byte_is_too_long(string character)
    {
        using var response = await Ada.SendJsonAsync(HttpMethod.Post, "/api/posts", new { Title = "Long", Content = $"{Fill(character, Post.MaxContentBytes)}x" });

        await Assert.ThatInvalid(response, "/content", "text.too_long");
    }

    [Test]
    public async Task A_revision_may_not_grow_beyond_1_MiB_either()
    {
        var id = await WritePostAsync(Ada);

        using var accepted = await Ada.SendJsonAsync(HttpMethod.Patch, $"/api/posts/{id}", new { Content = Fill("é", Post.MaxContentBytes) });
        using var refused = await Ada.SendJsonAsync(HttpMethod.Patch, $"/api/posts/{id}", new { Content = $"{Fill("é", Post.MaxContentBytes)}x" });

        Assert.That(accepted.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        await Assert.ThatInvalid(refused, "/content", "text.too_long");
    }

    [Test]
    public async Task Content_of_1_MiB_may_be_escaped_to_the_last_character()
    {
        var escaped = string.Concat(Enumerable.Repeat(@"\u0041", Post.MaxContentBytes));

        using var response = await Ada.SendJsonAsync(HttpMethod.Post, "/api/posts", $$"""{"title":"Escaped","content":"{{escaped}}"}""");

        Assert.That((await response.ReadAsync()).Text("content"), Has.Length.EqualTo(Post.MaxContentBytes));
    }

    private static string Fill(string character, int bytes) => new StringBuilder().Insert(0, character, bytes / Encoding.UTF8.GetByteCount(character)).ToString();
}
