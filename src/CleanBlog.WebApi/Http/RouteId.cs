using System.Diagnostics.CodeAnalysis;

namespace CleanBlog.WebApi.Http;

/// <summary>An id in a path. A malformed one binds to the nil UUID, which names nothing, so that it is as unknown as any other unknown id.</summary>
public readonly record struct RouteId(Guid Value) : IParsable<RouteId>
{
    public static RouteId Parse(string s, IFormatProvider? provider) => TryParse(s, provider, out var id) ? id : default;

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out RouteId result)
    {
        result = new RouteId(TryRead(s, out var value) ? value : Guid.Empty);
        return true;
    }

    /// <summary>The form with hyphens alone; .NET would also take blanks around it.</summary>
    public static bool TryRead(string? text, out Guid id)
    {
        const int Length = 36;

        id = Guid.Empty;
        return text?.Length == Length && Guid.TryParseExact(text, "D", out id);
    }
}
