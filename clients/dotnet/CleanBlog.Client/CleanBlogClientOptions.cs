namespace CleanBlog.Client;

public sealed class CleanBlogClientOptions
{
    /// <summary>Where the server is, without <c>/api</c>: <c>https://blog.example.com</c>.</summary>
    public Uri? BaseAddress { get; set; }

    /// <summary>
    /// Gives the access token for a request, or null to send it without, as <see cref="CleanBlogSession.GetAccessTokenAsync"/> does. Asked before
    /// each attempt, so it should remember its token until that expires. Registering, logging in and refreshing go without, so it may use the
    /// client itself for them.
    /// </summary>
    public Func<CancellationToken, ValueTask<string?>>? AccessToken { get; set; }
}
