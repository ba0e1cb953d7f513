using System.Diagnostics;
using CleanBlog.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using Npgsql.EntityFrameworkCore.PostgreSQL;

namespace CleanBlog.Infrastructure.PostgreSql;

/// <summary>Npgsql's own strategy within the bounds of <see cref="RetryPolicy"/>, which also holds while a server is stopped or restarted.</summary>
internal sealed class PostgreSqlRetries(ExecutionStrategyDependencies dependencies, TimeSpan patience)
    : NpgsqlRetryingExecutionStrategy(dependencies, RetryPolicy.MaxRetryCount, RetryPolicy.MaxDelay, Restart)
{
    private static readonly string[] Restart = [PostgresErrorCodes.AdminShutdown, PostgresErrorCodes.CrashShutdown, PostgresErrorCodes.CannotConnectNow];

    private long firstAttempt;

    protected override void OnFirstExecution()
    {
        firstAttempt = Stopwatch.GetTimestamp();
        base.OnFirstExecution();
    }

    protected override bool ShouldRetryOn(Exception? exception) =>
        RetryPolicy.Allows(firstAttempt, patience) && (base.ShouldRetryOn(exception) || PostgreSqlProvider.HasLostConnection(exception));
}
