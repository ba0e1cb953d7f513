namespace CleanBlog.Infrastructure.SqlServer;

/// <summary>Numbers of <c>SqlException</c> (learn.microsoft.com/sql/relational-databases/errors-events/database-engine-events-and-errors).</summary>
internal static class SqlServerErrors
{
    /// <summary>2601: a unique index; 2627: a unique constraint or primary key.</summary>
    public static readonly int[] UniqueViolation = [2601, 2627];

    /// <summary>A constraint of a reference, on either side.</summary>
    public const int ReferenceViolation = 547;

    /// <summary>A connection that was refused, broke or timed out: numbers of the client, of Windows and of POSIX sockets.</summary>
    public static readonly int[] Connection = [-2, -1, 0, 2, 11, 20, 26, 35, 40, 53, 64, 104, 110, 111, 121, 233, 258, 10053, 10054, 10060, 10061, 11001];

    /// <summary>
    /// A server or database that is away, closed, full, read-only, restarting, throttled or not this login's any more, a deadlock and a
    /// lock that was not given.
    /// </summary>
    public static readonly int[] Unavailable =
    [
        615, 701, 802, 845, 921, 922, 924, 927, 942, 945, 976, 978, 983, 1101, 1105, 1205, 1222, 1807, 3906, 3908, 4060, 4221, 6005, 8645, 8651,
        9002, 10928, 10929, 17142, 17187, 17197, 18401, 18451, 18452, 18456, 18470, 18486, 18487, 18488, 40143, 40197, 40501, 40540, 40613,
        49918, 49919, 49920,
    ];
}
