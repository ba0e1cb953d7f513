using System.Text.Json;
using BenchmarkDotNet.Attributes;
using CleanBlog.Application.Common;
using CleanBlog.Application.Posts;
using CleanBlog.Domain.Common;
using CleanBlog.Domain.Posts;
using CleanBlog.Domain.Sessions;
using CleanBlog.Domain.Users;
using CleanBlog.Infrastructure.Persistence;
using CleanBlog.Infrastructure.Security;
using CleanBlog.WebApi.Http;
using Mapster;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace CleanBlog.Benchmarks.Pieces;

/// <summary>What a request is made of, piece by piece.</summary>
[MemoryDiagnoser]
public class PiecesOfARequest : IAsyncDisposable
{
    private const int Stored = 100;
    private const int Words = 400;

    private readonly Server server = new();
    private readonly JsonWebTokenHandler handler = new();
    private readonly VisiblePosts published = new(caller: null);

    private Post post = null!;
    private TypeAdapterConfig mapping = null!;
    private JsonSerializerOptions json = null!;
    private PaginatedResponse<PostDetails> page = null!;
    private TokenValidationParameters parameters = null!;
    private string token = "";

    [GlobalSetup]
    public async Task Prepare()
    {
        mapping = server.Services.GetRequiredService<TypeAdapterConfig>();
        json = server.Services.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;

        var tokens = server.Services.GetRequiredService<AccessTokens>();
        parameters = tokens.ValidationParameters;

        await using var scope = server.Services.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<BlogDbContext>();
        var author = Expect(User.RecordAuthor(Expect(EmailAddress.Parse("ada@example.com")), "Ada", "Lovelace", TimeProvider.System.UtcNow()));
        context.Add(author);

        var posts = Enumerable.Range(0, Stored).Select(number => Expect(Post.Write(author.Id, $"Note {number}", Text, published: true, TimeProvider.System.UtcNow()))).ToList();
        context.AddRange(posts);
        await context.SaveChangesAsync();

        post = posts[0];
        token = tokens.Issue(author.Id, SessionId.New(), DateTimeOffset.MaxValue).Value;
        var first = await ReadPage();
        page = new(first.Items, Pagination.ByNumber(skip: 0, limit: 20, first.Total!.Value));
    }

    [GlobalCleanup]
    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Benchmark]
    public async Task<PostDetails?> ReadPost()
    {
        await using var scope = server.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IPostReader>().FindAsync(post.Id, published, CancellationToken.None);
    }

    [Benchmark]
    public async Task<Page<PostDetails>> ReadPage()
    {
        await using var scope = server.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IPostReader>().ListAsync(PostsPage.OfPublished(author: null, new OffsetWindow(0, 20)), CancellationToken.None);
    }

    [Benchmark]
    public PostDetails MapPost() => post.Adapt<PostDetails>(mapping);

    [Benchmark]
    public byte[] SerialisePage() => JsonSerializer.SerializeToUtf8Bytes(page, json);

    [Benchmark]
    public Task<TokenValidationResult> ValidateToken() => handler.ValidateTokenAsync(token, parameters);

    [Benchmark]
    public bool EvaluateSpecification() => published.IsSatisfiedBy(post);

    private static string Text => string.Join(' ', Enumerable.Repeat("weaves", Words));

    private static T Expect<T>(Domain.Common.Result<T> result) =>
        result.TryGet(out var value, out var error) ? value : throw new InvalidOperationException(error.ToString());
}
