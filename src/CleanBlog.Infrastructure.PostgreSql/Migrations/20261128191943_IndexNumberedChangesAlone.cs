using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CleanBlog.Infrastructure.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class IndexNumberedChangesAlone : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_changes_position",
                table: "changes");

            migrationBuilder.CreateIndex(
                name: "ix_changes_position",
                table: "changes",
                column: "position",
                unique: true,
                filter: "\"position\" IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_changes_position",
                table: "changes");

            migrationBuilder.CreateIndex(
                name: "ix_changes_position",
                table: "changes",
                column: "position",
                unique: true);
        }
    }
}
