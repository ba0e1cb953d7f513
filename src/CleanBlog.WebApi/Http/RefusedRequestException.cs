namespace CleanBlog.WebApi.Http;

/// <summary>What binding throws where it has to refuse before a handler could answer, beside the framework's own <see cref="BadHttpRequestException"/>.</summary>
internal sealed class RefusedRequestException(ProblemType type) : BadHttpRequestException(type.Detail, type.Status)
{
    public ProblemType Type { get; } = type;
}
