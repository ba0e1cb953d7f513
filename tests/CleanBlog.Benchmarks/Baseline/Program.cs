// The yardstick: what a good engineer writes by hand for these routes over these tables, and no layer more.
using CleanBlog.Benchmarks.Baseline;
using Npgsql;

var builder = WebApplication.CreateSlimBuilder(args);

builder.Logging.ClearProviders();
builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);

var database = new NpgsqlConnectionStringBuilder(builder.Configuration.GetConnectionString("Blog"))
{
    MaxAutoPrepare = 20,

    // No request leaves anything behind in its connection.
    NoResetOnClose = true,
};

await using var dataSource = NpgsqlDataSource.Create(database);
await using var app = builder.Build();

var store = new PostStore(dataSource);
var posts = new PostRoutes(store, new Callers(dataSource, builder.Configuration["SECRET_KEY"]!));

app.MapGet("/health", Health.AnswerAsync);
app.MapGet("/bytes/{length:int}", Bytes.AnswerAsync);
app.MapGet("/api/posts/{id}", posts.GetAsync);
app.MapGet("/api/posts", posts.ListAsync);
app.MapPost("/api/posts", posts.WriteAsync);

await app.RunAsync();
