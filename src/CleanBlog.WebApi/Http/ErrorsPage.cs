using System.Net;
using System.Text;
using CleanBlog.WebApi.Security;

namespace CleanBlog.WebApi.Http;

/// <summary>The table of errors as a page: the <c>type</c> of each problem leads to its row.</summary>
internal static class ErrorsPage
{
    public const string Path = "/api/docs/errors";

    private static readonly string Html = Render();

    public static void MapErrorsPage(this IEndpointRouteBuilder app) =>
        app.MapGet(Path, () => TypedResults.Content(Html, "text/html; charset=utf-8")).AllowAnonymous().Unlimited().ExcludeFromDescription();

    private static string Render()
    {
        var page = new StringBuilder()
            .Append("<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">")
            .Append("<title>").Append(About.Title).Append(": errors</title>")
            .Append("<style>body{font:16px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:60rem;padding:0 1rem}table{border-collapse:collapse}")
            .Append("td,th{border-bottom:1px solid #ccc;padding:.4rem .8rem;text-align:left;vertical-align:top}tr:target{background:#fff3bf}</style>")
            .Append("<h1>Errors of ").Append(About.Title).Append("</h1>")
            .Append("<p>Every failure is an <code>application/problem+json</code> document (RFC 9457). Decide by <code>code</code>: it never changes.</p>");

        AppendTable(page, "Problems", ProblemTypes.OfProblems);
        AppendTable(page, "Members of errors", ProblemTypes.OfMembers);

        return page.ToString();
    }

    private static void AppendTable(StringBuilder page, string heading, IEnumerable<ProblemType> types)
    {
        page.Append("<h2>").Append(heading).Append("</h2><table><tr><th>Status<th>Code<th>Title<th>What to do</tr>");

        foreach (var type in types)
        {
            page.Append("<tr id=\"").Append(type.Code).Append("\"><td>").Append(type.Status)
                .Append("<td><code>").Append(type.Code).Append("</code><td>").Append(WebUtility.HtmlEncode(type.Title))
                .Append("<td>").Append(WebUtility.HtmlEncode(type.Detail)).Append("</tr>");
        }

        page.Append("</table>");
    }
}
