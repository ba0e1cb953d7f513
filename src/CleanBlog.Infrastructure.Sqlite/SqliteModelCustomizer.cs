using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace CleanBlog.Infrastructure.Sqlite;

/// <summary>
/// Stores UUIDs as lower-case text, as the API writes them: the provider's own upper case would hide a row from anybody who looks
/// for an id that the API gave.
/// </summary>
internal sealed class SqliteModelCustomizer(ModelCustomizerDependencies dependencies) : RelationalModelCustomizer(dependencies)
{
    public override void Customize(ModelBuilder modelBuilder, DbContext context)
    {
        base.Customize(modelBuilder, context);

        foreach (var property in modelBuilder.Model.GetEntityTypes().SelectMany(entity => entity.GetProperties()))
        {
            var converter = property.GetValueConverter();

            if ((converter?.ProviderClrType ?? Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType) == typeof(Guid))
                property.SetValueConverter(converter?.ComposeWith(new GuidToStringConverter()) ?? new GuidToStringConverter());
        }
    }
}
