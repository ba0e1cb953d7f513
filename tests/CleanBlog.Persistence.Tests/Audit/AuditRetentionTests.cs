using CleanBlog.Application.Audit;
using CleanBlog.Infrastructure.Persistence;
using CleanBlog.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CleanBlog.Persistence.Tests.Audit;

[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.All))]
public sealed class AuditRetentionTests(TestDatabase database) : UseCaseTest(database)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(10);

    [Test]
    public async Task An_event_goes_when_it_is_a_year_old() => await InScopeAsync<IServiceProvider, bool>(async services =>
    {
        await StoreAsync(EventAt(APost.Noon.AddDays(-365).AddMinutes(9)), EventAt(APost.Noon.AddDays(-365).AddMinutes(11)), EventAt(APost.Noon));
        var cleanUp = (BackgroundService)services.GetServices<IHostedService>().Single(service => service.GetType().Name is "CleanUp");
        await cleanUp.StartAsync(CancellationToken.None);
        await Clock.UntilSomebodyWaitsAsync(Interval);

        Clock.Advance(Interval);
        await Eventually.HoldsAsync("the oldest went", async () => await LeftAsync() < 3);
        Assert.That(await LeftAsync(), Is.EqualTo(2));

        Clock.Advance(Interval);
        await Eventually.HoldsAsync("the next one went", async () => await LeftAsync() == 1);
        await cleanUp.StopAsync(CancellationToken.None);
        return true;
    });

    private static AuditEvent EventAt(DateTimeOffset at) =>
        AuditEvent.Record(SecurityEvent.LoginSucceeded, whom: null, detail: null, actorId: null, address: null, traceId: null, at);

    private Task<int> LeftAsync() => InScopeAsync<BlogDbContext, int>(context => context.Set<AuditEvent>().CountAsync());
}
