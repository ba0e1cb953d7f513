namespace CleanBlog.Infrastructure.Persistence;

/// <summary>What is asked past Entity Framework, in the SQL that all three databases read alike.</summary>
public static class PlainSql
{
    /// <summary>The names of the migrations that were applied.</summary>
    public const string AppliedMigrations = "SELECT migration_id FROM \"__EFMigrationsHistory\"";

    /// <summary>Nothing, from a table that requests need; the history of migrations is locked while another instance migrates.</summary>
    public const string Probe = "SELECT 1 FROM users WHERE 1 = 0";

    /// <summary>Numbers changes on from the highest number there is, in the order in which they were inserted.</summary>
    /// <param name="unnumbered">Selects the ids of those that get one: <see cref="IDatabaseProvider.SelectUnnumberedChanges"/>.</param>
    public static string NumberChanges(string unnumbered) => $"""
        UPDATE changes SET "position" = numbered."position"
        FROM (
            SELECT id, (SELECT COALESCE(MAX("position"), 0) FROM changes WHERE "position" IS NOT NULL) + ROW_NUMBER() OVER (ORDER BY id) AS "position"
            FROM ({unnumbered}) AS unnumbered) AS numbered
        WHERE changes.id = numbered.id
        """;
}
