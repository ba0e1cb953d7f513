namespace CleanBlog.Client;

/// <summary>A resource and the version that was read, or the news that it is still the version which the caller has.</summary>
public sealed class Versioned<T>
    where T : class
{
    private readonly T? value;
    private readonly string? etag;

    /// <summary>As a test of what uses the client needs it.</summary>
    public Versioned(T value, string etag) => (this.value, this.etag) = (value, etag);

    internal Versioned(IReadOnlyDictionary<string, IEnumerable<string>> headers, T? value) =>
        (this.value, etag) = (value, headers.TryGetValue("ETag", out var values) ? values.FirstOrDefault() : null);

    /// <summary>Whether <c>ifNoneMatch</c> named the current version, so that nothing was sent.</summary>
    public bool IsNotModified => value is null;

    /// <summary>The resource.</summary>
    /// <exception cref="InvalidOperationException">It is not modified.</exception>
    public T Value => value ?? throw new InvalidOperationException("It is not modified, so the server sent nothing: look at IsNotModified first.");

    /// <summary>For <c>ifMatch</c>, to change just this version, and for <c>ifNoneMatch</c>, to ask for another one.</summary>
    /// <exception cref="InvalidOperationException">The answer had none: sending nothing instead would overwrite what others did.</exception>
    public string ETag => etag ?? throw new InvalidOperationException("The answer had no ETag. Does something between here and the server remove it?");
}
