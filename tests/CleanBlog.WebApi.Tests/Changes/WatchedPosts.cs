using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using CleanBlog.Application.Common;
using CleanBlog.Application.Posts;
using CleanBlog.Domain.Common;
using CleanBlog.Domain.Posts;
using Microsoft.Extensions.DependencyInjection;

namespace CleanBlog.WebApi.Tests.Changes;

/// <summary>Stands before the reader of posts and tells whether those that the feed read are still held by anybody.</summary>
internal sealed class WatchedPosts
{
    private readonly ConcurrentBag<WeakReference> read = [];

    /// <summary>How many were read.</summary>
    public int Count => read.Count;

    /// <summary>Puts itself before the reader that is registered.</summary>
    public void Observe(IServiceCollection services)
    {
        var real = services.Last(service => service.ServiceType == typeof(IPostReader)).ImplementationType!;
        services.AddTransient<IPostReader>(provider => new Reader((IPostReader)ActivatorUtilities.CreateInstance(provider, real), read));
    }

    public void Forget() => read.Clear();

    /// <summary>How many of them are still there after what nobody holds was collected.</summary>
    [SuppressMessage("Major Code Smell", "S1215", Justification = "Whether something is held shows when it can be collected.")]
    public int CountHeld()
    {
        GC.Collect();
        return read.Count(post => post.IsAlive);
    }

    private sealed class Reader(IPostReader real, ConcurrentBag<WeakReference> read) : IPostReader
    {
        public Task<PostDetails?> FindAsync(PostId id, VisiblePosts visible, CancellationToken cancellationToken) => real.FindAsync(id, visible, cancellationToken);

        public Task<Revision?> FindRevisionAsync(PostId id, VisiblePosts visible, CancellationToken cancellationToken) => real.FindRevisionAsync(id, visible, cancellationToken);

        public async Task<IReadOnlyList<PostDetails>> ListByIdAsync(IReadOnlyCollection<PostId> ids, VisiblePosts visible, CancellationToken cancellationToken)
        {
            var posts = await real.ListByIdAsync(ids, visible, cancellationToken);

            foreach (var post in posts)
                read.Add(new WeakReference(post));

            return posts;
        }

        public Task<Page<PostDetails>> ListAsync(Specification<Post> specification, CancellationToken cancellationToken) => real.ListAsync(specification, cancellationToken);

        public Task<Page<PostDetails>> ListWithoutContentAsync(Specification<Post> specification, CancellationToken cancellationToken) =>
            real.ListWithoutContentAsync(specification, cancellationToken);

        public IAsyncEnumerable<PostDetails> StreamAsync(Specification<Post> specification, bool withContent, bool withAuthors, CancellationToken cancellationToken) =>
            real.StreamAsync(specification, withContent, withAuthors, cancellationToken);
    }
}
