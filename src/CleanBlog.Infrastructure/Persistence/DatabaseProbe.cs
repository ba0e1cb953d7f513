using System.Data.Common;
using CleanBlog.Application.Common;
using Microsoft.Extensions.Logging;

namespace CleanBlog.Infrastructure.Persistence;

/// <summary>Asks past Entity Framework, whose execution strategy would try for seconds: who probes wants to know how it is now.</summary>
internal sealed partial class DatabaseProbe(Database database, ILogger<DatabaseProbe> logger) : IDatabaseProbe
{
    /// <summary>A pooled connection may be one that the server has closed meanwhile; the second is new.</summary>
    private const int Attempts = 2;

    public async Task<bool> CanConnectAsync(CancellationToken cancellationToken)
    {
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            if (await AnswersAsync(cancellationToken))
                return true;
        }

        return false;
    }

    private async Task<bool> AnswersAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = database.ConnectToExisting();
            await connection.OpenAsync(cancellationToken);
            await using var command = connection.CreateCommand();
            command.CommandText = PlainSql.Probe;
            await command.ExecuteScalarAsync(cancellationToken);
            return true;
        }
        catch (DbException exception)
        {
            LogSilence(database.Description, exception.Message);
            return false;
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "The database did not answer: {Database} ({Reason})")]
    private partial void LogSilence(string database, string reason);
}
