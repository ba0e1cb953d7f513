using CleanBlog.Domain.Common;

namespace CleanBlog.Testing;

public static class Expectations
{
    /// <summary>The value of a success; a refusal fails the test with its code.</summary>
    public static T Expect<T>(this Result<T> result) =>
        result.TryGet(out var value, out var error) ? value : throw new AssertionException($"Refused with {error}");
}
