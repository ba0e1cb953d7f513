namespace CleanBlog.Application.Common;

/// <summary>Tells whether requests can be answered at all.</summary>
public interface IDatabaseProbe
{
    Task<bool> CanConnectAsync(CancellationToken cancellationToken);
}
