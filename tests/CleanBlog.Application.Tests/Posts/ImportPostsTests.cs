using CleanBlog.Application.Common;
using CleanBlog.Application.Posts;
using CleanBlog.Application.Users;
using CleanBlog.Domain.Common;
using CleanBlog.Domain.Posts;
using CleanBlog.Domain.Users;
using CleanBlog.Testing;

namespace CleanBlog.Application.Tests.Posts;

[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.All))]
public sealed class ImportPostsTests(TestDatabase database) : UseCaseTest(database)
{
    private static readonly DateTimeOffset Then = new(2015, 6, 7, 8, 9, 10, TimeSpan.Zero);

    [Test]
    public async Task An_imported_post_is_published_with_its_date_and_text()
    {
        await ImportAsync(Record(title: " Title", content: "Line\r\nline \U0001F600"));

        var post = (await PostsAsync()).Items.Single();
        Assert.That((post.Title, post.Content, post.Published, post.CreatedAt, post.UpdatedAt), Is.EqualTo((" Title", "Line\r\nline \U0001F600", true, Then, Then)));
    }

    [Test]
    public async Task Its_author_is_a_user_who_cannot_sign_in()
    {
        await ImportAsync(Record(author: "Ada Lovelace"));

        var user = (await UsersAsync()).Single();
        var stored = await InScopeAsync<IUserRepository, User?>(users => users.FindAsync(UserId.From(user.Id), CancellationToken.None));
        Assert.That((user.Email, user.FirstName, user.LastName, user.Role), Is.EqualTo(("ada.lovelace@authors.invalid", "Ada", "Lovelace", UserRole.User)));
        Assert.That(stored?.PasswordHash, Is.Null);
    }

    [Test]
    public async Task A_second_run_changes_nothing()
    {
        ImportedPost[] batch = [Record("1.md"), Record("2.md", author: "Grace Hopper")];
        await ImportAsync(batch);
        Clock.Advance(TimeSpan.FromMinutes(1));

        var again = await ImportAsync(batch);

        Assert.That((again.Added, again.Refusals), Is.EqualTo((0, new Error?[] { null, null })));
        Assert.That(((await PostsAsync()).Total, (await UsersAsync()).Count), Is.EqualTo((2, 2)));
    }

    [Test]
    public async Task A_second_run_leaves_a_post_that_was_changed_here_alone()
    {
        await ImportAsync(Record(title: "Old"));
        ActAs(AUser.Administrator());
        var id = PostId.From((await PostsAsync()).Items.Single().Id);
        var changed = (await InScopeAsync<RevisePost, Result<PostDetails>>(revise => revise.ExecuteAsync(id, "Changed here", published: false))).Expect();

        var again = await ImportAsync(Record(title: "Old"));

        Assert.That((again.Added, (await PostsAsync()).Total), Is.EqualTo((0, 0)));
        Assert.That((await InScopeAsync<GetPost, Result<PostDetails>>(get => get.ExecuteAsync(id))).Expect(), Is.EqualTo(changed));
    }

    [Test]
    public async Task An_interrupted_run_is_completed_by_another_one()
    {
        await ImportAsync(Record("1.md"));

        var completed = await ImportAsync(Record("1.md"), Record("2.md"), Record("3.md"));

        Assert.That(completed.Added, Is.EqualTo(2));
        Assert.That((await PostsAsync()).Total, Is.EqualTo(3));
    }

    [Test]
    public async Task A_refused_record_says_why_and_does_not_stop_the_others()
    {
        var outcome = await ImportAsync(Record("1.md", title: ""), Record("2.md"), Record("3.md", content: "a\0b"), Record("4.md", author: " "));

        Assert.That(outcome.Refusals, Is.EqualTo(
        [
            TextErrors.TooShort("title", 1), null, TextErrors.InvalidCharacters("content"), TextErrors.Blank("author's name"),
        ]));
        Assert.That((outcome.Added, (await PostsAsync()).Total), Is.EqualTo((1, 1)));
    }

    [TestCase("Ada\0 Lovelace", "text.invalid_characters")]
    [TestCase("", "text.blank")]
    [TestCase("\u2003\t", "text.blank")]
    public async Task An_author_whose_name_breaks_a_rule_is_refused(string author, string code)
    {
        var outcome = await ImportAsync(Record(author: author));

        Assert.That(outcome.Refusals.Single()?.Code, Is.EqualTo(code));
    }

    [Test]
    public async Task A_first_name_that_is_too_long_is_refused()
    {
        var outcome = await ImportAsync(Record(author: new string('a', User.MaxNameLength + 1)));

        Assert.That(outcome.Refusals, Is.EqualTo([TextErrors.TooLong("first name", User.MaxNameLength)]));
    }

    [Test]
    public async Task A_refused_record_leaves_no_author_behind()
    {
        await ImportAsync(Record(title: "", author: "Nobody Else"));

        Assert.That(await UsersAsync(), Is.Empty);
    }

    [Test]
    public async Task The_author_of_a_refused_record_is_stored_with_a_later_one()
    {
        var outcome = await ImportAsync(Record("1.md", title: ""), Record("2.md"));

        Assert.That(outcome.Added, Is.EqualTo(1));
        Assert.That(await UsersAsync(), Has.Count.EqualTo(1));
    }

    [TestCase("Ada Lovelace", "Ada Lovelace")]
    [TestCase("Ada Lovelace", "  Ada   Lovelace ")]
    [TestCase("Ada Lovelace", "Ada\tLovelace")]
    [TestCase("José García", "Jose\u0301 Garci\u0301a")]
    [TestCase("日本 太郎", "日本 太郎")]
    public async Task The_same_author_is_one_user(string first, string second)
    {
        await ImportAsync(Record("1.md", author: first), Record("2.md", author: second));
        await ImportAsync(Record("3.md", author: second));

        var users = await UsersAsync();
        Assert.That(users, Has.Count.EqualTo(1));
        Assert.That((await PostsAsync()).Items.Select(post => post.AuthorId), Is.All.EqualTo(users.Single().Id));
    }

    [TestCase("José García", "Jose Garcia")]
    [TestCase("Ada-Lovelace Byron", "Ada Lovelace Byron")]
    [TestCase("日本 太郎", "中国 太郎")]
    [TestCase("O'Brien Conan", "O Brien Conan")]
    [TestCase("Müller", "Muller")]
    [TestCase("Ada Lovelace", "Ada.Lovelace")]
    public async Task Names_that_look_alike_in_an_address_stay_two_users(string first, string second)
    {
        await ImportAsync(Record("1.md", author: first), Record("2.md", author: second));

        Assert.That((await UsersAsync()).Select(user => user.Email), Is.Unique.And.Exactly(2).Items);
    }

    [Test]
    public async Task Long_names_that_begin_alike_stay_two_users()
    {
        var beginning = $"Anna {new string('a', 60)}";

        await ImportAsync(Record("1.md", author: $"{beginning} One"), Record("2.md", author: $"{beginning} Two"));

        Assert.That((await UsersAsync()).Select(user => user.Email), Is.Unique.And.Exactly(2).Items);
    }

    [TestCase("Voltaire", "Voltaire", "(imported)")]
    [TestCase("Gabriel José García Márquez", "Gabriel", "José García Márquez")]
    [TestCase("村上 春樹", "村上", "春樹")]
    [TestCase("村上\u3000春樹", "村上", "春樹")]
    [TestCase("😀 Emoji", "😀", "Emoji")]
    public async Task A_name_is_parted_at_its_first_white_space(string author, string firstName, string lastName)
    {
        await ImportAsync(Record(author: author));

        var user = (await UsersAsync()).Single();
        Assert.That((user.FirstName, user.LastName), Is.EqualTo((firstName, lastName)));
    }

    [TestCase("José García")]
    [TestCase("村上 春樹")]
    [TestCase("😀")]
    [TestCase("...")]
    [TestCase("@")]
    [TestCase("-- --")]
    public async Task Every_name_gets_an_address_that_is_valid_and_reserved(string author)
    {
        await ImportAsync(Record(author: author));

        var email = (await UsersAsync()).Single().Email;
        Assert.That(EmailAddress.Parse(email).Expect(), Has.Property(nameof(EmailAddress.IsReserved)).True.And.Property(nameof(EmailAddress.Value)).EqualTo(email));
    }

    [Test]
    public async Task The_same_record_twice_in_a_batch_is_one_post()
    {
        var outcome = await ImportAsync(Record("1.md"), Record("1.md"));

        Assert.That((outcome.Added, outcome.Refusals), Is.EqualTo((1, new Error?[] { null, null })));
        Assert.That((await PostsAsync()).Total, Is.EqualTo(1));
    }

    [Test]
    public async Task An_empty_batch_adds_nothing()
    {
        var outcome = await ImportAsync();

        Assert.That((outcome.Added, outcome.Refusals.Count), Is.EqualTo((0, 0)));
    }

    [Test]
    public async Task A_large_batch_is_added_whole()
    {
        var outcome = await ImportAsync([.. Enumerable.Range(0, 1000).Select(i => Record($"{i}.md", author: $"Author Number{i % 50}"))]);

        Assert.That((outcome.Added, (await PostsAsync()).Total, (await UsersAsync()).Count), Is.EqualTo((1000, 1000, 50)));
    }

    [Test]
    public async Task A_batch_that_another_run_stored_meanwhile_is_a_conflict()
    {
        var late = await InScopeAsync<IServiceProvider, Result<ImportOutcome>>(scope => scope.RunAsync<ImportPosts, Result<ImportOutcome>>(
            () => ImportAsync(Record()),
            import => import.ExecuteAsync([Record()], CancellationToken.None)));

        Assert.That(late.Error, Is.EqualTo(CommitErrors.Duplicate));
    }

    private static ImportedPost Record(string source = "1.md", string title = "Notes", string content = "Patterns.", string author = "Ada Lovelace") =>
        new(source, Then, title, content, author);

    private async Task<ImportOutcome> ImportAsync(params ImportedPost[] batch) =>
        (await InScopeAsync<ImportPosts, Result<ImportOutcome>>(import => import.ExecuteAsync(batch, CancellationToken.None))).Expect();

    private async Task<Page<PostDetails>> PostsAsync() =>
        (await InScopeAsync<ListPosts, Result<Page<PostDetails>>>(list => list.ExecuteAsync(new(Published: true, Author: null), new OffsetWindow(0, 100), CancellationToken.None))).Expect();

    private async Task<IReadOnlyList<UserDetails>> UsersAsync() =>
        (await InScopeAsync<IUserReader, Page<UserDetails>>(reader => reader.ListAsync(new UsersPage(new OffsetWindow(0, 100)), CancellationToken.None))).Items;
}
