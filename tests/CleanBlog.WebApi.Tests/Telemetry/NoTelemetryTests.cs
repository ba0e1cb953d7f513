using CleanBlog.Testing;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace CleanBlog.WebApi.Tests.Telemetry;

[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.Embedded))]
public sealed class NoTelemetryTests(TestDatabase database) : ApiTest(database)
{
    [Test]
    public void Without_a_collector_nothing_is_registered()
    {
        Assert.That(Services.GetService<TracerProvider>(), Is.Null);
        Assert.That(Services.GetService<MeterProvider>(), Is.Null);
    }
}
