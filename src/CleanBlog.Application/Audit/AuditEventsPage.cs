using CleanBlog.Domain.Common;
using CleanBlog.Domain.Users;

namespace CleanBlog.Application.Audit;

/// <summary>One page, or without a window all, of the audit log; the newest first unless the caller chose otherwise.</summary>
public sealed class AuditEventsPage : Specification<AuditEvent>
{
    public AuditEventsPage(Window? window, Selection<AuditEvent>? selection = null) =>
        Query.Select(selection, otherwise: order => order.OrderByDescending(entry => entry.At).ThenByDescending(entry => entry.Id)).Read(window);

    /// <summary>All that the user did or that happened to it.</summary>
    public static AuditEventsPage About(UserId user)
    {
        var (id, about) = (user.Value, new AuditEventsPage(window: null));
        about.Query.Where(entry => entry.ActorId == id || entry.SubjectId == id);

        return about;
    }
}
