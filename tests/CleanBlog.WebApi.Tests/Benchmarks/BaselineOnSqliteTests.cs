using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using CleanBlog.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CleanBlog.WebApi.Tests.Benchmarks;

/// <summary>The yardstick of writes on SQLite stores what CleanBlog stores.</summary>
[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.Embedded))]
public sealed class BaselineOnSqliteTests(TestDatabase database) : ApiTest(database)
{
    private BaselineProcess baseline = null!;

    [OneTimeSetUp]
    public async Task StartBaseline() =>
        baseline = await BaselineProcess.StartAsync(await InDatabaseAsync(context => Task.FromResult(context.Database.GetConnectionString()!)), SigningKey);

    [OneTimeTearDown]
    public void StopBaseline() => baseline.Dispose();

    [Test]
    public async Task What_it_writes_is_a_post_of_CleanBlogs()
    {
        var cursor = (await Anonymous.ReadAsync("/api/changes?after=now")).GetProperty("pagination").Text("next_cursor");

        using var its = await WriteAsync(await LogInAsync("ada@example.com"));
        var written = await its.Content.ReadAsStringAsync();
        var changes = (await Anonymous.ReadAsync($"/api/changes?after={cursor}")).GetProperty("data").EnumerateArray();

        Assert.That(its.StatusCode, Is.EqualTo(HttpStatusCode.Created));
        Assert.That(await Anonymous.GetStringAsync(its.Headers.Location), Is.EqualTo(written));
        Assert.That(JsonElement.Parse(written).GetProperty("author_id").GetGuid(), Is.EqualTo(AdaId));
        Assert.That(changes.Select(change => change.GetProperty("post").GetRawText()), Is.EqualTo([written]));
    }

    [Test]
    public async Task It_refuses_whoever_may_not_write()
    {
        var token = await LogInAsync("ada@example.com");
        using var shutOut = await Admin.PutAsJsonAsync($"/api/users/{AdaId}/active", new { is_active = false });

        using var hers = await WriteAsync(token);
        using var nobodys = await WriteAsync("nonsense");

        Assert.That((hers.StatusCode, nobodys.StatusCode), Is.EqualTo((HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized)));
    }

    /// <summary>The yardstick runs on the machine's clock.</summary>
    protected override void Configure(IServiceCollection services) => services.AddSingleton(TimeProvider.System);

    private Task<HttpResponseMessage> WriteAsync(string token)
    {
        baseline.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return baseline.Http.PostAsJsonAsync("/api/posts", new { title = "Größe & <weight>", content = "A *text*\nwith a 😀.", published = true });
    }
}
