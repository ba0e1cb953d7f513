using CleanBlog.Application.Posts;
using CleanBlog.Domain.Common;
using CleanBlog.Domain.Posts;
using CleanBlog.Domain.Users;
using CleanBlog.Testing;

namespace CleanBlog.Application.Tests.Posts;

[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.All))]
public sealed class WritePostTests(TestDatabase database) : UseCaseTest(database)
{
    private readonly User ada = AUser.With();

    [SetUp]
    public async Task SignIn()
    {
        await StoreAsync(ada);
        ActAs(ada);
    }

    [Test]
    public async Task A_post_is_stored_as_it_is_answered([Values] bool published)
    {
        var written = (await WriteAsync("  Notes ", "Patterns.\r\n", published)).Expect();

        var stored = await InScopeAsync<GetPost, Result<PostDetails>>(get => get.ExecuteAsync(PostId.From(written.Id)));
        Assert.That(written, Is.EqualTo(new PostDetails("  Notes ", "Patterns.\r\n", published, written.Id, ada.Id.Value, APost.Noon, APost.Noon, Version: 1)));
        Assert.That(stored.Expect(), Is.EqualTo(written));
    }

    [TestCase("", "Patterns.", "text.too_short")]
    [TestCase("Notes", "", "text.too_short")]
    [TestCase("No\0tes", "Patterns.", "text.invalid_characters")]
    public async Task What_breaks_a_rule_is_refused(string title, string content, string code)
    {
        var written = await WriteAsync(title, content, published: true);

        Assert.That(written.Error?.Code, Is.EqualTo(code));
    }

    [Test]
    public async Task The_date_is_cut_to_microseconds()
    {
        Clock.Advance(TimeSpan.FromTicks(19));

        var written = await WriteAsync("Notes", "Patterns.", published: true);

        Assert.That(written.Expect().CreatedAt, Is.EqualTo(APost.Noon.AddTicks(10)));
    }

    [Test]
    public void Without_a_caller_it_is_a_bug()
    {
        Caller = null;

        Assert.That(() => WriteAsync("Notes", "Patterns.", published: true), Throws.InvalidOperationException);
    }

    private Task<Result<PostDetails>> WriteAsync(string title, string content, bool published) =>
        InScopeAsync<WritePost, Result<PostDetails>>(write => write.ExecuteAsync(new(title, content, published), CancellationToken.None));
}
