using System.Text.RegularExpressions;
using CleanBlog.WebApi.Http;

namespace CleanBlog.WebApi.Tests.Http;

/// <summary>Holds docs/errors.md against the table in the code, both ways.</summary>
public sealed partial class ErrorTableTests
{
    private static readonly string Page = File.ReadAllText(RepositoryFiles.Path("docs/errors.md"));

    [Test]
    public void The_page_has_a_row_for_each_code_and_no_other()
    {
        var expected = ProblemTypes.OfProblems.Concat(ProblemTypes.OfMembers)
            .Select(type => $"| {type.Status} | `{type.Code}` | {type.Title} | {type.Detail.Replace("<token>", "&lt;token&gt;", StringComparison.Ordinal)} |");

        var rows = Row().Matches(Page).Select(match => match.Value);

        Assert.That(rows, Is.EqualTo(expected));
    }

    [Test]
    public void No_code_stands_for_two_things() =>
        Assert.That(ProblemTypes.OfProblems.Concat(ProblemTypes.OfMembers).Select(type => type.Code), Is.Unique);

    [GeneratedRegex(@"^\| \d{3} \| `.*$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Row();
}
