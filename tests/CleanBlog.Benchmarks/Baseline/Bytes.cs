using System.Globalization;

namespace CleanBlog.Benchmarks.Baseline;

/// <summary>As many bytes as are asked for, from memory: what it takes to send a body that nobody has to make.</summary>
internal static class Bytes
{
    private static byte[] body = [];

    public static Task AnswerAsync(HttpContext http)
    {
        var length = int.Parse((string)http.Request.RouteValues["length"]!, CultureInfo.InvariantCulture);

        if (body.Length != length)
            body = new byte[length];

        return Json.WriteAsync(http, body);
    }
}
