using CleanBlog.Application.Audit;
using CleanBlog.Application.Common;
using CleanBlog.Application.Posts;
using CleanBlog.Application.Sessions;
using CleanBlog.Domain.Common;
using CleanBlog.Domain.Posts;
using CleanBlog.Domain.Users;

namespace CleanBlog.Application.Users;

/// <summary>What is kept of a user. Each part is read as it is consumed, one after the other.</summary>
/// <param name="User">The account.</param>
/// <param name="Sessions">Where the user is signed in.</param>
/// <param name="Posts">All that the user wrote, drafts included.</param>
/// <param name="AuditEvents">What the user did and what happened to the account.</param>
public sealed record OwnData(UserDetails User, IReadOnlyList<SessionDetails> Sessions, IAsyncEnumerable<PostDetails> Posts, IAsyncEnumerable<AuditEventDetails> AuditEvents);

/// <summary>Gives callers all that is kept of them, however much there is.</summary>
public sealed class ExportOwnData(IUserReader users, ISessionReader sessions, IPostReader posts, IAuditReader audit, ICurrentUser currentUser, TimeProvider clock) : IUseCase
{
    public async Task<Result<OwnData>> ExecuteAsync(CancellationToken cancellationToken)
    {
        var (caller, id) = (currentUser.RequiredCaller, currentUser.RequiredCaller.Id);

        if (await users.FindAsync(id, cancellationToken) is not { } user)
            return UserErrors.InvalidCredentials;

        return new OwnData(
            user,
            await sessions.ListAsync(id, caller.Session, clock.UtcNow(), cancellationToken),
            posts.StreamAsync(PostsPage.OfAuthor(id), withContent: true, withAuthors: false, cancellationToken),
            audit.StreamAsync(AuditEventsPage.About(id), cancellationToken).Select(entry => WithoutOthers(entry, id)));
    }

    /// <summary>From where somebody else did it is that one's own.</summary>
    private static AuditEventDetails WithoutOthers(AuditEventDetails entry, UserId id) =>
        entry.ActorId is { } actor && actor != id.Value ? entry with { Address = null, TraceId = null } : entry;
}
