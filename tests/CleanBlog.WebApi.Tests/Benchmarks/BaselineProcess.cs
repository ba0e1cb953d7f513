using System.Diagnostics;
using CleanBlog.Testing;

namespace CleanBlog.WebApi.Tests.Benchmarks;

/// <summary>The benchmarks' yardstick as a process on a database of CleanBlog's.</summary>
internal sealed class BaselineProcess : IDisposable
{
    private const string Project = "CleanBlog.Benchmarks.Baseline";

    private readonly Process process;

    private BaselineProcess(Process process, Uri address) => (this.process, Http) = (process, new HttpClient { BaseAddress = address });

    public HttpClient Http { get; }

    /// <summary>Starts it; it answers when this is done.</summary>
    public static async Task<BaselineProcess> StartAsync(string connectionString, string signingKey)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort.Find()}");
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", ["exec", Assembly(), "--urls", address.ToString()])
        {
            UseShellExecute = false,
            Environment = { ["ConnectionStrings__Blog"] = connectionString, ["SECRET_KEY"] = signingKey },
        };

        var baseline = new BaselineProcess(Process.Start(start)!, address);
        await Eventually.HoldsAsync("the baseline answers", baseline.AnswersAsync);
        return baseline;
    }

    public void Dispose()
    {
        Http.Dispose();
        process.Kill();
        process.WaitForExit();
        process.Dispose();
    }

    /// <summary>Built with the tests, so in the same configuration and for the same framework.</summary>
    private static string Assembly()
    {
        var framework = new DirectoryInfo(AppContext.BaseDirectory);

        return RepositoryFiles.Path($"tests/CleanBlog.Benchmarks/Baseline/bin/{framework.Parent!.Name}/{framework.Name}/{Project}.dll");
    }

    private async Task<bool> AnswersAsync()
    {
        try
        {
            using var response = await Http.GetAsync("/health");
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException) when (!process.HasExited)
        {
            return false;
        }
    }
}
