namespace CleanBlog.Infrastructure.Persistence;

public static class ConnectionStrings
{
    /// <summary>What a connection string builder makes, or null where it refuses; its own words could repeat a password.</summary>
    public static T? Build<T>(Func<T?> build)
        where T : class
    {
        try
        {
            return build();
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or OverflowException or KeyNotFoundException or InvalidCastException or NotSupportedException or InvalidOperationException)
        {
            return null;
        }
    }
}
