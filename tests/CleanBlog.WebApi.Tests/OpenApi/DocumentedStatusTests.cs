using System.Text.Json;
using CleanBlog.Testing;
using CleanBlog.WebApi.Http;

namespace CleanBlog.WebApi.Tests.OpenApi;

/// <summary>
/// The document promises nothing that cannot happen: every status of every operation is brought about over HTTP, with each of its
/// codes; and so is every row of the table of errors. What lacks a recipe fails.
/// </summary>
[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.All))]
public sealed class DocumentedStatusTests(TestDatabase database) : DocumentedStatusRecipes(database)
{
    private static IEnumerable<TestCaseData> Answers =>
        from answer in Documented
        where answer.Code is not DocumentedStatusOfStrictServerTests.Code
        select new TestCaseData(answer.OperationId, answer.Status, answer.Code);

    private static IEnumerable<string> CodesOfNoOperation => ProblemTypes.OfProblems.Select(type => type.Code).Except(Documented.Select(answer => answer.Code), StringComparer.Ordinal);

    private static IEnumerable<string> CodesOfMembers => ProblemTypes.OfMembers.Select(type => type.Code);

    [TestCaseSource(nameof(Answers))]
    public Task Every_documented_answer_is_given(string operationId, int status, string code) => ThatIsGiven(operationId, status, code);

    [TestCaseSource(nameof(CodesOfNoOperation))]
    public async Task Every_code_that_no_operation_documents_is_given(string code)
    {
        var recipe = RecipesOfNoOperation.GetValueOrDefault(code) ?? throw new AssertionException($"No operation documents {code}, and no recipe brings it about.");

        var answer = await recipe();

        Assert.That(answer.Code, Is.EqualTo(code), answer.ToString());
    }

    [TestCaseSource(nameof(CodesOfMembers))]
    public async Task Every_code_of_a_member_is_given(string code)
    {
        var recipe = RecipesOfMembers.GetValueOrDefault(code) ?? throw new AssertionException($"No recipe brings about a member with {code}.");

        using var response = await recipe();
        var problem = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;

        Assert.That(problem.GetProperty("errors").EnumerateArray().Select(error => error.Text("code")), Is.EqualTo(new[] { code }));
    }
}

/// <summary>What is only answered where the operator demands conditions.</summary>
[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.All))]
public sealed class DocumentedStatusOfStrictServerTests(TestDatabase database) : DocumentedStatusRecipes(database)
{
    public const string Code = "precondition.required";

    private static IEnumerable<TestCaseData> Answers =>
        from answer in Documented
        where answer.Code is Code
        select new TestCaseData(answer.OperationId, answer.Status, answer.Code);

    [TestCaseSource(nameof(Answers))]
    public Task Every_documented_answer_is_given(string operationId, int status, string code) => ThatIsGiven(operationId, status, code);

    protected override IReadOnlyDictionary<string, string> Configure() =>
        new Dictionary<string, string>(StringComparer.Ordinal) { ["Concurrency:RequireIfMatch"] = "true" };
}
