using CleanBlog.Application.Audit;
using CleanBlog.Application.Common;
using CleanBlog.Application.Users;
using CleanBlog.Domain.Invitations;
using CleanBlog.Infrastructure.Persistence.Audit;
using CleanBlog.Infrastructure.Persistence.Changes;
using CleanBlog.Infrastructure.Persistence.Users;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CleanBlog.Infrastructure.Persistence;

/// <summary>Deletes what nobody can ask for any more, and finishes what was broken off. Every instance may do it; none depends on another.</summary>
internal sealed partial class CleanUp(
    IServiceScopeFactory scopes, ChangeSequence sequence, Database database, IOptions<IdempotencyOptions> idempotency, IOptions<ChangesOptions> changes,
    IOptions<AuditOptions> audit, TimeProvider clock, ILogger<CleanUp> logger)
    : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan RetentionOfCommits = TimeSpan.FromHours(1);

    /// <summary>After their end, so that it can still be seen what became of them.</summary>
    private static readonly TimeSpan RetentionOfInvitations = TimeSpan.FromDays(30);

    /// <summary>Who was deleted and is not done with, that is looked after at a time.</summary>
    private const int MostDeletedUsers = 100;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);

        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await DeleteOldAsync(stoppingToken);
            }
            catch (Exception exception) when (database.IsToBlameFor(exception))
            {
                LogFailed((Database.FindDatabaseError(exception) ?? exception).Message);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                // Nobody else deletes, and the host would stop.
                LogUnexpected(exception);
            }
        }
    }

    private async Task DeleteOldAsync(CancellationToken cancellationToken)
    {
        var now = clock.UtcNow();
        var (oldestCommit, oldestRequest) = (now - RetentionOfCommits, now - idempotency.Value.Retention);
        var (oldestEvent, oldestInvitation) = (now - audit.Value.Retention, now - RetentionOfInvitations);

        await using var scope = scopes.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<BlogDbContext>();

        await context.Set<Commit>().Where(commit => commit.CommittedAt < oldestCommit).ExecuteDeleteAsync(cancellationToken);
        await context.Set<RememberedRequest>().Where(request => request.CreatedAt <= oldestRequest).ExecuteDeleteAsync(cancellationToken);
        await context.Sessions.Where(session => session.ExpiresAt <= now).ExecuteDeleteAsync(cancellationToken);
        await context.Set<AuditEvent>().Where(entry => entry.At <= oldestEvent).ExecuteDeleteAsync(cancellationToken);
        await context.Set<Invitation>().Where(invitation => invitation.ExpiresAt < oldestInvitation).ExecuteDeleteAsync(cancellationToken);
        await sequence.DeleteOlderAsync(context, now - changes.Value.Retention, cancellationToken);
        await SearchTexts.FillAsync(context, cancellationToken);
        await FinishDeletionsAsync(scope.ServiceProvider.GetRequiredService<IDeletedUsers>(), cancellationToken);
    }

    private static async Task FinishDeletionsAsync(IDeletedUsers deleted, CancellationToken cancellationToken)
    {
        foreach (var id in await deleted.ListUnfinishedAsync(MostDeletedUsers, cancellationToken))
            await deleted.FinishAsync(id, cancellationToken);
    }

    [LoggerMessage(1, LogLevel.Warning, "What has expired could not be deleted; it is tried again later: {Reason}")]
    private partial void LogFailed(string reason);

    [LoggerMessage(2, LogLevel.Error, "Deleting what has expired failed unexpectedly; it is tried again later")]
    private partial void LogUnexpected(Exception exception);
}
