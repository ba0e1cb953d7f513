using Microsoft.EntityFrameworkCore.Metadata;

namespace CleanBlog.Persistence.Tests;

/// <summary>
/// What is in the database, on each of them. Text is compared by its bytes or code units everywhere: SQLite does so by itself, the
/// others by a collation. SQL Server counts UTF-16 code units, of which a code point takes up to two.
/// </summary>
internal static class SchemaExpectations
{
    private static readonly Column[] Columns =
    [
        new("users.id",             "TEXT",    "uuid",                     "binary(16)"),
        new("users.email",          "TEXT",    "character varying(255)",   "nvarchar(510)", Length: 255, IsText: true),
        new("users.password_hash",  "TEXT",    "character varying(255)",   "nvarchar(510)", Length: 255, IsText: true, IsNullable: true),
        new("users.first_name",     "TEXT",    "character varying(100)",   "nvarchar(200)", Length: 100, IsText: true),
        new("users.last_name",      "TEXT",    "character varying(100)",   "nvarchar(200)", Length: 100, IsText: true),
        new("users.role",           "TEXT",    "character varying(20)",    "nvarchar(40)", Length: 20, IsText: true),
        new("users.is_active",      "INTEGER", "boolean",                  "bit"),
        new("users.session_stamp",  "TEXT",    "uuid",                     "binary(16)"),
        new("users.version",        "INTEGER", "integer",                  "int"),
        new("users.created_at",     "TEXT",    "timestamp with time zone", "datetime2(6)"),
        new("users.updated_at",     "TEXT",    "timestamp with time zone", "datetime2(6)"),
        new("users.search_text",    "TEXT",    "text",                     "nvarchar(max)", IsText: true, IsNullable: true),
        new("users.deleted_at",     "TEXT",    "timestamp with time zone", "datetime2(6)", IsNullable: true),
        new("users.loses_posts",    "INTEGER", "boolean",                  "bit"),
        new("posts.id",             "TEXT",    "uuid",                     "binary(16)"),
        new("posts.author_id",      "TEXT",    "uuid",                     "binary(16)"),
        new("posts.title",          "TEXT",    "character varying(255)",   "nvarchar(510)", Length: 255, IsText: true),
        new("posts.content",        "TEXT",    "text",                     "nvarchar(max)", IsText: true),
        new("posts.published",      "INTEGER", "boolean",                  "bit"),
        new("posts.version",        "INTEGER", "integer",                  "int"),
        new("posts.created_at",     "TEXT",    "timestamp with time zone", "datetime2(6)"),
        new("posts.updated_at",     "TEXT",    "timestamp with time zone", "datetime2(6)"),
        new("sessions.id",          "TEXT",    "uuid",                     "binary(16)"),
        new("sessions.user_id",     "TEXT",    "uuid",                     "binary(16)"),
        new("sessions.stamp",       "TEXT",    "uuid",                     "binary(16)"),
        new("sessions.family_hash", "BLOB",    "bytea",                    "binary(32)", Length: 32),
        new("sessions.token_hash",  "BLOB",    "bytea",                    "binary(32)", Length: 32),
        new("sessions.previous_token_hash", "BLOB", "bytea",               "binary(32)", Length: 32, IsNullable: true),
        new("sessions.salt",        "BLOB",    "bytea",                    "binary(32)", Length: 32, IsNullable: true),
        new("sessions.created_at",  "TEXT",    "timestamp with time zone", "datetime2(6)"),
        new("sessions.last_used_at", "TEXT",   "timestamp with time zone", "datetime2(6)"),
        new("sessions.expires_at",  "TEXT",    "timestamp with time zone", "datetime2(6)"),
        new("sessions.device",      "TEXT",    "character varying(255)",   "nvarchar(510)", Length: 255, IsText: true),
        new("sessions.address",     "TEXT",    "character varying(64)",    "nvarchar(128)", Length: 64, IsText: true),
        new("commits.id",           "TEXT",    "uuid",                     "binary(16)"),
        new("commits.committed_at", "TEXT",    "timestamp with time zone", "datetime2(6)"),
        new("idempotency_keys.id",          "TEXT", "uuid",                     "binary(16)"),
        new("idempotency_keys.fingerprint", "TEXT", "uuid",                     "binary(16)"),
        new("idempotency_keys.answer",      "BLOB", "bytea",                    "varbinary(max)"),
        new("idempotency_keys.created_at",  "TEXT", "timestamp with time zone", "datetime2(6)"),
        new("changes.id",           "INTEGER", "bigint",                   "bigint"),
        new("changes.position",     "INTEGER", "bigint",                   "bigint", IsNullable: true),
        new("changes.kind",         "TEXT",    "character varying(20)",    "nvarchar(40)", Length: 20, IsText: true),
        new("changes.entity_id",    "TEXT",    "uuid",                     "binary(16)"),
        new("changes.owner_id",     "TEXT",    "uuid",                     "binary(16)"),
        new("changes.was_public",   "INTEGER", "boolean",                  "bit", IsNullable: true),
        new("changes.is_public",    "INTEGER", "boolean",                  "bit", IsNullable: true),
        new("changes.version",      "INTEGER", "integer",                  "int"),
        new("changes.at",           "TEXT",    "timestamp with time zone", "datetime2(6)"),
        new("audit_events.id",           "TEXT", "uuid",                     "binary(16)"),
        new("audit_events.at",           "TEXT", "timestamp with time zone", "datetime2(6)"),
        new("audit_events.event",        "TEXT", "character varying(64)",    "nvarchar(128)", Length: 64, IsText: true),
        new("audit_events.actor_id",     "TEXT", "uuid",                     "binary(16)", IsNullable: true),
        new("audit_events.subject_kind", "TEXT", "character varying(20)",    "nvarchar(40)", Length: 20, IsText: true, IsNullable: true),
        new("audit_events.subject_id",   "TEXT", "uuid",                     "binary(16)", IsNullable: true),
        new("audit_events.address",      "TEXT", "character varying(45)",    "nvarchar(90)", Length: 45, IsText: true, IsNullable: true),
        new("audit_events.trace_id",     "TEXT", "character varying(32)",    "nvarchar(64)", Length: 32, IsText: true, IsNullable: true),
        new("audit_events.detail",       "TEXT", "character varying(64)",    "nvarchar(128)", Length: 64, IsText: true, IsNullable: true),
        new("invitations.id",         "TEXT",    "uuid",                     "binary(16)"),
        new("invitations.token_hash", "BLOB",    "bytea",                    "binary(32)", Length: 32),
        new("invitations.email",      "TEXT",    "character varying(255)",   "nvarchar(510)", Length: 255, IsText: true, IsNullable: true),
        new("invitations.role",       "TEXT",    "character varying(20)",    "nvarchar(40)", Length: 20, IsText: true),
        new("invitations.created_by", "TEXT",    "uuid",                     "binary(16)"),
        new("invitations.expires_at", "TEXT",    "timestamp with time zone", "datetime2(6)"),
        new("invitations.used_at",    "TEXT",    "timestamp with time zone", "datetime2(6)", IsNullable: true),
        new("invitations.used_by",    "TEXT",    "uuid",                     "binary(16)", IsNullable: true),
        new("invitations.revoked_at", "TEXT",    "timestamp with time zone", "datetime2(6)", IsNullable: true),
        new("invitations.version",    "INTEGER", "integer",                  "int"),
        new("invitations.created_at", "TEXT",    "timestamp with time zone", "datetime2(6)"),
        new("invitations.updated_at", "TEXT",    "timestamp with time zone", "datetime2(6)"),
    ];

    private static readonly string[] Keys =
    [
        "PRIMARY KEY pk_users users (id)",
        "PRIMARY KEY pk_posts posts (id)",
        "PRIMARY KEY pk_sessions sessions (id)",
        "PRIMARY KEY pk_commits commits (id)",
        "PRIMARY KEY pk_idempotency_keys idempotency_keys (id)",
        "PRIMARY KEY pk_changes changes (id)",
        "PRIMARY KEY pk_audit_events audit_events (id)",
        "PRIMARY KEY pk_invitations invitations (id)",
        "FOREIGN KEY posts (author_id) REFERENCES users (id) ON DELETE RESTRICT",
        "FOREIGN KEY sessions (user_id) REFERENCES users (id) ON DELETE CASCADE",
    ];

    private static readonly string[] Indexes =
    [
        "UNIQUE INDEX ix_users_email users (email)",
        "INDEX ix_users_email_is_active users (email, is_active)",
        "INDEX ix_users_role users (role)",
        "INDEX ix_users_created_at_id users (created_at, id)",
        "INDEX ix_posts_title posts (title)",
        "INDEX ix_posts_published_created_at_id posts (published, created_at, id)",
        "INDEX ix_posts_author_id_published_created_at_id posts (author_id, published, created_at, id)",
        "INDEX ix_sessions_user_id_last_used_at sessions (user_id, last_used_at)",
        "INDEX ix_sessions_expires_at sessions (expires_at)",
        "INDEX ix_commits_committed_at commits (committed_at)",
        "INDEX ix_idempotency_keys_created_at idempotency_keys (created_at)",
        "UNIQUE INDEX ix_changes_position changes (position)",
        "INDEX ix_changes_unnumbered changes (id)",
        "INDEX ix_audit_events_at_id audit_events (at, id)",
        "INDEX ix_audit_events_actor_id_at_id audit_events (actor_id, at, id)",
        "INDEX ix_audit_events_subject_id_at_id audit_events (subject_id, at, id)",
        "INDEX ix_users_deleted_at users (deleted_at)",
        "INDEX ix_users_unsearchable users (id)",
        "UNIQUE INDEX ix_invitations_token_hash invitations (token_hash)",
        "INDEX ix_invitations_expires_at invitations (expires_at)",
        "INDEX ix_invitations_created_at_id invitations (created_at, id)",
    ];

    public static IEnumerable<string> Of(string provider) => [.. Columns.Select(column => column.On(provider)), .. Keys, .. Indexes];

    /// <summary>The most code points, or code units, of each column that has a limit.</summary>
    public static IEnumerable<string> LengthsOf(string provider) =>
        Columns.Where(column => column.Length is not null).Select(column => $"{column.Name} {column.Length * (provider is "SqlServer" && column.IsText ? 2 : 1)}");

    /// <summary>Tables in the words of these expectations.</summary>
    public static IEnumerable<string> Describe(IRelationalModel model) => model.Tables.SelectMany(Describe);

    public static IEnumerable<string> DescribeLengths(IRelationalModel model) =>
        from table in model.Tables
        from column in table.Columns
        where column.MaxLength is not null
        select $"{table.Name}.{column.Name} {column.MaxLength}";

    public static string Line(string table, string column, string type, bool isNullable, string? collation) =>
        $"{table}.{column} {type} {(isNullable ? "NULL" : "NOT NULL")}{(collation is null ? "" : $" COLLATE {collation}")}";

    public static string PrimaryKeyLine(string name, string table, IEnumerable<string> columns) => $"PRIMARY KEY {name} {table} ({string.Join(", ", columns)})";

    public static string ForeignKeyLine(string table, IEnumerable<string> columns, string principal, IEnumerable<string> principalColumns, string onDelete) =>
        $"FOREIGN KEY {table} ({string.Join(", ", columns)}) REFERENCES {principal} ({string.Join(", ", principalColumns)}) ON DELETE {onDelete}";

    public static string IndexLine(string name, string table, IEnumerable<string> columns, bool isUnique) =>
        $"{(isUnique ? "UNIQUE " : "")}INDEX {name} {table} ({string.Join(", ", columns)})";

    private static IEnumerable<string> Describe(ITable table) =>
    [
        .. table.Columns.Select(column => Line(table.Name, column.Name, column.StoreType, column.IsNullable, column.Collation)),
        .. table.UniqueConstraints.Select(key => PrimaryKeyLine(key.Name, table.Name, key.Columns.Select(column => column.Name))),
        .. table.ForeignKeyConstraints.Select(key => ForeignKeyLine(
            table.Name, key.Columns.Select(column => column.Name), key.PrincipalTable.Name, key.PrincipalColumns.Select(column => column.Name), $"{key.OnDeleteAction}".ToUpperInvariant())),
        .. table.Indexes.Select(index => IndexLine(index.Name, table.Name, index.Columns.Select(column => column.Name), index.IsUnique)),
    ];

    private sealed record Column(string Name, string Sqlite, string PostgreSql, string SqlServer, int? Length = null, bool IsText = false, bool IsNullable = false)
    {
        public string On(string provider)
        {
            var (type, collation) = provider switch
            {
                "Sqlite" => (Sqlite, null),
                "PostgreSql" => (PostgreSql, "C"),
                "SqlServer" => (SqlServer, "Latin1_General_100_BIN2"),
                _ => throw new ArgumentOutOfRangeException(nameof(provider), provider, message: null),
            };
            var name = Name.Split('.');

            return Line(name[0], name[1], type, IsNullable, IsText ? collation : null);
        }
    }
}
