using CleanBlog.Domain.Sessions;

namespace CleanBlog.Application.Common;

/// <summary>From where the use case is asked for.</summary>
public interface ICurrentClient
{
    SessionClient Client { get; }
}
