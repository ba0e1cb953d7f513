// The yardstick of the start-up: what `dotnet new web` makes.
var app = WebApplication.CreateBuilder(args).Build();

app.MapGet("/", () => "Hello World!");

await app.RunAsync();
