using CleanBlog.Testing;
using CleanBlog.WebApi.Tests.Startup;

namespace CleanBlog.WebApi.Tests.Audit;

/// <summary>Commands on the machine: nobody is signed in, and there is no address to come from.</summary>
public sealed class RecordedCommandsTests : HostTest
{
    private const string Select = "SELECT event, actor_id IS NULL AND address IS NULL AND trace_id IS NULL, subject_kind, subject_id FROM audit_events ORDER BY at, id";

    [SetUp]
    public void HashCheaply() => Host.Settings["Passwords__Iterations"] = "1";

    [Test]
    public async Task Creating_an_administrator_is_recorded()
    {
        await Host.RunAsync(AUser.Password + "\n", "create-admin", "--email", "root@example.com");
        await Host.RunAsync(AUser.Password + "\n", "create-admin", "--email", "root@example.com");

        var id = Host.Read("SELECT id FROM users").Single();

        Assert.That(Host.Read(Select), Is.EqualTo([$"administrator.created | 1 | user | {id}"]));
    }

    [Test]
    public async Task An_import_is_recorded_once_however_much_it_brings()
    {
        var file = await Host.WriteAsync("posts.jsonl", string.Concat(Enumerable.Range(0, 120).Select(post =>
            $$"""{"path":"p{{post}}.md","date":"2020-01-01","title":"Post {{post}}","authors":["Ada Lovelace"],"content":"Patterns."}""" + "\n")));

        await Host.ImportAsync(file);

        Assert.That(Host.ReadPosts(), Has.Count.EqualTo(120));
        Assert.That(Host.Read(Select), Is.EqualTo(["import.started | 1 |  | "]));
    }

    [Test]
    public async Task An_import_of_a_file_that_cannot_be_read_is_none()
    {
        await Host.ImportAsync("nowhere.jsonl");

        Assert.That(Host.Read(Select), Is.Empty);
    }
}
