using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CleanBlog.Infrastructure.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class AddAuditEvents : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "audit_events",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    at = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: false),
                    @event = table.Column<string>(name: "event", type: "nvarchar(128)", maxLength: 128, nullable: false, collation: "Latin1_General_100_BIN2"),
                    actor_id = table.Column<byte[]>(type: "binary(16)", nullable: true),
                    subject_kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true, collation: "Latin1_General_100_BIN2"),
                    subject_id = table.Column<byte[]>(type: "binary(16)", nullable: true),
                    address = table.Column<string>(type: "nvarchar(90)", maxLength: 90, nullable: true, collation: "Latin1_General_100_BIN2"),
                    trace_id = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: true, collation: "Latin1_General_100_BIN2"),
                    detail = table.Column<string>(type: "nvarchar(128)", maxLength: 128, nullable: true, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit_events", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_audit_events_actor_id_at_id",
                table: "audit_events",
                columns: new[] { "actor_id", "at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_audit_events_at_id",
                table: "audit_events",
                columns: new[] { "at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_audit_events_subject_id_at_id",
                table: "audit_events",
                columns: new[] { "subject_id", "at", "id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "audit_events");
        }
    }
}
