using BenchmarkDotNet.Attributes;
using Microsoft.Extensions.Caching.Hybrid;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.DependencyInjection;
using ZiggyCreatures.Caching.Fusion;

namespace CleanBlog.Benchmarks.Pieces;

/// <summary>What it takes to find an answer that is kept, by the libraries that could keep it.</summary>
[MemoryDiagnoser]
public class CachesCompared : IAsyncDisposable
{
    private const string Key = "5 http /api/posts/01a21ffb-c28e-7c51-8ce4-10c124a10e0d\n*/*\n\n\n\n";

    private static readonly TimeSpan Duration = TimeSpan.FromHours(1);

    private readonly Answer answer = new();
    private readonly MemoryCache memory = new(new MemoryCacheOptions());
    private readonly FusionCache fusion = new(new FusionCacheOptions { DefaultEntryOptions = new FusionCacheEntryOptions(Duration) });
    private readonly ServiceProvider services = new ServiceCollection().AddHybridCache().Services.BuildServiceProvider();
    private HybridCache hybrid = null!;

    [GlobalSetup]
    public async Task Fill()
    {
        hybrid = services.GetRequiredService<HybridCache>();
        memory.Set(Key, answer, Duration);
        await fusion.SetAsync(Key, answer);
        await hybrid.SetAsync(Key, answer, new HybridCacheEntryOptions { Expiration = Duration });
    }

    [GlobalCleanup]
    public async ValueTask DisposeAsync()
    {
        memory.Dispose();
        fusion.Dispose();
        await services.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Benchmark(Baseline = true)]
    public object? FindInMemoryCache() => memory.Get<Answer>(Key);

    [Benchmark]
    public object? FindInFusionCache() => fusion.TryGet<Answer>(Key).GetValueOrDefault(answer);

    [Benchmark]
    public async Task<object?> FindOrMakeInFusionCache() => await fusion.GetOrSetAsync<Answer>(Key, (_, _) => Task.FromResult(answer));

    [Benchmark]
    public async Task<object?> FindOrMakeInHybridCache() => await hybrid.GetOrCreateAsync(Key, answer, (made, _) => ValueTask.FromResult(made));

    /// <summary>HybridCache gives the same object to all only where the type says that nobody changes it.</summary>
    [System.ComponentModel.ImmutableObject(true)]
    private sealed class Answer;
}
