using CleanBlog.Domain.Common;
using CleanBlog.Domain.Posts;
using CleanBlog.Domain.Users;
using CleanBlog.Testing;

namespace CleanBlog.Domain.Tests.Posts;

public sealed class PostTests
{
    private static readonly DateTimeOffset Noon = APost.Noon;
    private static readonly DateTimeOffset Later = Noon.AddMinutes(1);
    private static readonly UserId Ada = UserId.New();

    [TestCase(true)]
    [TestCase(false)]
    public void A_written_post_is_as_its_author_said(bool published)
    {
        var post = Post.Write(Ada, "Notes", "Patterns.", published, Noon).Expect();

        using (Assert.EnterMultipleScope())
        {
            Assert.That((post.AuthorId, post.Title, post.Content, post.Published), Is.EqualTo((Ada, "Notes", "Patterns.", published)));
            Assert.That((post.CreatedAt, post.UpdatedAt, post.Version), Is.EqualTo((Noon, Noon, 1)));
        }
    }

    [Test]
    public void Each_post_has_an_id_of_its_own() => Assert.That(new[] { APost.Draft().Id, APost.Draft().Id }, Is.Unique);

    [Test]
    public void An_imported_post_is_published_under_its_own_id_and_date()
    {
        var id = PostId.OfImported(Noon, "1.md");

        var post = Post.Import(id, Ada, "Notes", "Patterns.", Noon).Expect();

        Assert.That((post.Id, post.AuthorId, post.Published, post.CreatedAt, post.UpdatedAt), Is.EqualTo((id, Ada, true, Noon, Noon)));
    }

    [TestCase("", "Patterns.", "text.too_short")]
    [TestCase("Notes", "", "text.too_short")]
    [TestCase("No\0tes", "Patterns.", "text.invalid_characters")]
    [TestCase("Notes", "Pat\0terns.", "text.invalid_characters")]
    public void A_text_that_breaks_a_rule_is_refused_on_every_way_in(string title, string content, string code)
    {
        var written = Post.Write(Ada, title, content, published: true, Noon);
        var imported = Post.Import(PostId.New(), Ada, title, content, Noon);
        var revised = APost.Draft().Revise(title, content, Later);

        Assert.That(new[] { written.Error?.Code, imported.Error?.Code, revised.Error?.Code }, Is.All.EqualTo(code));
    }

    [Test]
    public void White_space_is_a_title_and_a_content() => Assert.That(Post.Write(Ada, " ", "\n", published: false, Noon).Error, Is.Null);

    [TestCase("a")]
    [TestCase("\U0001F600")]
    public void A_title_of_255_characters_is_accepted(string character) =>
        Assert.That(WithTitle(Repeat(character, 255)).Error, Is.Null);

    [TestCase("a")]
    [TestCase("\U0001F600")]
    public void A_title_of_256_characters_is_too_long(string character) =>
        Assert.That(WithTitle(Repeat(character, 256)).Error, Is.EqualTo(TextErrors.TooLong("title", 255)));

    [TestCase("a", 1)]
    [TestCase("é", 2)]
    [TestCase("\U0001F600", 4)]
    public void A_content_of_exactly_one_mebibyte_is_accepted(string character, int bytes) =>
        Assert.That(WithContent(Repeat(character, Post.MaxContentBytes / bytes)).Error, Is.Null);

    [TestCase("é", 2)]
    [TestCase("\U0001F600", 4)]
    public void A_content_one_byte_beyond_a_mebibyte_is_too_large(string character, int bytes) =>
        Assert.That(WithContent(Repeat(character, Post.MaxContentBytes / bytes) + "a").Error, Is.EqualTo(TextErrors.TooLarge("content", 1_048_576)));

    [Test]
    public void A_content_one_character_beyond_a_mebibyte_is_too_long() =>
        Assert.That(WithContent(Repeat("a", Post.MaxContentBytes + 1)).Error, Is.EqualTo(TextErrors.TooLong("content", 1_048_576)));

    [Test]
    public void The_text_is_kept_as_given()
    {
        var post = APost.Draft(title: "  Note\u0301s\t", content: "\r\n  Pattern\u0301s. ");

        Assert.That((post.Title, post.Content), Is.EqualTo(("  Note\u0301s\t", "\r\n  Pattern\u0301s. ")));
    }

    [TestCase("Other notes", "Patterns.")]
    [TestCase("Notes", "Other patterns.")]
    [TestCase("notes", "Patterns.")]
    public void A_new_text_changes_the_post(string title, string content)
    {
        var post = APost.Draft(title: "Notes", content: "Patterns.");

        var revised = post.Revise(title, content, Later);

        Assert.That(revised, Is.EqualTo(Result.Success));
        Assert.That((post.Title, post.Content), Is.EqualTo((title, content)));
        AssertChanged(post);
    }

    [Test]
    public void The_same_text_changes_nothing()
    {
        var post = APost.Draft(title: "Notes", content: "Patterns.");

        var revised = post.Revise("Notes", "Patterns.", Later);

        Assert.That(revised, Is.EqualTo(Result.Success));
        AssertUnchanged(post);
    }

    [Test]
    public void A_refused_revision_changes_neither_title_nor_content()
    {
        var post = APost.Draft(title: "Notes", content: "Patterns.");

        post.Revise("Other notes", "", Later);

        Assert.That((post.Title, post.Content), Is.EqualTo(("Notes", "Patterns.")));
        AssertUnchanged(post);
    }

    [Test]
    public void A_draft_is_published()
    {
        var post = APost.Draft();

        post.Publish(Later);

        Assert.That(post.Published, Is.True);
        AssertChanged(post);
    }

    [Test]
    public void A_published_post_becomes_a_draft_again()
    {
        var post = APost.Published();

        post.Unpublish(Later);

        Assert.That(post.Published, Is.False);
        AssertChanged(post);
    }

    [Test]
    public void Publishing_twice_changes_nothing()
    {
        var post = APost.Published();

        post.Publish(Later);

        AssertUnchanged(post);
    }

    [Test]
    public void A_draft_stays_a_draft_without_a_change()
    {
        var post = APost.Draft();

        post.Unpublish(Later);

        AssertUnchanged(post);
    }

    private static Result<Post> WithTitle(string title) => Post.Write(Ada, title, "Patterns.", published: false, Noon);

    private static Result<Post> WithContent(string content) => Post.Write(Ada, "Notes", content, published: false, Noon);

    private static string Repeat(string text, int count) => string.Concat(Enumerable.Repeat(text, count));

    private static void AssertChanged(Post post) => Assert.That((post.Version, post.CreatedAt, post.UpdatedAt), Is.EqualTo((2, Noon, Later)));

    private static void AssertUnchanged(Post post) => Assert.That((post.Version, post.CreatedAt, post.UpdatedAt), Is.EqualTo((1, Noon, Noon)));
}
