using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CleanBlog.Persistence.Tests;

/// <summary>Asks the database how it will carry out whatever it is asked; knows the last plan.</summary>
internal sealed class PlanRecorder(string provider) : DbCommandInterceptor
{
    private readonly string explain = provider switch
    {
        "Sqlite" => "EXPLAIN QUERY PLAN",
        _ => "EXPLAIN",
    };

    private string? plan;
    private bool isRecording;

    public bool CanExplain => provider is not "SqlServer";

    public void Start() => (isRecording, plan) = (true, null);

    /// <summary>To be called before anything is written: of several statements all but the first are carried out.</summary>
    public void Stop() => isRecording = false;

    /// <summary>From one place of an index on, in its order.</summary>
    public void ThatItSeeks(string column, string index)
    {
        if (provider is "Sqlite")
        {
            Assert.That(plan, Does.Match($@"^SEARCH \w+ USING INDEX {index} \(.*{column}[<>]\?\)$"));
            return;
        }

        Assert.That(plan, Does.Contain($"using {index} on").And.Match($"Index Cond: .*{column}\"? [<>]="));
        Assert.That(plan, Does.Not.Contain("Sort").And.Not.Contain("Seq Scan").And.Not.Contain("Bitmap"));
    }

    /// <summary>Whatever of it is asked for, the table is not read from end to end.</summary>
    public void ThatItUses(string index)
    {
        Assert.That(plan, Does.Contain(index));
        Assert.That(plan, Does.Not.Contain("Seq Scan").And.Not.Match(@"SCAN \w+$"));
    }

    public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        if (isRecording)
            plan = await ExplainAsync(command, cancellationToken);

        return result;
    }

    private async Task<string> ExplainAsync(DbCommand command, CancellationToken cancellationToken)
    {
        await using var asking = command.Connection!.CreateCommand();
        asking.CommandText = $"{explain} {command.CommandText}";

        foreach (DbParameter parameter in command.Parameters)
        {
            var copy = asking.CreateParameter();
            (copy.ParameterName, copy.Value) = (parameter.ParameterName, parameter.Value);
            asking.Parameters.Add(copy);
        }

        await using var reader = await asking.ExecuteReaderAsync(cancellationToken);
        List<string> lines = [];

        while (await reader.ReadAsync(cancellationToken))
            lines.Add($"{reader.GetValue(reader.FieldCount - 1)}");

        return string.Join('\n', lines);
    }
}
