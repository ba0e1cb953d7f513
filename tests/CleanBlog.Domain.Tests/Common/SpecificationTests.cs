using CleanBlog.Domain.Common;

namespace CleanBlog.Domain.Tests.Common;

public sealed class SpecificationTests
{
    [Test]
    public void Without_criteria_everything_satisfies_it() => Assert.That(new Everything().IsSatisfiedBy("anything"), Is.True);

    [TestCase("abc", true)]
    [TestCase("ab", false)]
    [TestCase("xyz", false)]
    public void All_criteria_must_hold(string word, bool expected) =>
        Assert.That(new LongWordsWithA().IsSatisfiedBy(word), Is.EqualTo(expected));

    [Test]
    public void Each_criterion_is_kept_apart() => Assert.That(new LongWordsWithA().WhereExpressions, Has.Count.EqualTo(2));

    [Test]
    public void Keys_of_the_order_keep_their_rank_and_direction() =>
        Assert.That(new LongWordsWithA().OrderExpressions.Select(order => order.Descending), Is.EqualTo([false, true, true, false]));

    [Test]
    public void The_page_is_kept()
    {
        var specification = new LongWordsWithA();

        Assert.That((specification.Skip, specification.Take), Is.EqualTo((10, 5)));
    }

    [Test]
    public void Without_a_page_nothing_is_left_out()
    {
        var specification = new Everything();

        Assert.That((specification.Skip, specification.Take), Is.EqualTo(((int?)null, (int?)null)));
    }

    [Test]
    public void The_selector_projects_what_is_found() =>
        Assert.That(new Lengths().Selector!.Compile()("four"), Is.EqualTo(4));

    private sealed class Everything : Specification<string>;

    private sealed class LongWordsWithA : Specification<string>
    {
        public LongWordsWithA()
        {
            Query.Where(word => word.Length > 2).Where(word => word.Contains('a'));
            Query.OrderBy(word => word.Length).ThenByDescending(word => word).OrderByDescending(word => word).ThenBy(word => word).Skip(10).Take(5);
        }
    }

    private sealed class Lengths : Specification<string, int>
    {
        public Lengths() => Select(word => word.Length);
    }
}
