using CleanBlog.Application.Common;
using CleanBlog.Domain.Common;
using CleanBlog.Infrastructure.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CleanBlog.Infrastructure.Persistence;

/// <summary>
/// Stores the answer with what the request wrote, in one transaction, so that both are there or neither. Of runs at the same time, on
/// whatever instance, the primary key lets one commit; the others write nothing and give its answer. So does an attempt that follows
/// a COMMIT whose answer was lost with its connection.
/// </summary>
internal sealed class Idempotency(
    BlogDbContext context, UnitOfWork unitOfWork, Database database, SealedStorage sealedStorage, IOptions<IdempotencyOptions> options, TimeProvider clock) : IIdempotency
{
    public Task<Result<RememberedAnswer>> RunOnceAsync(
        NamedRequest request, Func<CancellationToken, Task<byte[]?>> run, CancellationToken cancellationToken)
    {
        var (id, fingerprint) = (IdOf(request), FingerprintOf(request));

        return context.Database.CreateExecutionStrategy().ExecuteAsync(
            async attempt =>
            {
                context.ChangeTracker.Clear();

                if (await FindAsync(id, attempt) is { } earlier)
                    return Recall(earlier, fingerprint);

                var answer = await RunAsync(id, fingerprint, run, attempt);

                // What was refused may have been refused because the same request was faster elsewhere.
                if (answer is null && await FindAsync(id, attempt) is { } meanwhile)
                    return Recall(meanwhile, fingerprint);

                return new RememberedAnswer(answer);
            },
            cancellationToken);
    }

    public async Task<IReadOnlyList<Result<RememberedAnswer>>> RecallAsync(IReadOnlyList<NamedRequest> parts, CancellationToken cancellationToken)
    {
        var ids = parts.Select(IdOf).ToList();
        var found = await context.Set<RememberedRequest>().AsNoTracking().Where(request => ids.Contains(request.Id)).ToDictionaryAsync(request => request.Id, cancellationToken);
        var forgotten = clock.UtcNow() - options.Value.Retention;
        var tooOld = found.Values.Where(request => request.CreatedAt <= forgotten).Select(request => request.Id).ToList();

        if (tooOld.Count > 0)
            await context.Set<RememberedRequest>().Where(request => tooOld.Contains(request.Id) && request.CreatedAt <= forgotten).ExecuteDeleteAsync(cancellationToken);

        tooOld.ForEach(id => found.Remove(id));

        return [.. parts.Zip(ids, (part, id) => found.TryGetValue(id, out var earlier) ? Recall(earlier, FingerprintOf(part)) : new RememberedAnswer(Content: null))];
    }

    public void Remember(NamedRequest part, byte[] answer) => context.Add(ToRemember(IdOf(part), FingerprintOf(part), answer));

    /// <summary>Null where nothing was stored.</summary>
    private async Task<byte[]?> RunAsync(Guid id, Guid fingerprint, Func<CancellationToken, Task<byte[]?>> run, CancellationToken cancellationToken)
    {
        unitOfWork.LeavesTransactionOpen = true;
        var isDecided = false;

        try
        {
            if (await run(cancellationToken) is not { } answer)
            {
                // What a refusal stores is meant to stay, such as the end of a session whose token somebody stole.
                if (context.Database.CurrentTransaction is not null)
                    await context.Database.CommitTransactionAsync(cancellationToken);

                isDecided = true;
                return null;
            }

            // What the route staged and did not commit stays out of it.
            context.ChangeTracker.Clear();
            context.Add(ToRemember(id, fingerprint, answer));
            await unitOfWork.SaveAsync(cancellationToken);
            await context.Database.CommitTransactionAsync(cancellationToken);
            isDecided = true;

            return answer;
        }
        catch (DbUpdateException refused) when (database.Provider.IsUniqueViolation(refused))
        {
            isDecided = true;
            return null;
        }
        finally
        {
            unitOfWork.LeavesTransactionOpen = false;

            if (context.Database.CurrentTransaction is { } unfinished)
                await unfinished.DisposeAsync();

            await unitOfWork.EndAsync(isDecided);
        }
    }

    private async Task<RememberedRequest?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        var found = await context.Set<RememberedRequest>().AsNoTracking().FirstOrDefaultAsync(request => request.Id == id, cancellationToken);

        if (found is null || found.CreatedAt > clock.UtcNow() - options.Value.Retention)
            return found;

        await context.Set<RememberedRequest>().Where(request => request.Id == id && request.CreatedAt == found.CreatedAt).ExecuteDeleteAsync(cancellationToken);
        return null;
    }

    private Result<RememberedAnswer> Recall(RememberedRequest request, Guid fingerprint) =>
        request.Fingerprint == fingerprint ? new RememberedAnswer(sealedStorage.Open(request.Answer, request.Id)) : IdempotencyErrors.KeyReused;

    private RememberedRequest ToRemember(Guid id, Guid fingerprint, byte[] answer) => new(id, fingerprint, sealedStorage.Seal(answer, id), clock.UtcNow());

    private Guid IdOf(NamedRequest request) => sealedStorage.Pseudonym(request.Name, []);

    private Guid FingerprintOf(NamedRequest request) => sealedStorage.Pseudonym(request.Name, request.Digest);
}
