using System.Text.Json;
using CleanBlog.Testing;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CleanBlog.WebApi.Tests.OpenApi;

[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.Embedded))]
public sealed class OpenApiDocumentTests(TestDatabase database) : ApiTest(database)
{
    private const string UpdateVariable = "CLEANBLOG_UPDATE_OPENAPI";

    private static readonly string CommittedPath = RepositoryFiles.Path("docs/openapi.json");

    [Test]
    public async Task The_committed_document_is_the_emitted_one()
    {
        var emitted = (await Anonymous.GetStringAsync("/api/openapi.json")).ReplaceLineEndings("\n").TrimEnd() + "\n";

        if (Environment.GetEnvironmentVariable(UpdateVariable) is not null)
            await File.WriteAllTextAsync(CommittedPath, emitted);

        Assert.That(
            await File.ReadAllTextAsync(CommittedPath),
            Is.EqualTo(emitted),
            $"The contract has changed. If that is meant, run this test with {UpdateVariable}=1 and commit docs/openapi.json.");
    }

    [Test]
    public async Task Many_who_ask_for_it_at_once_get_the_same()
    {
        var documents = await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => Anonymous.GetStringAsync("/api/openapi.json")));

        Assert.That(documents.Distinct(StringComparer.Ordinal), Has.Exactly(1).Items);
    }

    [Test]
    public async Task It_is_OpenAPI_3_1_of_this_product()
    {
        var document = await ReadDocumentAsync();

        Assert.That(document.GetProperty("openapi").GetString(), Does.StartWith("3.1."));
        Assert.That(document.GetProperty("info").GetProperty("title").GetString(), Is.EqualTo(About.Title));
        Assert.That(document.GetProperty("info").GetProperty("version").GetString(), Is.EqualTo(About.Version));
        Assert.That(document.GetProperty("info").GetProperty("description").GetString(), Is.EqualTo(About.Description));
    }

    [Test]
    public async Task Every_route_is_in_it()
    {
        var document = await ReadDocumentAsync();
        var routes = Services.GetServices<EndpointDataSource>()
            .SelectMany(source => source.Endpoints)
            .OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<IExcludeFromDescriptionMetadata>() is not { ExcludeFromDescription: true })
            .SelectMany(endpoint => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods, (endpoint, method) => $"{method} /{endpoint.RoutePattern.RawText!.Trim('/')}");

        var documented = Operations(document).Select(operation => operation.Name);

        Assert.That(documented, Is.EquivalentTo(routes));
    }

    [Test]
    public async Task Every_operation_is_described_for_readers_and_generators()
    {
        var operations = Operations(await ReadDocumentAsync()).ToList();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(operations.Select(operation => operation.Value.GetProperty("operationId").GetString()), Is.Unique);

            foreach (var (name, operation) in operations)
            {
                Assert.That(operation.GetProperty("summary").GetString(), Is.Not.Empty, name);
                Assert.That(operation.GetProperty("tags").GetArrayLength(), Is.EqualTo(1), name);
                Assert.That(operation.GetProperty("responses").EnumerateObject().Count(response => response.Name[0] == '2'), Is.EqualTo(1), name);
            }
        }
    }

    [Test]
    public async Task Every_failure_is_a_problem_with_an_example_for_each_of_its_codes()
    {
        var operations = Operations(await ReadDocumentAsync());
        var codes = WebApi.Http.ProblemTypes.OfProblems.Select(type => type.Code).ToList();

        using (Assert.EnterMultipleScope())
        {
            foreach (var (name, operation) in operations)
            {
                foreach (var response in operation.GetProperty("responses").EnumerateObject().Where(response => response.Name[0] is '4' or '5'))
                {
                    var examples = response.Value.GetProperty("content").GetProperty("application/problem+json").GetProperty("examples").EnumerateObject().ToList();

                    Assert.That(examples.Select(example => example.Name), Is.Not.Empty.And.SubsetOf(codes), $"{name} {response.Name}");
                    Assert.That(
                        examples.Select(example => example.Value.GetProperty("value").GetProperty("status").GetInt32().ToString(provider: null)),
                        Is.All.EqualTo(response.Name),
                        $"{name} {response.Name}");
                }
            }
        }
    }

    [Test]
    public async Task Only_operations_that_take_a_token_have_a_lock()
    {
        var locked = Operations(await ReadDocumentAsync())
            .Where(operation => operation.Value.GetProperty("security").GetArrayLength() > 0)
            .Select(operation => operation.Name);

        Assert.That(locked, Is.EquivalentTo(
        [
            "GET /api/users", "GET /api/users/me", "GET /api/users/me/export", "GET /api/audit-events", "PUT /api/users/me/password", "PUT /api/users/me/email", "GET /api/users/{id}", "PATCH /api/users/{id}", "PUT /api/users/{id}/role", "PUT /api/users/{id}/active",
            "POST /api/auth/logout", "GET /api/users/me/sessions", "DELETE /api/users/me/sessions", "DELETE /api/users/me/sessions/{session}",
            "GET /api/users/{id}/sessions", "DELETE /api/users/{id}/sessions", "DELETE /api/users/{id}/sessions/{session}",
            "PUT /api/users/me/deletion", "DELETE /api/users/{id}", "POST /api/invitations", "GET /api/invitations", "GET /api/invitations/{id}", "DELETE /api/invitations/{id}",
            "POST /api/posts", "POST /api/posts/bulk", "GET /api/posts", "GET /api/posts/{id}", "PATCH /api/posts/{id}", "DELETE /api/posts/{id}", "GET /api/changes",
        ]));
    }

    private static IEnumerable<(string Name, JsonElement Value)> Operations(JsonElement document) =>
        from path in document.GetProperty("paths").EnumerateObject()
        from operation in path.Value.EnumerateObject()
        select ($"{operation.Name.ToUpperInvariant()} {path.Name}", operation.Value);

    private async Task<JsonElement> ReadDocumentAsync()
    {
        using var response = await Anonymous.GetAsync("/api/openapi.json");
        return await response.ReadAsync();
    }
}
