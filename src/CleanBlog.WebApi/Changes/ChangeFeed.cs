using CleanBlog.Application.Changes;
using CleanBlog.Domain.Common;
using Microsoft.AspNetCore.Authentication;

namespace CleanBlog.WebApi.Changes;

/// <summary>The change feed as the wire has it: cursors instead of positions, and a bounded number of those who wait.</summary>
public sealed class ChangeFeed(
    ReadChanges readChanges, AwaitChanges awaitChanges, FindEndOfChanges findEnd, ChangeCursors cursors, WaitingReaders waiting, TimeProvider clock, IHostApplicationLifetime lifetime)
{
    private const string First = "first";
    private const string Now = "now";

    /// <summary>A part, at once or after waiting for it.</summary>
    public async Task<Result<ChangesResponse>> ReadAsync(ChangesFilter filter, TimeSpan? patience, UInt128 caller, CancellationToken cancellationToken)
    {
        if (!(await FindPartAsync(filter, filter.After, cancellationToken)).TryGet(out var part, out var refused))
            return refused;

        if (patience is not { } time)
            return ToResponse(await readChanges.ExecuteAsync(part, cancellationToken), part);

        if (!waiting.Enter(caller).TryGet(out var place, out refused))
            return refused;

        using (place)
            return ToResponse(await AwaitAsync(part, time, cancellationToken), part);
    }

    /// <summary>A stream that begins with what there is; refused as a part would be.</summary>
    public async Task<Result<ChangeEvents>> OpenAsync(ChangesFilter filter, UInt128 caller, HttpContext http, CancellationToken cancellationToken)
    {
        if (!(await FindPartAsync(filter, filter.LastEventId ?? filter.After, cancellationToken)).TryGet(out var part, out var refused))
            return refused;

        if (!waiting.Enter(caller).TryGet(out var place, out refused))
            return refused;

        // The place is the request's, and free again when that ends, in whatever way it does.
        http.Response.RegisterForDispose(place);

        if (!(await readChanges.ExecuteAsync(part, cancellationToken)).TryGet(out var page, out refused))
            return refused;

        return new ChangeEvents(this, part, page, http.Features.Get<IAuthenticateResultFeature>()?.AuthenticateResult?.Properties?.ExpiresUtc);
    }

    /// <summary>Null once there is nothing more to wait for: the token has expired, or the server stops.</summary>
    internal TimeSpan? PatienceOf(TimeSpan most, DateTimeOffset? expiresAt)
    {
        var left = expiresAt is { } end ? end - clock.GetUtcNow() : most;

        if (left <= TimeSpan.Zero || lifetime.ApplicationStopping.IsCancellationRequested)
            return null;

        return left < most ? left : most;
    }

    internal Task<Result<ChangesPage>> AwaitAsync(ReadChangesQuery part, TimeSpan patience, CancellationToken cancellationToken) =>
        awaitChanges.ExecuteAsync(new(part, patience, lifetime.ApplicationStopping), cancellationToken);

    internal string Seal(long position, ReadChangesQuery part) => cursors.Seal(position, part.Kinds);

    internal ChangeResponse ToResponse(ChangeDetails change, ReadChangesQuery part) =>
        new(change.Type, change.Kind, change.Id, change.At, Seal(change.Position, part), change.Post, change.User);

    private Result<ChangesResponse> ToResponse(Result<ChangesPage> read, ReadChangesQuery part)
    {
        if (!read.TryGet(out var page, out var refused))
            return refused;

        return new ChangesResponse([.. page.Changes.Select(change => ToResponse(change, part))], new(part.Limit, Seal(page.End, part), page.GoesOn));
    }

    private async Task<Result<ReadChangesQuery>> FindPartAsync(ChangesFilter filter, string? after, CancellationToken cancellationToken)
    {
        var kinds = filter.FindKinds();

        if (after is null or First)
            return new ReadChangesQuery(After: null, kinds, filter.Take);

        if (after is Now)
            return new ReadChangesQuery(await findEnd.ExecuteAsync(cancellationToken), kinds, filter.Take);

        return cursors.Open(after, kinds).TryGet(out var position, out var refused) ? new ReadChangesQuery(position, kinds, filter.Take) : refused;
    }
}
