using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CleanBlog.Infrastructure.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class AddChanges : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "changes",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    position = table.Column<long>(type: "bigint", nullable: true),
                    kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false, collation: "Latin1_General_100_BIN2"),
                    entity_id = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    owner_id = table.Column<byte[]>(type: "binary(16)", nullable: false),
                    was_public = table.Column<bool>(type: "bit", nullable: true),
                    is_public = table.Column<bool>(type: "bit", nullable: true),
                    version = table.Column<int>(type: "int", nullable: false),
                    at = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_changes", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_changes_position",
                table: "changes",
                column: "position",
                unique: true,
                filter: "[position] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_changes_unnumbered",
                table: "changes",
                column: "id",
                filter: "\"position\" IS NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "changes");
        }
    }
}
