namespace CleanBlog.WebApi.Tests.Crash;

/// <summary>The judge of the crash tests, given what a broken server would leave behind.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class LedgerTests
{
    private readonly Ledger ledger = new();
    private readonly Random random = new(1843);

    [Test]
    public void What_was_acknowledged_last_is_right()
    {
        var row = Store(Post(1), Post(2));

        Assert.That(ledger.Compare([row]).All, Is.Empty);
    }

    [Test]
    public void An_acknowledged_write_that_is_missing_is_lost()
    {
        Store(Post(1));

        Assert.That(ledger.Compare([]).Lost, Has.Exactly(1).Contains("Stored: nothing"));
    }

    [Test]
    public void An_acknowledged_change_that_was_undone_is_lost()
    {
        var first = Post(1);
        Store(first, Post(2));

        Assert.That(ledger.Compare([first]).Lost, Has.Count.EqualTo(1));
    }

    [Test]
    public void A_deleted_post_that_came_back_is_a_lost_deletion()
    {
        var row = Post(1);
        Store(row, null);

        Assert.That(ledger.Compare([row]).Lost, Has.Exactly(1).Contains("deleted"));
    }

    [Test]
    public void A_write_that_is_there_twice_is_doubled()
    {
        var row = Store(Post(1));

        Assert.That(ledger.Compare([row, row]).Doubled, Has.Count.EqualTo(1));
    }

    [Test]
    public void A_row_that_nobody_wrote_is_one_too_many()
    {
        Assert.That(ledger.Compare([Post(1)]).Doubled, Has.Count.EqualTo(1));
    }

    [Test]
    public void A_title_of_one_version_with_the_content_of_another_is_torn()
    {
        var (old, row) = (Post(1), Post(2));
        Store(old, row);

        Assert.That(ledger.Compare([row with { Second = old.Second }]).Torn, Has.Count.EqualTo(1));
    }

    [Test]
    public void Content_that_was_cut_is_torn()
    {
        var row = Store(Post(1));

        Assert.That(ledger.Compare([row with { Second = row.Second[..^1] }]).Torn, Has.Count.EqualTo(1));
        Assert.That(ledger.Compare([row with { Second = "" }]).Torn, Has.Count.EqualTo(1));
    }

    [Test]
    public void A_version_that_was_counted_twice_is_torn()
    {
        var row = Store(Post(1));

        Assert.That(ledger.Compare([row with { Version = 2 }]).Torn, Has.Count.EqualTo(1));
    }

    [Test]
    public void Names_of_two_versions_are_torn()
    {
        var row = Store(Row.OfUser("ada@example.com", 1));

        Assert.That(ledger.Compare([row with { First = "Writer 2", Version = 2 }]).Torn, Has.Count.EqualTo(1));
    }

    [Test]
    public void A_write_whose_answer_never_came_may_be_there_or_not()
    {
        var (old, row) = (Post(1), Post(2));

        foreach (var stored in new[] { old, row })
        {
            var other = new Ledger();
            var entry = Enter(other, old);
            entry.Write(row);

            Assert.That(other.Compare([stored]).All, Is.Empty);
        }
    }

    [Test]
    public void A_write_that_was_found_has_to_stay()
    {
        var row = Post(1);
        ledger.Open(row.Marker).Write(row);

        Assert.That(ledger.Compare([row]).All, Is.Empty);
        Assert.That(ledger.Compare([]).Lost, Has.Count.EqualTo(1));
    }

    [Test]
    public void A_write_that_was_not_found_must_not_appear_later()
    {
        var row = Post(1);
        ledger.Open(row.Marker).Write(row);

        Assert.That(ledger.Compare([]).All, Is.Empty);
        Assert.That(ledger.Compare([row]).Lost, Has.Count.EqualTo(1));
    }

    private static Entry Enter(Ledger ledger, params Row?[] rows)
    {
        var entry = ledger.Open(rows[0]!.Marker);

        foreach (var row in rows)
        {
            entry.Write(row);
            entry.Acknowledge();
        }

        return entry;
    }

    private Row Post(int version) => Row.OfPost("notes", version, random);

    private Row Store(params Row?[] rows)
    {
        Enter(ledger, rows);
        return rows[^1] ?? rows[0]!;
    }
}
