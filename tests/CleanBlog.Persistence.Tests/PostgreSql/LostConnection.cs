namespace CleanBlog.Persistence.Tests.PostgreSql;

internal static class LostConnection
{
    /// <summary>What only the runtime may throw, as it does in the code of this assembly.</summary>
    public static NullReferenceException In(string assembly)
    {
        var thrown = Activator.CreateInstance<NullReferenceException>();
        thrown.Source = assembly;
        return thrown;
    }
}
