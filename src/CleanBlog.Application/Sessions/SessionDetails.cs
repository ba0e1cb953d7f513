namespace CleanBlog.Application.Sessions;

/// <summary>A session as its owner sees it.</summary>
/// <param name="Id">A version 7 UUID in lower case; the <c>sid</c> of its access tokens.</param>
/// <param name="Device">What the client called itself when it last refreshed: its <c>User-Agent</c>, at most 255 characters.</param>
/// <param name="Address">Its IP address at that time.</param>
/// <param name="CreatedAt">When it began with a login. UTC, in microseconds.</param>
/// <param name="LastUsedAt">When it was last refreshed. UTC, in microseconds.</param>
/// <param name="ExpiresAt">When it ends if it is not refreshed. UTC, in microseconds.</param>
/// <param name="IsCurrent">Whether the request that reads this belongs to it.</param>
public sealed record SessionDetails(
    Guid Id,
    string Device,
    string Address,
    DateTimeOffset CreatedAt,
    DateTimeOffset LastUsedAt,
    DateTimeOffset ExpiresAt,
    bool IsCurrent);
