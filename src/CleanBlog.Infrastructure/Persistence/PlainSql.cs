namespace CleanBlog.Infrastructure.Persistence;

/// <summary>What is asked past Entity Framework, in the SQL that all three databases read alike.</summary>
public static class PlainSql
{
    /// <summary>The names of the migrations that were applied.</summary>
    public const string AppliedMigrations = "SELECT migration_id FROM \"__EFMigrationsHistory\"";

    /// <summary>Nothing, from a table that requests need; the history of migrations is locked while another instance migrates.</summary>
    public const string Probe = "SELECT 1 FROM users WHERE 1 = 0";
}
