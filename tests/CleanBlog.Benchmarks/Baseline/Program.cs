// The yardstick: what a good engineer writes by hand for these routes over these tables, and no layer more.
using CleanBlog.Benchmarks.Baseline;
using Npgsql;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

var builder = WebApplication.CreateSlimBuilder(args);

builder.Logging.ClearProviders();
builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);

if (builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] is { Length: > 0 })
{
    builder.Services.AddOpenTelemetry()
        .WithTracing(tracing => tracing.AddAspNetCoreInstrumentation())
        .WithMetrics(metrics => metrics.AddMeter("Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime"))
        .UseOtlpExporter();
}

await using var app = builder.Build();

var blog = builder.Configuration.GetConnectionString("Blog")!;
var secretKey = builder.Configuration["SECRET_KEY"]!;

app.MapGet("/health", Health.AnswerAsync);
app.MapGet("/bytes/{length:int}", Bytes.AnswerAsync);

if (blog.StartsWith("Data Source=", StringComparison.Ordinal))
{
    using var store = new SqliteStore(blog);
    app.MapPost("/api/posts", new WriteRoute(store, new Callers(store, secretKey)).WriteAsync);

    await app.RunAsync();
}
else
{
    // No request leaves anything behind in its connection.
    await using var dataSource = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(blog) { MaxAutoPrepare = 20, NoResetOnClose = true });
    var store = new PostStore(dataSource);
    var posts = new PostRoutes(store);

    app.MapGet("/api/posts/{id}", posts.GetAsync);
    app.MapGet("/api/posts", posts.ListAsync);
    app.MapPost("/api/posts", new WriteRoute(store, new Callers(store, secretKey)).WriteAsync);

    await app.RunAsync();
}
