namespace CleanBlog.Infrastructure.Persistence;

/// <summary>Section <c>Persistence</c>: where everything is stored.</summary>
public sealed class PersistenceOptions
{
    public const string Section = "Persistence";

    public const int GreatestMaxPoolSize = 10_000;

    public const string DefaultProvider = "Sqlite";

    /// <summary>Which database; <see cref="DefaultProvider"/> unless a URL chooses another.</summary>
    public string? Provider { get; set; }

    /// <summary>In the database's own syntax; by default a SQLite file <c>data/cleanblog.db</c> under the content root.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>The reference's <c>DATABASE_URL</c>; it chooses provider and database where no connection string is given.</summary>
    public string? DatabaseUrl { get; set; }

    /// <summary>
    /// A replica that follows the database, in the same syntax; what everybody may read is then read there as far as it has arrived.
    /// PostgreSQL only.
    /// </summary>
    public string? ReplicaConnectionString { get; set; }

    /// <summary>The most connections that this instance opens to a database server; by default what its driver allows, 100.</summary>
    public int? MaxPoolSize { get; set; }

    /// <summary>Whether a start applies pending migrations; by default only on the embedded SQLite.</summary>
    public bool? MigrateOnStart { get; set; }
}
