using System.Net;
using System.Net.Http.Json;
using System.Text;
using CleanBlog.Testing;
using CleanBlog.WebApi.Tests.Startup;

namespace CleanBlog.WebApi.Tests.Commands;

public sealed class ImportTests : HostTest
{
    [Test]
    public async Task The_first_author_is_a_user_under_a_reserved_domain_who_cannot_log_in()
    {
        await Host.ImportAsync(await WriteAsync([BlogRecord.Of(1) with { Authors = ["Ada Lovelace", "Grace Hopper"] }, BlogRecord.Of(2, author: "Zoë Müller-Ångström")]));

        var server = await Host.ServeAsync();
        using var empty = await LogInAsync(server, "");
        using var guessed = await LogInAsync(server, AUser.Password);
        using var registered = await server.Http.PostAsJsonAsync(
            "/api/auth/register", new { email = "ada.lovelace@authors.invalid", first_name = "Ada", last_name = "Lovelace", password = AUser.Password });

        Assert.That(Host.ReadUsers(), Has.Count.EqualTo(2).And.One.Contains("| ada.lovelace@authors.invalid |").And.One.Contains("| Zoë | Müller-Ångström | user |"));
        Assert.That(empty.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized).Or.EqualTo(HttpStatusCode.UnprocessableEntity));
        await Assert.ThatProblem(guessed, HttpStatusCode.Unauthorized, "auth.invalid_credentials");
        Assert.That((int)registered.StatusCode, Is.EqualTo(409).Or.EqualTo(422));
    }

    [TestCase("")]
    [TestCase("\ufeff\r\n \n\t\r\n")]
    public async Task A_file_without_records_adds_nothing(string text)
    {
        var exit = await Host.ImportAsync(await Host.WriteAsync("posts.jsonl", text));

        Assert.ThatSucceeded(exit);
        Assert.That(exit.Output, Does.EndWith("Posts: 0 added, 0 already there, 0 refused.\n"));
        Assert.That(Host.ReadPosts(), Is.Empty);
    }

    [Test]
    public async Task A_byte_order_mark_and_lines_that_end_in_CR_LF_do_not_matter()
    {
        var file = Host.PathOf("posts.jsonl");
        await File.WriteAllTextAsync(file, $"{BlogRecord.Of(1)}\r\n\r\n{BlogRecord.Of(2)}", new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));

        var exit = await Host.ImportAsync(file);
        var posts = await (await Host.ServeAsync()).Http.ReadAllPostsAsync();

        Assert.ThatSucceeded(exit);
        Assert.That(posts.Select(post => post.Content), Is.EquivalentTo(new[] { BlogRecord.Of(1).Content, BlogRecord.Of(2).Content }));
    }

    [Test]
    public async Task A_file_that_is_not_there_is_named()
    {
        var exit = await Host.ImportAsync("missing.jsonl");

        Assert.ThatRefused(exit, "The file cannot be read", Host.PathOf("missing.jsonl"), $"Relative paths start at {Host.Root}");
    }

    [Test]
    public async Task The_sample_of_the_repository_is_imported_whole()
    {
        var exit = await Host.ImportAsync(FindSample());

        Assert.ThatSucceeded(exit);
        Assert.That(exit.Output, Does.EndWith("Posts: 12 added, 0 already there, 0 refused.\n"));
        Assert.That(Host.ReadPosts(), Has.Count.EqualTo(12));
        Assert.That(Host.ReadUsers(), Has.Count.EqualTo(4).And.One.Contains("| Imke | Søndergård |"));
    }

    private static string FindSample()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);

        while (!File.Exists(Path.Combine(folder.FullName, "CleanBlog.sln")))
            folder = folder.Parent ?? throw new AssertionException("There is no CleanBlog.sln above the tests.");

        return Path.Combine(folder.FullName, "samples", "posts.jsonl");
    }

    private static Task<HttpResponseMessage> LogInAsync(RunningServer server, string password) =>
        server.Http.PostAsJsonAsync("/api/auth/login", new { email = "ada.lovelace@authors.invalid", password });

    private Task<string> WriteAsync(IEnumerable<BlogRecord> records) =>
        Host.WriteAsync("posts.jsonl", string.Join('\n', records.Select(record => record.ToString())) + "\n");
}
