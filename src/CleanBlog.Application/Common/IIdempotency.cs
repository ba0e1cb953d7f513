using CleanBlog.Domain.Common;

namespace CleanBlog.Application.Common;

/// <summary>A request that its sender may send again without it being carried out again.</summary>
/// <param name="Name">Whose request it is and what the sender calls it; the same name is the same request.</param>
/// <param name="Digest">Of all that is asked, so that a name that is used for something else is noticed.</param>
public sealed record NamedRequest(string Name, byte[] Digest);

/// <summary>Carries out a request once, however often and wherever it is sent (draft-ietf-httpapi-idempotency-key-header).</summary>
public interface IIdempotency
{
    /// <summary>
    /// Runs the request and stores its answer in the same transaction as what it wrote; or gives the answer of the first run.
    /// Refused with <see cref="IdempotencyErrors.KeyReused"/> where the name was used for something else.
    /// </summary>
    /// <param name="request">What is to be carried out once.</param>
    /// <param name="run">
    /// Carries it out and gives the answer to remember, or null to remember nothing; what it committed stays in both cases. It is called
    /// again where the database has to be asked again.
    /// </param>
    /// <param name="cancellationToken">Ends the run.</param>
    /// <returns>The answer to give; null where <paramref name="run"/> gave none.</returns>
    Task<Result<RememberedAnswer>> RunOnceAsync(NamedRequest request, Func<CancellationToken, Task<byte[]?>> run, CancellationToken cancellationToken);

    /// <summary>
    /// What is remembered of the parts of a request that have names of their own, in their order; <see cref="IdempotencyErrors.KeyReused"/>
    /// where a name was used for something else. One statement, and one more where something is too old to be remembered.
    /// </summary>
    Task<IReadOnlyList<Result<RememberedAnswer>>> RecallAsync(IReadOnlyList<NamedRequest> parts, CancellationToken cancellationToken);

    /// <summary>
    /// Stages the answer to a part, which is stored in the transaction of what it wrote; the commit is refused with
    /// <see cref="CommitErrors.Duplicate"/> where the part was carried out elsewhere meanwhile.
    /// </summary>
    void Remember(NamedRequest part, byte[] answer);
}

/// <summary>What <see cref="IIdempotency"/> gives.</summary>
/// <param name="Content">Null where nothing is to be remembered.</param>
public sealed record RememberedAnswer(byte[]? Content);

/// <summary>The refusals of <see cref="IIdempotency"/>. Each code is public API.</summary>
public static class IdempotencyErrors
{
    public static Error KeyReused { get; } =
        new(ErrorKind.Invalid, "idempotency.key_reused", "This Idempotency-Key was used for another request. Use a new one for each.");

    public static Error InFlight { get; } =
        new(ErrorKind.Conflict, "idempotency.in_flight", "A request with this Idempotency-Key is being carried out. Send it again a little later to get its answer.");
}
