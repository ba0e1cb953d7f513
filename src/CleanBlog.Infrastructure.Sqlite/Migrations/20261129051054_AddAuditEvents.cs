using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CleanBlog.Infrastructure.Sqlite.Migrations
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
                    id = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    @event = table.Column<string>(name: "event", type: "TEXT", maxLength: 64, nullable: false),
                    actor_id = table.Column<string>(type: "TEXT", nullable: true),
                    subject_kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    subject_id = table.Column<string>(type: "TEXT", nullable: true),
                    address = table.Column<string>(type: "TEXT", maxLength: 45, nullable: true),
                    trace_id = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    detail = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true)
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
