using System.Diagnostics;
using CleanBlog.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace CleanBlog.Infrastructure.SqlServer;

/// <summary>The provider's own strategy within the bounds of <see cref="RetryPolicy"/>; it also repeats what a connection broke that was open already.</summary>
internal sealed class SqlServerRetries(ExecutionStrategyDependencies dependencies)
    : SqlServerRetryingExecutionStrategy(dependencies, RetryPolicy.MaxRetryCount, RetryPolicy.MaxDelay, SqlServerErrors.Connection)
{
    private long firstAttempt;

    protected override void OnFirstExecution()
    {
        firstAttempt = Stopwatch.GetTimestamp();
        base.OnFirstExecution();
    }

    protected override bool ShouldRetryOn(Exception exception) => RetryPolicy.Allows(firstAttempt, RetryPolicy.Patience) && base.ShouldRetryOn(exception);
}
