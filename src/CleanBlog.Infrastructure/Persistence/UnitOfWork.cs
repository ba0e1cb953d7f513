using System.Data.Common;
using CleanBlog.Application.Audit;
using CleanBlog.Application.Common;
using CleanBlog.Domain.Common;
using CleanBlog.Infrastructure.Caching;
using CleanBlog.Infrastructure.Persistence.Changes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace CleanBlog.Infrastructure.Persistence;

/// <summary>
/// Saves what changed in one transaction. On a database server a connection can break between COMMIT and its answer; the attempt is
/// repeated then, and meets what an earlier one wrote: the same ids, or a version that has moved on. The <see cref="Commit"/> that
/// every attempt of a write carries tells this from somebody else's write: it is stored with the write or not at all, and its primary
/// key makes an attempt wait for an earlier one that the server has not finished yet.
/// </summary>
internal sealed class UnitOfWork(
    BlogDbContext context, Database database, IWriteCondition condition, ContentChange change, ChangeSignal signal, TimeProvider clock) : IUnitOfWork
{
    /// <summary>Leaves the transaction open: whoever says so commits it, and repeats all that led to it.</summary>
    public bool LeavesTransactionOpen { get; set; }

    public async Task<Result> CommitAsync(CancellationToken cancellationToken)
    {
        // Once, instead of at each look at what is staged; and what was just added has not changed.
        context.ChangeTracker.AutoDetectChangesEnabled = false;

        if (context.ChangeTracker.Entries().Any(entry => entry.State is not EntityState.Added))
            context.ChangeTracker.DetectChanges();

        var target = FindTarget();

        if (target is not null && Loaded(target) is var loaded && !condition.Expected!.IsMetBy(loaded))
        {
            context.ChangeTracker.Clear();
            return new UnexpectedRevision(loaded);
        }

        context.ChangeTracker.RecordChanges(clock.UtcNow());
        await change.BeginAsync();
        var isDecided = false;

        try
        {
            var stored = await StoreAsync(target, cancellationToken);
            isDecided = true;

            if (stored.Error is not null)
                context.ChangeTracker.Clear();

            return stored;
        }
        finally
        {
            if (!LeavesTransactionOpen)
                await EndAsync(isDecided);
        }
    }

    /// <summary>To be called when the transaction has ended; without a decision its outcome is open.</summary>
    public async ValueTask EndAsync(bool isDecided)
    {
        await change.EndAsync(isDecided);
        signal.Raise();
    }

    /// <summary>Saves what changed in a transaction that stays open; a refusal ends it.</summary>
    public async Task SaveAsync(CancellationToken cancellationToken)
    {
        // One refusal refuses it all, so there is nothing to return to.
        context.Database.AutoSavepointsEnabled = false;

        if (context.Database.CurrentTransaction is null)
            await context.Database.BeginTransactionAsync(cancellationToken);

        try
        {
            await context.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException)
        {
            await context.Database.RollbackTransactionAsync(cancellationToken);
            throw;
        }
    }

    private async Task<Result> StoreAsync(EntityEntry<AggregateRoot>? target, CancellationToken cancellationToken)
    {
        try
        {
            await (LeavesTransactionOpen ? SaveAsync(cancellationToken) : SaveAndCommitAsync(cancellationToken));
            return Result.Success;
        }
        catch (DbUpdateConcurrencyException conflict)
        {
            return target is not null && conflict.Entries.Any(entry => entry.Entity == target.Entity)
                ? new UnexpectedRevision(await FindStoredAsync(target, cancellationToken))
                : CommitErrors.ConcurrentChange;
        }
        catch (DbUpdateException refused) when (database.Provider.IsUniqueViolation(refused))
        {
            return CommitErrors.Duplicate;
        }
        catch (DbUpdateException refused) when (LacksOwner(refused))
        {
            return CommitErrors.OwnerGone;
        }
    }

    private async Task SaveAndCommitAsync(CancellationToken cancellationToken)
    {
        var strategy = context.Database.CreateExecutionStrategy();
        var commit = strategy.RetriesOnFailure && context.ChangeTracker.HasChanges() ? Commit.New(clock.UtcNow()) : null;
        var isUnanswered = false;

        if (commit is not null)
            context.Add(commit);

        var isOneBatch = database.Provider.BatchesAreAtomic && AddsOneAtMost(commit);
        context.Database.AutoTransactionBehavior = isOneBatch ? AutoTransactionBehavior.Never : AutoTransactionBehavior.WhenNeeded;

        try
        {
            await strategy.ExecuteAsync(
                async saving =>
                {
                    await context.Database.OpenConnectionAsync(saving);

                    try
                    {
                        return await context.SaveChangesAsync(saving);
                    }
                    catch (Exception exception) when (isOneBatch ? !IsRefusal(exception) : exception is not DbUpdateException)
                    {
                        // It was connected, and no statement failed: this is COMMIT, or the batch that commits itself.
                        isUnanswered = true;
                        throw;
                    }
                    finally
                    {
                        await context.Database.CloseConnectionAsync();
                    }
                },
                cancellationToken);
        }
        catch (Exception) when (isUnanswered && commit is not null)
        {
            if (!await context.Set<Commit>().AsNoTracking().AnyAsync(stored => stored.Id == commit.Id, cancellationToken))
                throw;

            // Their ids were given by an attempt that nobody heard of.
            foreach (var recorded in context.ChangeTracker.Entries<Change>().ToList())
                recorded.State = EntityState.Detached;

            context.ChangeTracker.AcceptAllChanges();
        }
    }

    /// <summary>
    /// Whether one new thing, its marker, the record of its change and what the audit log says of it are all there is to store, so that they
    /// fit into one batch. An UPDATE or DELETE has to be undone if it finds nothing, which only a transaction of its own can.
    /// </summary>
    private bool AddsOneAtMost(Commit? commit)
    {
        var others = context.ChangeTracker.Entries()
            .Where(entry => entry.State is not EntityState.Unchanged && entry.Entity != commit && entry.Entity is not (Change or AuditEvent))
            .Take(2)
            .ToList();

        return others is [] or [{ State: EntityState.Added }];
    }

    private bool IsRefusal(Exception exception) => exception is DbUpdateException refused && (database.Provider.IsUniqueViolation(refused) || LacksOwner(refused));

    private bool LacksOwner(DbUpdateException refused) => refused.InnerException is DbException reason && database.Provider.IsForeignKeyViolation(reason);

    /// <summary>What the request names, if its caller expects anything of it.</summary>
    private EntityEntry<AggregateRoot>? FindTarget() => condition.Expected is { } expected
        ? context.ChangeTracker.Entries<AggregateRoot>().FirstOrDefault(entry => entry.Property("Id").CurrentValue is IEntityId id && id.Value == expected.Id)
        : null;

    private static Revision Loaded(EntityEntry<AggregateRoot> target) =>
        new(target.Property(root => root.Version).OriginalValue, target.Property(root => root.UpdatedAt).OriginalValue);

    private static async Task<Revision?> FindStoredAsync(EntityEntry<AggregateRoot> target, CancellationToken cancellationToken) =>
        await target.GetDatabaseValuesAsync(cancellationToken) is { } stored
            ? new(stored.GetValue<int>(nameof(AggregateRoot.Version)), stored.GetValue<DateTimeOffset>(nameof(AggregateRoot.UpdatedAt)))
            : null;
}
