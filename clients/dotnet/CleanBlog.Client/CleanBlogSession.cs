namespace CleanBlog.Client;

/// <summary>
/// Stays signed in: gives requests an access token, and renews it shortly before it expires, once for all requests that wait for it. Its
/// <see cref="GetAccessTokenAsync"/> is made for <see cref="CleanBlogClientOptions.AccessToken"/>. One session is for one process.
/// </summary>
/// <param name="client">Gives the client that logs in, renews and revokes; asked when one is needed, so it may use this session.</param>
/// <param name="keep">
/// Stores each new refresh token, before it is used, for a later <see cref="ContinueAsync"/>; null asks to delete it, for the session has
/// ended. Whoever can read it is signed in.
/// </param>
/// <param name="clock">Null for the system's.</param>
public sealed class CleanBlogSession(Func<ICleanBlogClient> client, Func<string?, Task>? keep = null, TimeProvider? clock = null)
{
    private readonly Func<string?, Task> keep = keep ?? (_ => Task.CompletedTask);
    private readonly TimeProvider clock = clock ?? TimeProvider.System;
    private readonly Lock sync = new();
    private Tokens? tokens;
    private CleanBlogException? end;
    private Task? renewal;
    private Task lastTurn = Task.CompletedTask;

    /// <summary>Begins a session. One that was begun before is forgotten, and not ended.</summary>
    /// <exception cref="CleanBlogException">Such as <see cref="ProblemCodes.AuthInvalidCredentials"/>; then nothing has changed.</exception>
    public Task LogInAsync(string email, string password, CancellationToken cancellationToken = default) =>
        InTurnAsync(async () =>
        {
            var asked = clock.GetUtcNow();
            await AdoptAsync(await client().LogInAsync(new() { Email = email, Password = password }, cancellationToken: cancellationToken).ConfigureAwait(false), asked).ConfigureAwait(false);
        });

    /// <summary>Goes on with a session whose refresh token was stored, and renews it at once.</summary>
    /// <exception cref="CleanBlogException">
    /// <see cref="ProblemCodes.AuthRefreshTokenInvalid"/>: log in again. After any other failure the next request tries it again.
    /// </exception>
    public async Task ContinueAsync(string refreshToken, CancellationToken cancellationToken = default)
    {
        await InTurnAsync(() =>
        {
            Hold(new Tokens(refreshToken));
            return Task.CompletedTask;
        }).ConfigureAwait(false);

        await GetAccessTokenAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Ends the session, here and at the server. Where the server cannot be told, it goes on.</summary>
    public Task LogOutAsync(CancellationToken cancellationToken = default) =>
        InTurnAsync(async () =>
        {
            if (tokens is { } held)
                await client().RevokeAsync(new() { Token = held.RefreshToken }, cancellationToken: cancellationToken).ConfigureAwait(false);

            await ForgetAsync().ConfigureAwait(false);
        });

    /// <summary>The access token for a request; null before a login and after a logout.</summary>
    /// <exception cref="CleanBlogException">
    /// <see cref="ProblemCodes.AuthRefreshTokenInvalid"/>, from the time the server said so until the next login: log in again.
    /// </exception>
    public async ValueTask<string?> GetAccessTokenAsync(CancellationToken cancellationToken = default)
    {
        Task renewed;

        lock (sync)
        {
            if (end is not null)
                throw new CleanBlogException(end.StatusCode, end.Problem);

            if (tokens is null || IsFresh(tokens))
                return tokens?.AccessToken;

            if (renewal is null or { IsCompleted: true })
                renewal = InTurnAsync(RenewAsync);

            renewed = renewal;
        }

        // Who gives up does not take the answer from the others: it brings the only refresh token that is still good.
        await renewed.WaitAsync(cancellationToken).ConfigureAwait(false);

        lock (sync)
            return tokens?.AccessToken;
    }

    private async Task RenewAsync()
    {
        try
        {
            // An answer that was lost, and comes again long after, brings an access token of that time; but the refresh token is the next one.
            for (var attempt = 0; attempt < 2 && tokens is { } held && !IsFresh(held); attempt++)
            {
                held.Asked ??= clock.GetUtcNow();
                await AdoptAsync(await client().RefreshAsync(new() { RefreshToken = held.RefreshToken }, idempotencyKey: held.Key).ConfigureAwait(false), held.Asked.Value).ConfigureAwait(false);
            }
        }
        catch (CleanBlogException refusal) when (refusal.Code is ProblemCodes.AuthRefreshTokenInvalid)
        {
            await ForgetAsync(refusal).ConfigureAwait(false);
            throw;
        }
    }

    private async Task AdoptAsync(TokenResponse answer, DateTimeOffset asked)
    {
        await keep(answer.RefreshToken).ConfigureAwait(false);
        Hold(new Tokens(answer, asked));
    }

    private Task ForgetAsync(CleanBlogException? refusal = null)
    {
        Hold(null, refusal);
        return keep(null);
    }

    private void Hold(Tokens? next, CleanBlogException? refusal = null)
    {
        lock (sync)
            (tokens, end) = (next, refusal);
    }

    private bool IsFresh(Tokens held) => clock.GetUtcNow() < held.RenewAt;

    /// <summary>Login, renewal and logout, one at a time.</summary>
    private Task InTurnAsync(Func<Task> change)
    {
        lock (sync)
        {
            lastTurn = FollowAsync(lastTurn, change);
            return lastTurn;
        }
    }

    private static async Task FollowAsync(Task before, Func<Task> change)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ForceYielding);
        await change().ConfigureAwait(false);
    }

    private sealed class Tokens(string refreshToken)
    {
        private static readonly TimeSpan Margin = TimeSpan.FromSeconds(30);

        /// <summary>The access token is renewed half a minute before its end, or half-way to it if that is later.</summary>
        public Tokens(TokenResponse answer, DateTimeOffset asked)
            : this(answer.RefreshToken)
        {
            var lifetime = TimeSpan.FromSeconds(answer.ExpiresIn);
            AccessToken = answer.AccessToken;
            RenewAt = asked + (lifetime > 2 * Margin ? lifetime - Margin : lifetime / 2);
        }

        public string RefreshToken { get; } = refreshToken;

        public string? AccessToken { get; }

        public DateTimeOffset RenewAt { get; } = DateTimeOffset.MinValue;

        /// <summary>Names the renewal, so that an answer which was lost, however long ago, comes again instead of ending the session.</summary>
        public string Key { get; } = Guid.CreateVersion7().ToString();

        /// <summary>When the renewal was asked for first; from then on its answer counts.</summary>
        public DateTimeOffset? Asked { get; set; }
    }
}
