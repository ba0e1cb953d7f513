using CleanBlog.Application.Common;
using CleanBlog.Infrastructure.Persistence;
using CleanBlog.Infrastructure.PostgreSql;
using CleanBlog.Infrastructure.Sqlite;
using CleanBlog.Infrastructure.SqlServer;
using CleanBlog.WebApi.Posts;
using Mapster;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CleanBlog.Architecture.Tests.Planted;

/// <summary>Depends on everything that some layer must not depend on; half of it only in the body of an asynchronous method.</summary>
public class LeakyUseCase(DbContext context, HttpContext http, PersistenceOptions options) : IUseCase
{
    public string Title { get; set; } = $"{context.ContextId} {http.TraceIdentifier} {options.Provider}";

    public async Task ExecuteAsync(CancellationToken cancellationToken)
    {
        await using var embedded = new SqliteConnection(new SqliteProvider("root").DefaultConnectionString);
        await embedded.OpenAsync(cancellationToken);
        await using var elephant = new NpgsqlConnection(new PostgreSqlProvider().DefaultConnectionString);
        await elephant.OpenAsync(cancellationToken);
        await using var server = new SqlConnection(new SqlServerProvider().DefaultConnectionString);
        await server.OpenAsync(cancellationToken);
        Title = new WritePostRequest("title", "content").Adapt<string>();
    }

    public void Undo() => Title = "";

    public IQueryable<string> Query() => new[] { Title }.AsQueryable();
}

internal sealed record HiddenRequest(string Title);

public static class LeakyEndpoints
{
    internal static string Get(HttpContext http) => http.TraceIdentifier;
}
