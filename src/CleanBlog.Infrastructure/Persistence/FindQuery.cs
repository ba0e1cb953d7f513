using System.Data.Common;
using System.Diagnostics;
using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using CleanBlog.Domain.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Storage;

namespace CleanBlog.Infrastructure.Persistence;

/// <summary>
/// One row by its id, asked for again and again. Entity Framework translates the query once; from then on its command is filled in
/// and sent, and its columns are read by their type mappings. What stands around any other query is left out: the look-up by expression,
/// the delegates made for one execution, and the rows held back for a retry. Should the database fail, all of it is asked again under
/// the context's execution strategy.
/// </summary>
internal sealed class FindQuery<T, TId, TResult>(
    IDatabaseProvider provider, Specification<T> specification, Expression<Func<T, TId, bool>> isMeant, Expression<Func<T, TResult>> selector)
    where T : class
{
    private const string IdName = "id";

    private IRelationalCommand? translated;
    private Func<DbDataReader, TResult>? read;

    /// <summary>What the first row that meets specification and id shows, or null.</summary>
    public async Task<TResult?> ExecuteAsync(BlogDbContext context, TId id, CancellationToken cancellationToken)
    {
        var start = Stopwatch.GetTimestamp();

        try
        {
            return await AskAsync(context, id, cancellationToken);
        }
        catch (Exception failure) when (failure is not OperationCanceledException && RetryPolicy.Allows(start, RetryPolicy.Patience) && context.Database.CreateExecutionStrategy() is { RetriesOnFailure: true })
        {
            return await context.Database.CreateExecutionStrategy().ExecuteAsync(attempt => AskAsync(context, id, attempt), cancellationToken);
        }
    }

    private async Task<TResult?> AskAsync(BlogDbContext context, TId id, CancellationToken cancellationToken)
    {
        var database = Services(context);
        var connection = database.RelationalConnection;
        var command = connection.RentCommand();

        try
        {
            command.PopulateFrom(translated ??= Translate(context, id));

            await using var reader = await command.ExecuteReaderAsync(
                new(connection, new Dictionary<string, object?>(1, StringComparer.Ordinal) { [IdName] = id }, readerColumns: null, context, database.CommandLogger, CommandSource.LinqQuery),
                cancellationToken);

            return await reader.ReadAsync(cancellationToken) ? (read ??= RowReading.Compile(selector, context.Model, reader.DbDataReader))(reader.DbDataReader) : default;
        }
        finally
        {
            connection.ReturnCommand(command);
        }
    }

    /// <summary>Those that the context has at hand; each other one is looked for.</summary>
    private static IRelationalDatabaseFacadeDependencies Services(BlogDbContext context) =>
        (IRelationalDatabaseFacadeDependencies)((IDatabaseFacadeDependenciesAccessor)context.Database).Dependencies;

    private IRelationalCommand Translate(BlogDbContext context, TId id)
    {
        // The member of an object becomes a parameter, which a constant would not.
        var parameter = Expression.Field(Expression.Constant(new StrongBox<TId>(id)), nameof(StrongBox<>.Value));
        var hasId = Expression.Lambda<Func<T, bool>>(ReplacingExpressionVisitor.Replace(isMeant.Parameters[1], parameter, isMeant.Body), isMeant.Parameters[0]);

        using var sql = SpecificationEvaluator.GetQuery(context.Set<T>().AsNoTracking(), specification).Where(hasId).Select(selector).CreateDbCommand();
        var key = context.Model.FindEntityType(typeof(T))!.FindPrimaryKey()!.Properties.Single();
        var name = sql.Parameters.Cast<DbParameter>().Single().ParameterName;
        var placeholder = context.GetService<ISqlGenerationHelper>().GenerateParameterNamePlaceholder(name);

        return context.GetService<IRelationalCommandBuilderFactory>().Create()
            .Append(provider.PositionalParameter is { } position ? sql.CommandText.Replace(placeholder, position, StringComparison.Ordinal) : sql.CommandText)
            .AddParameter(IdName, provider.PositionalParameter is null ? name : "", key.GetRelationalTypeMapping(), nullable: false)
            .Build();
    }
}
