using System.Globalization;
using System.Text.Json;
using CleanBlog.Testing;
using CleanBlog.WebApi.Http;

namespace CleanBlog.WebApi.Tests.OpenApi;

/// <summary>
/// The document promises nothing that cannot happen: every status of every operation is brought about over HTTP, with each of its
/// codes; and so is every row of the table of errors. What the recipes beside this file lack fails here.
/// </summary>
[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.All))]
public sealed partial class DocumentedStatusTests(TestDatabase database) : ApiTest(database)
{
    private static readonly IReadOnlyList<ContractOperation> Operations = Contract.Committed.Operations;

    private static IEnumerable<TestCaseData> Answers =>
        from operation in Operations
        from response in operation.Responses
        from code in response.Value.Codes.DefaultIfEmpty("")
        select new TestCaseData(operation.Id, response.Key, code);

    private static IEnumerable<string> CodesOfNoOperation =>
        ProblemTypes.OfProblems.Select(type => type.Code).Except(Operations.SelectMany(operation => operation.Responses.Values).SelectMany(response => response.Codes), StringComparer.Ordinal);

    private static IEnumerable<string> CodesOfMembers => ProblemTypes.OfMembers.Select(type => type.Code);

    [TestCaseSource(nameof(Answers))]
    public async Task Every_documented_answer_is_given(string operationId, int status, string code)
    {
        var operation = Operations.Single(operation => operation.Id.Equals(operationId, StringComparison.Ordinal));
        var recipe = Recipes.GetValueOrDefault(code.Length > 0 ? code : status.ToString(CultureInfo.InvariantCulture))
            ?? throw new AssertionException($"No recipe brings about {status} {code} of {operationId}.");

        using var response = await recipe(await CallAsync(operation));

        Assert.That(((int)response.StatusCode, await CodeAsync(response)), Is.EqualTo((status, code)));
    }

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

    private static async Task<string> CodeAsync(HttpResponseMessage response) =>
        response.Content.Headers.ContentType?.MediaType is Problem.MediaType
            ? JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement.Text("code")
            : "";
}
