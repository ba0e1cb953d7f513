namespace CleanBlog.Client.Generator;

internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        if (args is not [var document, var errors, var folder])
        {
            await Console.Error.WriteLineAsync("usage: CleanBlog.Client.Generator OPENAPI_JSON ERRORS_MD FOLDER");
            return 1;
        }

        await File.WriteAllTextAsync(Path.Combine(folder, "CleanBlogClient.cs"), await ClientCode.GenerateAsync(await File.ReadAllTextAsync(document)));
        await File.WriteAllTextAsync(Path.Combine(folder, "ProblemCodes.cs"), ProblemCodesCode.Generate(await File.ReadAllTextAsync(errors)));
        return 0;
    }
}
