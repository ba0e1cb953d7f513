using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace CleanBlog.Infrastructure.Persistence;

/// <summary>All that differs between databases. One small project for each holds the implementation and its migrations.</summary>
public interface IDatabaseProvider
{
    /// <summary>The value of <c>Persistence:Provider</c> that chooses it; case does not matter.</summary>
    string Name { get; }

    /// <summary>What a connection string defaults to; null where one has to be given.</summary>
    string? DefaultConnectionString { get; }

    /// <summary>Whether a start migrates the schema unless <c>Persistence:MigrateOnStart</c> says otherwise.</summary>
    bool MigratesOnStart { get; }

    /// <summary>Whether a script can ask the database itself which migrations it lacks; where it cannot, a script fits one database only.</summary>
    bool HasIdempotentScripts { get; }

    /// <summary>The connection string of a <c>DATABASE_URL</c>, or null where its scheme is another database's.</summary>
    string? ParseUrl(string url);

    /// <summary>The connection string with at most this many connections in its pool.</summary>
    string LimitPool(string connectionString, int maxPoolSize);

    /// <summary>How many connections a pool with this connection string holds at the most; null where nothing bounds it.</summary>
    int? FindPoolSize(string connectionString) => null;

    /// <summary>Where the database is, for the start-up line; never a password.</summary>
    string Describe(string connectionString);

    /// <summary>
    /// Makes the place in which migrations build the schema, and sees to it that what a killed migration left behind stops nobody.
    /// Other processes may do the same at the same time.
    /// </summary>
    /// <returns>What to dispose of when the migrations are applied; null for nothing.</returns>
    Task<IAsyncDisposable?> PrepareToMigrateAsync(string connectionString, CancellationToken cancellationToken);

    /// <summary>A connection, not yet opened, that opens an existing database and makes no new one.</summary>
    DbConnection ConnectToExisting(string connectionString);

    void Configure(DbContextOptionsBuilder options, string connectionString);

    /// <summary>Whether the statements that Entity Framework sends at once are carried out all or none, without BEGIN and COMMIT around them.</summary>
    bool BatchesAreAtomic { get; }

    /// <summary>What stands in a statement for its only parameter where that needs no name, so that the driver does not look for names; null where it needs one.</summary>
    string? PositionalParameter { get; }

    /// <summary>Has the transaction wait until no other one holds the lock of those who number changes, and hold it to its end; null where a transaction is alone with its writes anyway.</summary>
    string? LockChanges { get; }

    /// <summary>The query for the ids of the first changes that have no position yet, the lowest first and at most <paramref name="count"/>.</summary>
    string SelectUnnumberedChanges(int count);

    /// <summary>Null where this database has no replicas that can be read.</summary>
    IReplication? Replication { get; }

    /// <summary>Whether a unique index or primary key refused the write.</summary>
    bool IsUniqueViolation(DbUpdateException exception);

    /// <summary>Whether what a row refers to is not there, or what is to go is referred to.</summary>
    bool IsForeignKeyViolation(DbException exception);

    /// <summary>Whether the driver says by this that the database is away, overloaded or takes no writes, so that the same request can succeed later.</summary>
    bool IsOutage(Exception exception);
}
