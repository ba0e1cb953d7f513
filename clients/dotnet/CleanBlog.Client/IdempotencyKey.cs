namespace CleanBlog.Client;

internal static class IdempotencyKey
{
    public const string Header = "Idempotency-Key";

    /// <summary>Gives a POST or PATCH without a key one of its own, before it is sent for the first time, so that whatever sends it again sends the same.</summary>
    public static void Ensure(HttpRequestMessage request)
    {
        if ((request.Method == HttpMethod.Post || request.Method == HttpMethod.Patch) && !request.Headers.Contains(Header))
            request.Headers.Add(Header, Guid.CreateVersion7().ToString());
    }
}
