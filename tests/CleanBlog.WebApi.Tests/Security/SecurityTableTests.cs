using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using CleanBlog.Testing;
using CleanBlog.WebApi.Tests.OpenApi;

namespace CleanBlog.WebApi.Tests.Security;

/// <summary>Holds the server against docs/security.md, on every database: each request, about each kind of thing, by each kind of caller.</summary>
[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.All))]
public sealed class SecurityTableTests(TestDatabase database) : ApiTest(database)
{
    private const string UpdateVariable = "CLEANBLOG_UPDATE_SECURITY";

    private static readonly SecurityTable Table = SecurityTable.Read();

    private static IEnumerable<SecurityTable.Row> Rows => Table.Rows;

    [TestCaseSource(nameof(Rows))]
    public async Task Everybody_is_answered_as_the_table_says(object row)
    {
        var expected = (SecurityTable.Row)row;
        List<int> answered = [];

        foreach (var caller in Table.Callers)
        {
            // Whoever came before may have changed what this is about.
            await SignIn();
            answered.Add(await AskAsync(expected, caller));
        }

        if (Environment.GetEnvironmentVariable(UpdateVariable) is not null)
            SecurityTable.Write(expected, answered);
        else
            Assert.That(answered.Select(status => status.ToString(CultureInfo.InvariantCulture)), Is.EqualTo(expected.Cells), string.Join(", ", Table.Callers));
    }

    [Test]
    public void No_route_is_left_out() => Assert.That(
        Contract.Committed.Operations.Select(NameOf).Except(Rows.Select(row => row.Request), StringComparer.Ordinal),
        Is.Empty,
        $"Add a row to {SecurityTable.Document} for each, run this fixture with {UpdateVariable}=1, and read what it wrote.");

    [Test]
    public void No_row_is_about_a_route_that_is_gone() => Assert.That(Rows.Select(row => row.Request).Distinct(StringComparer.Ordinal), Is.SubsetOf(Contract.Committed.Operations.Select(NameOf)));

    [Test]
    public void What_belongs_to_somebody_is_asked_for_in_each_of_its_states() => Assert.That(
        Rows.Where(row => row.Request.Contains("/api/posts/{id}", StringComparison.Ordinal) || row.Request.EndsWith("/bulk", StringComparison.Ordinal)).GroupBy(row => row.Request, row => row.About, StringComparer.Ordinal),
        Has.All.EquivalentTo(new[] { "published", "draft", "unknown" }));

    private static string NameOf(ContractOperation operation) => $"{operation.Method} {operation.Template}";

    private async Task<int> AskAsync(SecurityTable.Row row, string caller)
    {
        var id = await MakeAsync(row);
        var call = Call(Contract.Committed.Operations.Single(operation => string.Equals(NameOf(operation), row.Request, StringComparison.Ordinal)), row.About, id);

        using var response = await call.As(await FindAsync(caller)).SendAsync();
        return (int)response.StatusCode;
    }

    /// <summary>Of Ada's, who is the owner.</summary>
    private async Task<Guid> MakeAsync(SecurityTable.Row row) => row.About switch
    {
        "published" => await WritePostAsync(Ada),
        "draft" => await WritePostAsync(Ada, published: false),
        "unknown" => Guid.CreateVersion7(),
        "an invitation" => await InviteAsync(),
        _ => AdaId,
    };

    private async Task<Guid> InviteAsync()
    {
        using var response = await Admin.SendJsonAsync(HttpMethod.Post, "/api/invitations", "{}");
        return (await response.ReadAsync()).GetProperty("invitation").GetProperty("id").GetGuid();
    }

    private ContractCall Call(ContractOperation operation, string about, Guid id)
    {
        var body = operation.Id switch
        {
            "ChangePosts" => Update(id),
            "Refresh" => $$"""{"refresh_token":"{{AdaRefreshToken}}"}""",
            "Register" => operation.ExampleBody!.Replace("ada@", "countess@", StringComparison.Ordinal),
            _ => operation.ExampleBody,
        };

        var call = new ContractCall(operation, Anonymous, "", body is null ? null : Encoding.UTF8.GetBytes(body)) { Session = about is "unknown" ? Guid.Empty : AdaSession }.At(about is "unknown" && operation.Template.Contains("{session}", StringComparison.Ordinal) ? AdaId : id);
        return about is "drafts" ? call with { Target = $"{call.Target}?published=false" } : call;
    }

    private static string Update(Guid id) => new JsonObject
    {
        ["atomic"] = true,
        ["items"] = new JsonArray(new JsonObject { ["operation"] = "update", ["id"] = id, ["patch"] = new JsonObject { ["title"] = "Notes, revised" } }),
    }.ToJsonString();

    private async Task<HttpClient> FindAsync(string caller)
    {
        switch (caller)
        {
            case "nobody":
                return Anonymous;
            case "owner":
                return Ada;
            case "another":
                return Eve;
            case "administrator":
                return Admin;
            case "shut out":
                using (await Admin.SendJsonAsync(HttpMethod.Put, $"/api/users/{AdaId}/active", new { IsActive = false }))
                    return Ada;
            case "deleted":
                return Client(TokenForge.Make(new($"{Guid.CreateVersion7()}", $"{Guid.CreateVersion7()}"), Clock.GetUtcNow()));
            case "revoked":
                using (await Ada.SendAsync(HttpMethod.Post, "/api/auth/logout"))
                    return Ada;
            case "expired":
                return Client(TokenForge.Make(AdaHolder, Clock.GetUtcNow(), lifetime: TimeSpan.FromMinutes(-1)));
            default:
                throw new AssertionException($"{SecurityTable.Document} names {caller}, whom nobody here can play.");
        }
    }
}
