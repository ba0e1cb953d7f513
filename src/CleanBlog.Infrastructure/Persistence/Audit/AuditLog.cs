using CleanBlog.Application.Audit;
using CleanBlog.Application.Common;
using Microsoft.Extensions.DependencyInjection;

namespace CleanBlog.Infrastructure.Persistence.Audit;

/// <summary>What is staged is a row like any other of the unit of work.</summary>
internal sealed class AuditLog(BlogDbContext context, IServiceScopeFactory scopes, ICurrentUser currentUser, IRequestOrigin origin, TimeProvider clock) : IAuditLog
{
    public void Stage(SecurityEvent what, AuditSubject? whom = null, EventDetail? detail = null) =>
        context.Add(AuditEvent.Record(what, whom, detail, currentUser.Caller?.Id.Value, origin.AddressText, origin.TraceId, clock.UtcNow()));

    /// <summary>In a scope of its own: what the request has staged stays out of it, and what becomes of the request's transaction does not matter to it.</summary>
    public async Task StoreAsync(SecurityEvent what, AuditSubject? whom, EventDetail? detail, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<IAuditLog>().Stage(what, whom, detail);

        if ((await scope.ServiceProvider.GetRequiredService<IUnitOfWork>().CommitAsync(cancellationToken)).Error is { } failure)
            throw new InvalidOperationException($"An event was refused: {failure.Code}.");
    }
}
