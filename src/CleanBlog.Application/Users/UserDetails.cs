using CleanBlog.Application.Common;
using CleanBlog.Domain.Users;

namespace CleanBlog.Application.Users;

/// <summary>A user as others see it.</summary>
/// <param name="Email">Trimmed and in lower case.</param>
/// <param name="FirstName">1 to 100 characters.</param>
/// <param name="LastName">1 to 100 characters.</param>
/// <param name="Id">A version 7 UUID in lower case.</param>
/// <param name="Role">What the user may do beyond its own things.</param>
/// <param name="CreatedAt">UTC, in microseconds.</param>
/// <param name="UpdatedAt">UTC, in microseconds; <c>created_at</c> until something changes.</param>
/// <param name="IsActive">Whether the user can sign in.</param>
/// <param name="Version">1 at first; rises with every change. In quotes it is the ETag.</param>
public sealed record UserDetails(
    string Email,
    string FirstName,
    string LastName,
    Guid Id,
    UserRole Role,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    bool IsActive,
    int Version) : IVersioned;
