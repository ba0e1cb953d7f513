using CleanBlog.WebApi.Posts;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.Logging;

namespace CleanBlog.Benchmarks.Pieces;

/// <summary>The server as it is composed, on a new SQLite database, for what it is made of.</summary>
internal sealed class Server : WebApplicationFactory<WritePostRequest>
{
    private const string SigningKey = "a key that is long enough for a bench";

    private readonly string contentRoot = Directory.CreateTempSubdirectory("cleanblog-bench-").FullName;

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(contentRoot, recursive: true);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseContentRoot(contentRoot);
        builder.UseSetting("SECRET_KEY", SigningKey);
        builder.ConfigureLogging(logging => logging.ClearProviders());
    }
}
