using CleanBlog.Domain.Users;
using CleanBlog.Infrastructure.Persistence.Changes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;

namespace CleanBlog.Infrastructure.SqlServer;

/// <summary>Makes SQL Server compare, order and bound values as the other databases do.</summary>
internal sealed class SqlServerModelCustomizer(ModelCustomizerDependencies dependencies) : RelationalModelCustomizer(dependencies)
{
    /// <summary>By code units: neither case nor accents nor widths are the same.</summary>
    private const string Collation = "Latin1_General_100_BIN2";

    private const string UuidType = "binary(16)";

    /// <summary>An <c>nvarchar(n)</c> holds n UTF-16 code units; the limits of the domain count code points, which take up to two.</summary>
    private const int CodeUnitsPerCodePoint = 2;

    /// <summary>Microseconds, as the clock gives them.</summary>
    private const int InstantPrecision = 6;

    public override void Customize(ModelBuilder modelBuilder, DbContext context)
    {
        base.Customize(modelBuilder, context);

        foreach (var property in modelBuilder.Model.GetEntityTypes().SelectMany(entity => entity.GetProperties()))
            Adapt(property);

        // Without the column in it the optimizer does not take an index of those where it is null.
        modelBuilder.Entity<Change>().HasIndex(change => change.Id).IncludeProperties(change => change.Position);
        modelBuilder.Entity<User>().HasIndex(user => user.Id).IncludeProperties(user => user.SearchText);
    }

    private static void Adapt(IMutableProperty property)
    {
        var converter = property.GetValueConverter();
        var stored = converter?.ProviderClrType ?? Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;

        if (stored == typeof(Guid))
        {
            property.SetValueConverter(converter?.ComposeWith(new BigEndianConverter()) ?? new BigEndianConverter());
            property.SetColumnType(UuidType);
        }
        else if (stored == typeof(string))
        {
            property.SetCollation(Collation);
            property.SetMaxLength(property.GetMaxLength() * CodeUnitsPerCodePoint);
        }
        else if (stored == typeof(DateTime))
        {
            property.SetPrecision(InstantPrecision);
        }
    }
}
