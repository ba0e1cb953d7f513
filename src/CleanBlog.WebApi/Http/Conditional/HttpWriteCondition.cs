using CleanBlog.Application.Common;

namespace CleanBlog.WebApi.Http.Conditional;

/// <summary>What the current request said that it expects; nothing outside of one.</summary>
internal sealed class HttpWriteCondition(IHttpContextAccessor accessor) : IWriteCondition
{
    public ExpectedRevision? Expected => accessor.HttpContext?.Features.Get<ExpectedRevision>();
}
