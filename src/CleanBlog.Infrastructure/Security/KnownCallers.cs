using CleanBlog.Application.Common;
using CleanBlog.Application.Sessions;
using CleanBlog.Domain.Sessions;
using CleanBlog.Domain.Users;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;

namespace CleanBlog.Infrastructure.Security;

/// <summary>
/// Keeps whose a session is under the stamp of its user: a write to the user or to one of its sessions takes the stamp away before it is
/// committed and gives another one after, so that what was read before is not used any more.
/// </summary>
public sealed class KnownCallers(ISessionReader sessions, IContentStamps stamps, KnownCallers.Memory memory, TimeProvider clock) : ICallers
{
    public async ValueTask<Caller?> FindAsync(UserId user, SessionId session, CancellationToken cancellationToken)
    {
        var stamp = await stamps.ReadAsync(ContentTags.User(user), cancellationToken);
        var start = clock.GetTimestamp();

        if (stamp is not null && memory.Find(session) is { } known && known.Stamp == stamp && known.Caller.Id == user && clock.GetElapsedTime(known.Start, start) < memory.MaxAge)
            return known.Caller;

        var found = await sessions.FindCallerAsync(session, cancellationToken);

        if (found is null || found.Id != user)
            return null;

        if (stamp is not null)
            memory.Keep(new(found, stamp.Value, start));

        return found;
    }

    /// <summary>What an instance remembers of callers; those whose sessions have ended are not remembered, so that nobody fills it without signing in.</summary>
    public sealed class Memory(IOptions<SessionOptions> options) : IDisposable
    {
        /// <summary>How many callers are remembered at the most.</summary>
        public const int Capacity = 10_000;

        private readonly MemoryCache callers = new(new MemoryCacheOptions { SizeLimit = Capacity });

        public TimeSpan MaxAge { get; } = options.Value.RevocationDelay;

        public Known? Find(SessionId session) => callers.Get<Known>(session);

        public void Keep(Known known)
        {
            if (MaxAge > TimeSpan.Zero)
                callers.Set(known.Caller.Session, known, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = MaxAge });
        }

        /// <summary>Forgets all of them: what was written behind the server's back has no other stamp.</summary>
        public void Clear() => callers.Clear();

        public void Dispose() => callers.Dispose();
    }

    /// <summary>A caller as the database had it at <paramref name="Start"/> or later.</summary>
    /// <param name="Caller">Who.</param>
    /// <param name="Stamp">Read before the caller was.</param>
    /// <param name="Start">A timestamp of the clock.</param>
    public sealed record Known(Caller Caller, ContentStamp Stamp, long Start);
}
