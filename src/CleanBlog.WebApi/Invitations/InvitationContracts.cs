using System.Text.Json.Serialization;
using CleanBlog.Application.Invitations;
using CleanBlog.Domain.Invitations;
using CleanBlog.Domain.Users;
using CleanBlog.WebApi.Http.Validation;
using Microsoft.AspNetCore.Mvc;

namespace CleanBlog.WebApi.Invitations;

/// <summary>Whom to invite, and as what.</summary>
/// <param name="Email">The only address that can use it; left out, whoever has the token can.</param>
/// <param name="Role"><c>user</c> or <c>admin</c>; left out, <c>user</c>.</param>
public sealed record CreateInvitationRequest([property: Email] string? Email = null, [property: OneOf("user", "admin")] string? Role = null)
{
    internal UserRole ToRole() => Role is "admin" ? UserRole.Admin : UserRole.User;
}

/// <summary>An invitation that was just made, with what lets somebody use it.</summary>
/// <param name="Token">For the member <c>invitation</c> of a registration. It is shown this once: only its hash is stored.</param>
/// <param name="Link">The page on which to use it, where the operator has named one.</param>
/// <param name="Invitation">What it is.</param>
public sealed record CreatedInvitationResponse(
    string Token,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Link,
    InvitationDetails Invitation);

/// <summary>Which invitations.</summary>
public sealed record InvitationFilter
{
    /// <summary>In this state only.</summary>
    [FromQuery(Name = "state")]
    [OneOf("open", "used", "expired", "revoked")]
    public string? State { get; init; }

    internal InvitationState? ToState() => State is null ? null : Enum.Parse<InvitationState>(State, ignoreCase: true);
}
