using CleanBlog.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CleanBlog.WebApi.Tests.Startup;

[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.Embedded))]
public sealed class SettingsTests(TestDatabase database) : ApiTest(database)
{
    [Test]
    public void No_folder_is_watched_for_settings_that_change()
    {
        var files = ((IConfigurationRoot)Services.GetRequiredService<IConfiguration>()).Providers.OfType<FileConfigurationProvider>().ToList();

        Assert.That(files, Is.Not.Empty);
        Assert.That(files.Select(file => file.Source.ReloadOnChange), Has.All.False);
    }
}
