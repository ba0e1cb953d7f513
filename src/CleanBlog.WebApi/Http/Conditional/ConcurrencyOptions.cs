namespace CleanBlog.WebApi.Http.Conditional;

/// <summary>Section <c>Concurrency</c>: writes to what others may have changed meanwhile.</summary>
public sealed class ConcurrencyOptions
{
    public const string Section = "Concurrency";

    /// <summary>Whether a write to something that is stored has to say by <c>If-Match</c> which revision it expects (RFC 6585 §3).</summary>
    public bool RequireIfMatch { get; set; }
}
