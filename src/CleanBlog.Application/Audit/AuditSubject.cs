using CleanBlog.Domain.Invitations;
using CleanBlog.Domain.Users;

namespace CleanBlog.Application.Audit;

/// <summary>What sort of thing an event can be about.</summary>
public enum AuditSubjectKind
{
    User,
    Invitation,
}

/// <summary>Whom or what an event is about.</summary>
public sealed record AuditSubject(AuditSubjectKind Kind, Guid Id)
{
    public static AuditSubject Of(UserId user) => new(AuditSubjectKind.User, user.Value);

    public static AuditSubject Of(InvitationId invitation) => new(AuditSubjectKind.Invitation, invitation.Value);
}
