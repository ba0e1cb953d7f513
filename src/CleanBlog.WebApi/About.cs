using System.Reflection;

namespace CleanBlog.WebApi;

/// <summary>The product's name, description and version, as <c>Directory.Build.props</c> says them.</summary>
public static class About
{
    private static readonly Assembly Assembly = typeof(About).Assembly;

    public static string Title { get; } = Assembly.GetCustomAttribute<AssemblyProductAttribute>()!.Product;

    public static string Description { get; } = Assembly.GetCustomAttribute<AssemblyDescriptionAttribute>()!.Description;

    public static string Version { get; } = Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
}
