using System.Reflection;
using System.Text;

namespace CleanBlog.Benchmarks.Baseline;

/// <summary>The answer that nothing has to be asked for.</summary>
internal static class Health
{
    private static readonly byte[] Body = Encoding.UTF8.GetBytes($$"""{"status":"healthy","version":"{{Version}}"}""");

    private static string Version => typeof(Health).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    public static Task AnswerAsync(HttpContext http) => Json.WriteAsync(http, Body);
}
