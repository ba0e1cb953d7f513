using CleanBlog.Client.Generator;
using CleanBlog.WebApi.Tests;

namespace CleanBlog.Client.Tests;

public sealed class GeneratedCodeTests
{
    private const string Advice = "Run build/generate-clients.sh.";

    [Test]
    public async Task The_client_is_what_the_document_gives()
    {
        var generated = await ClientCode.GenerateAsync(await ReadAsync("docs/openapi.json"));

        Assert.That(await ReadAsync("clients/dotnet/CleanBlog.Client/Generated/CleanBlogClient.cs"), Is.EqualTo(generated), Advice);
    }

    [Test]
    public async Task The_codes_are_those_of_the_documentation()
    {
        var generated = ProblemCodesCode.Generate(await ReadAsync("docs/errors.md"));

        Assert.That(await ReadAsync("clients/dotnet/CleanBlog.Client/Generated/ProblemCodes.cs"), Is.EqualTo(generated), Advice);
    }

    [Test]
    public void It_stands_without_the_server() =>
        Assert.That(typeof(ICleanBlogClient).Assembly.GetReferencedAssemblies().Select(assembly => assembly.Name), Has.None.StartsWith("CleanBlog."));

    private static Task<string> ReadAsync(string path) => File.ReadAllTextAsync(RepositoryFiles.Path(path));
}
