using CleanBlog.Application.Common;
using CleanBlog.Testing;
using Mapster;
using Microsoft.Extensions.DependencyInjection;

namespace CleanBlog.Application.Tests.Common;

public sealed class MappingTests
{
    [Test]
    public void Every_mapping_compiles()
    {
        var mapping = new ServiceCollection().AddApplication().BuildServiceProvider().GetRequiredService<TypeAdapterConfig>();

        Assert.That(() => mapping.Compile(), Throws.Nothing);
    }

    [Test]
    public void A_mapping_that_nobody_configured_is_refused()
    {
        var mapping = new ServiceCollection().AddApplication().BuildServiceProvider().GetRequiredService<TypeAdapterConfig>();

        Assert.That(() => AUser.With().Adapt<Page<int>>(mapping), Throws.Exception);
    }
}
