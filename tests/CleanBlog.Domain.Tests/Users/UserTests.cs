using CleanBlog.Domain.Common;
using CleanBlog.Domain.Users;
using CleanBlog.Testing;

namespace CleanBlog.Domain.Tests.Users;

public sealed class UserTests
{
    private static readonly DateTimeOffset Noon = AUser.Noon;
    private static readonly DateTimeOffset Later = Noon.AddMinutes(1);

    [Test]
    public void A_registered_user_is_active_and_unchanged()
    {
        var user = User.Register(Email("ada@example.com"), "hash", "Ada", "Lovelace", UserRole.User, Noon).Expect();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(user.Email.Value, Is.EqualTo("ada@example.com"));
            Assert.That((user.FirstName, user.LastName), Is.EqualTo(("Ada", "Lovelace")));
            Assert.That((user.PasswordHash, user.Role, user.IsActive), Is.EqualTo(("hash", UserRole.User, true)));
            Assert.That((user.CreatedAt, user.UpdatedAt, user.Version), Is.EqualTo((Noon, Noon, 1)));
        }
    }

    [TestCase(false)]
    [TestCase(true)]
    public void Of_a_deleted_user_nothing_of_the_person_is_left(bool withPosts)
    {
        var user = AUser.With(role: UserRole.Admin);

        Assert.That(user.Delete(withPosts, AUser.Administrator(), Later).Error, Is.Null);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((user.Email.Value, user.Email.IsReserved), Is.EqualTo(($"{user.Id.Value}@deleted.invalid", true)));
            Assert.That((user.FirstName, user.LastName, user.PasswordHash), Is.EqualTo(("Deleted", "User", (string?)null)));
            Assert.That((user.Role, user.IsActive, user.DeletedAt, user.LosesPosts), Is.EqualTo((UserRole.User, false, (DateTimeOffset?)Later, withPosts)));
            Assert.That((user.UpdatedAt, user.Version), Is.EqualTo((Later, 2)));
            Assert.That(user.SearchText, Does.Not.Contain("ada").And.Not.Contain("lovelace"));
        }
    }

    [Test]
    public void Who_is_deleted_can_still_lose_the_posts_and_does_not_get_them_back()
    {
        var user = AUser.With();
        user.Delete(withPosts: false, successor: null, Later);

        user.Delete(withPosts: true, successor: null, Later.AddMinutes(1));
        user.Delete(withPosts: false, successor: null, Later.AddMinutes(2));

        Assert.That((user.LosesPosts, user.DeletedAt, user.Version), Is.EqualTo((true, (DateTimeOffset?)Later, 3)));
    }

    [Test]
    public void The_last_administrator_is_not_deleted()
    {
        var root = AUser.Administrator();

        Assert.That(root.Delete(withPosts: true, successor: null, Later).Error, Is.EqualTo(UserErrors.LastAdministrator));
        Assert.That((root.DeletedAt, root.IsActive, root.Version), Is.EqualTo(((DateTimeOffset?)null, true, 1)));
    }

    [Test]
    public void A_successor_is_noticed_by_whoever_removes_it_at_the_same_time()
    {
        var successor = AUser.Administrator();

        AUser.Administrator("other@example.com").Delete(withPosts: false, successor, Later);

        Assert.That(successor.Version, Is.EqualTo(2));
    }

    [Test]
    public void A_user_is_found_by_what_it_is_called_now()
    {
        var user = AUser.With();

        user.Rename("Augusta", "King", Later);
        user.ChangeEmail(Email("countess@example.com"), Later);

        Assert.That(user.SearchText, Is.EqualTo("countess@example.com\naugusta\nking"));
    }

    [Test]
    public void Each_user_has_an_id_of_its_own() => Assert.That(new[] { AUser.With().Id, AUser.With().Id }, Is.Unique);

    [Test]
    public void Nobody_registers_with_a_reserved_address()
    {
        var registered = User.Register(Email("ada@authors.invalid"), "hash", "Ada", "Lovelace", UserRole.User, Noon);

        Assert.That(registered.Error, Is.EqualTo(UserErrors.ReservedEmail));
    }

    [Test]
    public void A_recorded_author_has_a_reserved_address_and_no_password()
    {
        var author = User.RecordAuthor(Email("ada@authors.invalid"), "Ada", "Lovelace", Noon).Expect();

        Assert.That((author.PasswordHash, author.Role, author.IsActive), Is.EqualTo(((string?)null, UserRole.User, true)));
    }

    [TestCase("", "Lovelace", "text.too_short")]
    [TestCase("Ada", "", "text.too_short")]
    [TestCase(" ", "Lovelace", "text.blank")]
    [TestCase("Ada", "\t ", "text.blank")]
    [TestCase("A\0da", "Lovelace", "text.invalid_characters")]
    [TestCase("Ada", "Love\0lace", "text.invalid_characters")]
    public void Names_that_break_a_rule_are_refused(string firstName, string lastName, string code)
    {
        var registered = User.Register(Email("ada@example.com"), "hash", firstName, lastName, UserRole.User, Noon);
        var recorded = User.RecordAuthor(Email("ada@authors.invalid"), firstName, lastName, Noon);
        var renamed = AUser.With().Rename(firstName, lastName, Later);

        Assert.That(new[] { registered.Error?.Code, recorded.Error?.Code, renamed.Error?.Code }, Is.All.EqualTo(code));
    }

    [Test]
    public void Names_of_exactly_the_greatest_length_are_accepted()
    {
        var name = new string('a', User.MaxNameLength);

        Assert.That(AUser.With().Rename(name, name, Later).Error, Is.Null);
    }

    [Test]
    public void A_first_name_one_beyond_the_greatest_length_is_refused() =>
        Assert.That(AUser.With().Rename(new string('a', 101), "Lovelace", Later).Error, Is.EqualTo(TextErrors.TooLong("first name", 100)));

    [Test]
    public void A_last_name_one_beyond_the_greatest_length_is_refused() =>
        Assert.That(AUser.With().Rename("Ada", new string('a', 101), Later).Error, Is.EqualTo(TextErrors.TooLong("last name", 100)));

    [Test]
    public void Names_are_kept_as_given() => Assert.That(AUser.With(firstName: " Ada ").FirstName, Is.EqualTo(" Ada "));

    [TestCase("Augusta", "Lovelace")]
    [TestCase("Ada", "King")]
    public void A_new_name_changes_the_user(string firstName, string lastName)
    {
        var user = AUser.With();

        var renamed = user.Rename(firstName, lastName, Later);

        Assert.That(renamed, Is.EqualTo(Result.Success));
        Assert.That((user.FirstName, user.LastName), Is.EqualTo((firstName, lastName)));
        AssertChanged(user);
    }

    [Test]
    public void The_same_names_change_nothing()
    {
        var user = AUser.With();

        var renamed = user.Rename("Ada", "Lovelace", Later);

        Assert.That(renamed, Is.EqualTo(Result.Success));
        AssertUnchanged(user);
    }

    [Test]
    public void A_refused_rename_changes_neither_name()
    {
        var user = AUser.With();

        user.Rename("Augusta", " ", Later);

        Assert.That((user.FirstName, user.LastName), Is.EqualTo(("Ada", "Lovelace")));
        AssertUnchanged(user);
    }

    [Test]
    public void A_user_becomes_administrator_without_a_successor()
    {
        var user = AUser.With();

        var assigned = user.AssignRole(UserRole.Admin, successor: null, Later);

        Assert.That(assigned, Is.EqualTo(Result.Success));
        Assert.That(user.Role, Is.EqualTo(UserRole.Admin));
        AssertChanged(user);
    }

    [Test]
    public void Becoming_administrator_leaves_the_others_alone()
    {
        var (user, root) = (AUser.With(), AUser.Administrator());

        user.AssignRole(UserRole.Admin, root, Later);

        AssertUnchanged(root);
    }

    [TestCase(UserRole.User)]
    [TestCase(UserRole.Admin)]
    public void The_same_role_changes_nothing(UserRole role)
    {
        var user = AUser.With(role: role);

        var assigned = user.AssignRole(role, successor: null, Later);

        Assert.That(assigned, Is.EqualTo(Result.Success));
        AssertUnchanged(user);
    }

    [Test]
    public void The_last_active_administrator_stays_one()
    {
        var root = AUser.Administrator();

        var assigned = root.AssignRole(UserRole.User, successor: null, Later);

        Assert.That(assigned.Error, Is.EqualTo(UserErrors.LastAdministrator));
        Assert.That(root.Role, Is.EqualTo(UserRole.Admin));
        AssertUnchanged(root);
    }

    [Test]
    public void An_administrator_with_a_successor_becomes_an_ordinary_user()
    {
        var root = AUser.Administrator();

        var assigned = root.AssignRole(UserRole.User, AUser.Administrator("second@example.com"), Later);

        Assert.That(assigned, Is.EqualTo(Result.Success));
        Assert.That(root.Role, Is.EqualTo(UserRole.User));
        AssertChanged(root);
    }

    [Test]
    public void Demotion_raises_the_successors_version_and_nothing_else()
    {
        var (root, successor) = (AUser.Administrator(), AUser.Administrator("second@example.com"));

        root.AssignRole(UserRole.User, successor, Later);

        Assert.That((successor.Version, successor.UpdatedAt, successor.Role), Is.EqualTo((2, Noon, UserRole.Admin)));
    }

    [Test]
    public void Deactivation_raises_the_successors_version_and_nothing_else()
    {
        var (root, successor) = (AUser.Administrator(), AUser.Administrator("second@example.com"));

        root.Deactivate(successor, Later);

        Assert.That((successor.Version, successor.UpdatedAt, successor.IsActive), Is.EqualTo((2, Noon, true)));
    }

    [Test]
    public void The_last_active_administrator_stays_active()
    {
        var root = AUser.Administrator();

        var deactivated = root.Deactivate(successor: null, Later);

        Assert.That(deactivated.Error, Is.EqualTo(UserErrors.LastAdministrator));
        Assert.That(root.IsActive, Is.True);
        AssertUnchanged(root);
    }

    [Test]
    public void An_inactive_administrator_is_demoted_without_a_successor()
    {
        var root = Inactive(AUser.Administrator());

        var assigned = root.AssignRole(UserRole.User, successor: null, Later);

        Assert.That(assigned, Is.EqualTo(Result.Success));
        Assert.That(root.Role, Is.EqualTo(UserRole.User));
    }

    [Test]
    public void An_ordinary_user_is_deactivated_without_a_successor()
    {
        var user = AUser.With();

        var deactivated = user.Deactivate(successor: null, Later);

        Assert.That(deactivated, Is.EqualTo(Result.Success));
        Assert.That(user.IsActive, Is.False);
        AssertChanged(user);
    }

    [Test]
    public void Deactivating_an_ordinary_user_leaves_the_administrators_alone()
    {
        var (user, root) = (AUser.With(), AUser.Administrator());

        user.Deactivate(root, Later);

        AssertUnchanged(root);
    }

    [Test]
    public void Deactivating_twice_changes_nothing_more()
    {
        var user = Inactive(AUser.With());
        var version = user.Version;

        var deactivated = user.Deactivate(successor: null, Later.AddMinutes(1));

        Assert.That(deactivated, Is.EqualTo(Result.Success));
        Assert.That((user.Version, user.UpdatedAt), Is.EqualTo((version, Later)));
    }

    [Test]
    public void An_inactive_user_is_let_in_again()
    {
        var user = Inactive(AUser.With());

        user.Activate(Later.AddMinutes(1));

        Assert.That((user.IsActive, user.Version, user.UpdatedAt), Is.EqualTo((true, 3, Later.AddMinutes(1))));
    }

    [Test]
    public void Activating_an_active_user_changes_nothing()
    {
        var user = AUser.With();

        user.Activate(Later);

        AssertUnchanged(user);
    }

    [Test]
    public void An_upgraded_hash_is_no_change_that_anybody_sees()
    {
        var user = AUser.With();

        user.UpgradePasswordHash("costlier");

        Assert.That(user.PasswordHash, Is.EqualTo("costlier"));
        AssertUnchanged(user);
    }

    private static User Inactive(User user)
    {
        user.Deactivate(AUser.Administrator("other@example.com"), Later);
        return user;
    }

    private static EmailAddress Email(string text) => EmailAddress.Parse(text).Expect();

    private static void AssertChanged(User user) => Assert.That((user.Version, user.CreatedAt, user.UpdatedAt), Is.EqualTo((2, Noon, Later)));

    private static void AssertUnchanged(User user) => Assert.That((user.Version, user.CreatedAt, user.UpdatedAt), Is.EqualTo((1, Noon, Noon)));
}
