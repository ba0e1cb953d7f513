using System.Globalization;
using CleanBlog.Application.Common;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace CleanBlog.WebApi.Http;

/// <summary>A part of a collection.</summary>
/// <param name="Data">The items, newest first.</param>
/// <param name="Pagination">Which part it is.</param>
public sealed record PaginatedResponse<T>(IReadOnlyList<T> Data, Pagination Pagination);

/// <summary>Which part of how many.</summary>
/// <param name="Page">Counted from 1.</param>
/// <param name="Limit">How many items a page has at the most.</param>
/// <param name="Skip">How many items were left out.</param>
/// <param name="Total">How many there are in all.</param>
/// <param name="TotalPages">How many pages that makes; 0 for none.</param>
public sealed record Pagination(int Page, int Limit, long Skip, int Total, int TotalPages);

internal static class PaginatedResponses
{
    private static readonly string[] PositionNames = ["page", "skip"];

    /// <summary>The page, with its neighbours in a <c>Link</c> field (RFC 8288) relative to the server: no forged host gets in.</summary>
    public static Ok<PaginatedResponse<T>> ToResponse<T>(this Page<T> page, PagingQuery paging, HttpContext http)
    {
        var (skip, limit) = (paging.Before, paging.Take);
        var totalPages = (page.Total / limit) + (page.Total % limit > 0 ? 1 : 0);

        http.Response.Headers[HeaderNames.Link] = string.Join(", ", Links(page.Total, paging, http.Request));

        return TypedResults.Ok(new PaginatedResponse<T>(page.Items, new((int)(skip / limit) + 1, limit, skip, page.Total, totalPages)));
    }

    private static IEnumerable<string> Links(int total, PagingQuery paging, HttpRequest request)
    {
        var (skip, limit) = (paging.Offset, paging.Take);
        var last = Math.Max(0, total - 1) / limit * limit;

        yield return Link(0, "first");

        if (skip > 0)
            yield return Link(Math.Clamp(skip - limit, 0, last), "prev");

        if (skip < total - limit)
            yield return Link(skip + limit, "next");

        yield return Link(last, "last");

        string Link(int target, string relation) => $"<{Address(request, paging, target)}>; rel=\"{relation}\"";
    }

    private static string Address(HttpRequest request, PagingQuery paging, int skip)
    {
        var (name, value) = paging.Skip is null ? ("page", (skip / paging.Take) + 1) : ("skip", skip);
        var query = new QueryBuilder(request.Query.Where(parameter => !PositionNames.Contains(parameter.Key, StringComparer.OrdinalIgnoreCase)))
        {
            { name, value.ToString(CultureInfo.InvariantCulture) },
        };

        return $"{request.PathBase.Add(request.Path).ToUriComponent()}{query}";
    }
}
