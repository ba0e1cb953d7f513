using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace CleanBlog.Infrastructure.Persistence;

/// <summary>How replicas of a database follow it: each write ends at a position in a log, which a replica replays.</summary>
public interface IReplication
{
    /// <summary>A query of the primary: where its log ends.</summary>
    string CurrentPosition { get; }

    /// <summary>A query of a replica: how far it has replayed the log; null where it is none.</summary>
    string ReplayedPosition { get; }

    /// <summary>A connection to a replica, not yet opened.</summary>
    DbConnection Connect(string connectionString);

    /// <summary>As <see cref="IDatabaseProvider.Configure"/>, but without patience: there is the primary to ask instead.</summary>
    void Configure(DbContextOptionsBuilder options, string connectionString);
}
