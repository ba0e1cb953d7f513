using System.Linq.Expressions;
using CleanBlog.Application.Common;
using CleanBlog.Application.Invitations;
using CleanBlog.Domain.Invitations;
using CleanBlog.Domain.Users;
using Microsoft.EntityFrameworkCore;

namespace CleanBlog.Infrastructure.Persistence.Invitations;

internal sealed class InvitationReader(BlogDbContext context) : IInvitationReader
{
    private Expression<Func<Invitation, Row>> Selector => invitation => new Row(invitation, Vouching.Any(user => user.Id == invitation.CreatedBy));

    /// <summary>Whose word counts.</summary>
    private IQueryable<User> Vouching => context.Users.Where(user => user.IsActive && user.Role == UserRole.Admin);

    public async Task<InvitationDetails?> FindAsync(InvitationId id, DateTimeOffset now, CancellationToken cancellationToken) =>
        await context.Invitations.AsNoTracking().Where(invitation => invitation.Id == id).Select(Selector).FirstOrDefaultAsync(cancellationToken) is { } row ? row.At(now) : null;

    public async Task<Page<InvitationDetails>> ListAsync(InvitationsPage page, InvitationState? state, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var rows = await In(state, now).AsNoTracking().ToPageAsync(page, Selector, cancellationToken);

        return new([.. rows.Items.Select(row => row.At(now))], rows.Total) { Before = rows.Before, Behind = rows.Behind };
    }

    /// <summary>What <see cref="Invitation.StateAt"/> says of one, said of all.</summary>
    private IQueryable<Invitation> In(InvitationState? state, DateTimeOffset now)
    {
        var all = context.Invitations;
        var unused = all.Where(invitation => invitation.UsedAt == null);
        var kept = unused.Where(invitation => invitation.RevokedAt == null && Vouching.Any(user => user.Id == invitation.CreatedBy));

        return state switch
        {
            null => all,
            InvitationState.Used => all.Where(invitation => invitation.UsedAt != null),
            InvitationState.Revoked => unused.Where(invitation => invitation.RevokedAt != null || !Vouching.Any(user => user.Id == invitation.CreatedBy)),
            InvitationState.Expired => kept.Where(invitation => invitation.ExpiresAt <= now),
            InvitationState.Open => kept.Where(invitation => invitation.ExpiresAt > now),
            _ => throw new ArgumentOutOfRangeException(nameof(state), state, message: null),
        };
    }

    private sealed class Row(Invitation invitation, bool isVouchedFor)
    {
        public InvitationDetails At(DateTimeOffset now) => InvitationDetails.Of(invitation, isVouchedFor, now);
    }
}
