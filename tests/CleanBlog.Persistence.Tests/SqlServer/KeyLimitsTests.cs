using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;

namespace CleanBlog.Persistence.Tests.SqlServer;

public sealed class KeyLimitsTests
{
    [Test]
    public void A_server_would_accept_all_keys_and_cascades() => Assert.That(KeyLimits.FindViolations(OfflineDatabase.SqlServer.DescribeTables()), Is.Empty);

    [TestCase(850, 0)]
    [TestCase(851, 1)]
    public void An_index_of_more_than_1700_bytes_is_found(int length, int violations) =>
        Assert.That(Check(model => model.Entity<Planted>(planted =>
        {
            planted.Property(p => p.Text).HasMaxLength(length);
            planted.HasIndex(p => p.Text);
        })), Has.Exactly(violations).Items);

    [TestCase(450, 0)]
    [TestCase(451, 1)]
    public void A_primary_key_of_more_than_900_bytes_is_found(int length, int violations) =>
        Assert.That(Check(model => model.Entity<Planted>(planted =>
        {
            planted.Property(p => p.Text).HasMaxLength(length);
            planted.HasKey(p => p.Text);
        })), Has.Exactly(violations).Items);

    [TestCase("nvarchar(max)")]
    [TestCase("varbinary(max)")]
    [TestCase("xml")]
    public void A_key_without_a_bound_is_found(string type) =>
        Assert.That(
            Check(model => model.Entity<Planted>(planted =>
            {
                planted.Property(p => p.Text).HasColumnType(type).HasConversion(type is "varbinary(max)" ? typeof(byte[]) : null);
                planted.HasIndex(p => p.Text);
            })),
            Has.Exactly(1).Items.Contains(type));

    [TestCase(DeleteBehavior.Cascade, 1)]
    [TestCase(DeleteBehavior.SetNull, 1)]
    [TestCase(DeleteBehavior.Restrict, 0)]
    public void Two_cascades_to_one_table_are_found(DeleteBehavior second, int violations) =>
        Assert.That(
            Check(model =>
            {
                model.Entity<PlantedPost>().HasOne<Planted>().WithMany().HasForeignKey(post => post.AuthorId).OnDelete(DeleteBehavior.Cascade);
                model.Entity<PlantedComment>().HasOne<PlantedPost>().WithMany().HasForeignKey(comment => comment.PostId).OnDelete(DeleteBehavior.Cascade);
                model.Entity<PlantedComment>().HasOne<Planted>().WithMany().HasForeignKey(comment => comment.AuthorId).OnDelete(second);
            }),
            Has.Exactly(violations).Items);

    [TestCase(DeleteBehavior.Cascade, 1)]
    [TestCase(DeleteBehavior.Restrict, 0)]
    public void A_cascade_back_to_its_own_table_is_found(DeleteBehavior own, int violations) =>
        Assert.That(
            Check(model => model.Entity<PlantedComment>().HasOne<PlantedComment>().WithMany().HasForeignKey(comment => comment.AnsweredId).OnDelete(own)),
            Has.Exactly(violations).Items);

    private static IReadOnlyList<string> Check(Action<ModelBuilder> plant)
    {
        var options = new DbContextOptionsBuilder<DbContext>().UseSqlServer("Server=nowhere.invalid").UseModel(Build(plant)).Options;
        using var context = new DbContext(options);
        return KeyLimits.FindViolations(context.Model.GetRelationalModel());
    }

    private static IModel Build(Action<ModelBuilder> plant)
    {
        var builder = SqlServerConventionSetBuilder.CreateModelBuilder();
        plant(builder);
        return builder.FinalizeModel();
    }

    internal sealed class Planted
    {
        public int Id { get; init; }

        public string Text { get; init; } = "";
    }

    internal sealed class PlantedPost
    {
        public int Id { get; init; }

        public int AuthorId { get; init; }
    }

    internal sealed class PlantedComment
    {
        public int Id { get; init; }

        public int PostId { get; init; }

        public int? AuthorId { get; init; }

        public int? AnsweredId { get; init; }
    }
}
