using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CleanBlog.Infrastructure.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class AddCommits : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "commits",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    committed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_commits", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_commits_committed_at",
                table: "commits",
                column: "committed_at");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "commits");
        }
    }
}
