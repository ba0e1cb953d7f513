using CleanBlog.Application.Audit;
using CleanBlog.Application.Changes;
using CleanBlog.Domain.Invitations;
using CleanBlog.Domain.Posts;
using CleanBlog.Domain.Sessions;
using CleanBlog.Domain.Users;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;

namespace CleanBlog.Persistence.Tests;

[TestFixtureSource(typeof(OfflineDatabase), nameof(OfflineDatabase.All))]
public sealed class ModelTests(OfflineDatabase database)
{
    private static readonly Guid Id = new("01234567-89ab-7cde-8f01-23456789abcd");

    /// <summary>One value of each type that is converted.</summary>
    private static readonly Dictionary<Type, object> Samples = new()
    {
        [typeof(Guid)] = Id,
        [typeof(UserId)] = UserId.From(Id),
        [typeof(PostId)] = PostId.From(Id),
        [typeof(SessionId)] = SessionId.From(Id),
        [typeof(InvitationId)] = InvitationId.From(Id),
        [typeof(EmailAddress)] = EmailAddress.FromStored("ada@example.com"),
        [typeof(UserRole)] = UserRole.Admin,
        [typeof(AuditEventId)] = AuditEventId.From(Id),
        [typeof(SecurityEvent)] = SecurityEvent.RoleAssigned,
        [typeof(EventDetail)] = EventDetail.UserToAdmin,
        [typeof(AuditSubjectKind)] = AuditSubjectKind.User,
        [typeof(ChangeKind)] = ChangeKind.User,
        [typeof(DateTimeOffset)] = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(9)).AddTicks(1_234_560),
    };

    [Test]
    public void The_migrations_cover_the_whole_model()
    {
        using var context = database.CreateContext();

        Assert.That(context.Database.HasPendingModelChanges(), Is.False, "Add a migration: build/add-migration.sh NAME");
    }

    [Test]
    public void Every_database_has_the_same_migrations_in_the_same_order() =>
        Assert.That(NamesOfMigrations(database), Is.EqualTo(NamesOfMigrations(OfflineDatabase.Sqlite)), "Add a migration to all: build/add-migration.sh NAME");

    [Test]
    public void The_server_runs_on_the_compiled_model()
    {
        using var context = database.CreateContext();

        Assert.That(context.Model.GetType().Namespace, Is.EqualTo($"{database.Provider.GetType().Namespace}.CompiledModel"));
    }

    [Test]
    public void The_compiled_model_is_the_one_that_the_code_describes()
    {
        using var compiled = database.CreateContext();
        using var built = database.CreateContextWithoutCompiledModel();

        Assert.That(Describe(compiled.Model), Is.EqualTo(Describe(built.Model)), "The compiled model is stale: build/add-migration.sh renews it");
    }

    [Test]
    public void The_compiled_model_maps_to_the_columns_that_the_code_describes()
    {
        using var compiled = database.CreateContext();
        using var built = database.CreateContextWithoutCompiledModel();

        Assert.That(compiled.Model.GetRelationalModel().ToDebugString(), Is.EqualTo(built.Model.GetRelationalModel().ToDebugString()));
    }

    [Test]
    public void The_compiled_model_converts_as_the_code_describes()
    {
        using var compiled = database.CreateContext();
        using var built = database.CreateContextWithoutCompiledModel();

        Assert.That(DescribeConversions(compiled.Model), Is.EqualTo(DescribeConversions(built.Model)));
    }

    [Test]
    public void The_compiled_model_stores_values_as_the_code_does()
    {
        using var compiled = database.CreateContext();
        using var built = database.CreateContextWithoutCompiledModel();

        Assert.That(StoreSamples(compiled.Model), Is.EqualTo(StoreSamples(built.Model)));
    }

    /// <summary>What follows the timestamp of each, which is when it was added to its database.</summary>
    private static string[] NamesOfMigrations(OfflineDatabase database)
    {
        using var context = database.CreateContext();
        return [.. context.Database.GetMigrations().Select(migration => migration.Split('_', 2)[1])];
    }

    /// <summary>The compiled model has converters of its own, copied from ours when it was made.</summary>
    private static List<string> StoreSamples(IModel model)
    {
        var stored = new List<string>();

        foreach (var property in model.GetEntityTypes().SelectMany(entity => entity.GetProperties()))
        {
            if (property.GetTypeMapping().Converter is not { } converter)
                continue;

            var sample = Samples[Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType];
            var value = converter.ConvertToProvider(sample);
            Assert.That(converter.ConvertFromProvider(value), Is.EqualTo(sample));
            stored.Add($"{property.DeclaringType.Name}.{property.Name}: {(value is byte[] bytes ? Convert.ToHexString(bytes) : value)}");
        }

        stored.Sort(StringComparer.Ordinal);
        return stored;
    }

    private static string Describe(IModel model) => model.ToDebugString(MetadataDebugStringOptions.LongDefault & ~MetadataDebugStringOptions.IncludeAnnotations);

    private static IEnumerable<string> DescribeConversions(IModel model) =>
        model.GetEntityTypes().SelectMany(entity => entity.GetProperties()).Select(property =>
        {
            var mapping = property.GetRelationalTypeMapping();
            return $"{property.DeclaringType.Name}.{property.Name}: {mapping.StoreType}, {mapping.Converter?.ModelClrType} as {mapping.Converter?.ProviderClrType}, at most {property.GetMaxLength()}";
        }).Order(StringComparer.Ordinal);
}
