using System.Globalization;
using CleanBlog.Application.Common;
using CleanBlog.Domain.Common;
using CleanBlog.WebApi.Http.Selecting;
using CleanBlog.WebApi.Http.Streaming;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace CleanBlog.WebApi.Http;

/// <summary>
/// From what a request says of paging to a part of the collection, and from that part to an answer whose <c>Link</c> field (RFC 8288)
/// names its neighbours, relative to the server: no forged host gets in.
/// </summary>
public sealed class Paging(ICursors cursors, ICurrentUser currentUser)
{
    private const string First = "first";
    private const string Last = "last";

    private static readonly string[] PositionNames = ["page", "skip", "cursor"];

    /// <summary>What changes neither which items there are nor their order.</summary>
    private static readonly string[] IndifferentNames = [.. PositionNames, "limit", "include_total", "fields", "expand"];

    /// <summary>The part that is asked for, or all of it for a stream; refused with <see cref="CursorErrors"/>.</summary>
    public Result<Part> Read(PagingQuery paging, HttpContext http)
    {
        if (JsonLines.IsAskedFor(http.Request))
            return All(paging);

        return ReadWindow(paging, http).TryGet(out var window, out var refused) ? new Part(window) : refused;
    }

    /// <summary>The same of a collection that is not streamed.</summary>
    public Result<Window> ReadWindow(PagingQuery paging, HttpContext http) => paging.Cursor switch
    {
        null => new OffsetWindow(paging.Offset, paging.Take),
        First => new KeysetWindow(From: null, Backward: false, paging.Take, paging.CountsToo),
        Last => new KeysetWindow(From: null, Backward: true, paging.Take, paging.CountsToo),
        var text => Open(text, paging, http),
    };

    /// <summary>The part that was asked for, each item in the shape that was asked for.</summary>
    public Results<Ok<PaginatedResponse<T>>, CutDown<T>, JsonLines<T>, ProblemResult> ToResponse<T>(Page<T> page, PagingQuery paging, Shape shape, HttpContext http)
    {
        var response = ToPage(page, paging, http);

        return shape.Fields is null ? TypedResults.Ok(response) : new CutDown<T>(response, shape);
    }

    /// <summary>The part that was asked for.</summary>
    public PaginatedResponse<T> ToPage<T>(Page<T> page, PagingQuery paging, HttpContext http)
    {
        var (pagination, links) = paging.Cursor is null ? ByNumber(page.Total!.Value, paging) : ByCursor(page, paging, PurposeOf(http.Request));

        http.Response.Headers[HeaderNames.Link] = string.Join(", ", links.Select(link => $"<{Address(http.Request, link)}>; rel=\"{link.Relation}\""));

        return new PaginatedResponse<T>(page.Items, pagination);
    }

    private static Result<Part> All(PagingQuery paging)
    {
        var parts = paging.Names.Select(name => new MemberError(Pointer: null, name, RequestErrors.PartOfStream.Code, RequestErrors.PartOfStream.Message)).ToList();

        return parts.Count == 0 ? new Part(Window: null) : new BrokenRules(parts);
    }

    private Result<Window> Open(string text, PagingQuery paging, HttpContext http) =>
        cursors.Open(text, PurposeOf(http.Request)).TryGet(out var cursor, out var refused)
            ? new KeysetWindow(cursor.From, cursor.Backward, paging.Take, paging.CountsToo)
            : refused;

    private static (Pagination Pagination, IEnumerable<Neighbour> Links) ByNumber(int total, PagingQuery paging) =>
        (Pagination.ByNumber(paging.Before, paging.Take, total), Pages(total, paging));

    private static IEnumerable<Neighbour> Pages(int total, PagingQuery paging)
    {
        var (skip, limit) = (paging.Offset, paging.Take);
        var last = Math.Max(0, total - 1) / limit * limit;

        yield return Page(0, "first");

        if (skip > 0)
            yield return Page(Math.Clamp(skip - limit, 0, last), "prev");

        if (skip < total - limit)
            yield return Page(skip + limit, "next");

        yield return Page(last, "last");

        Neighbour Page(int target, string relation)
        {
            var (name, value) = paging.Skip is null ? ("page", (target / limit) + 1) : ("skip", target);
            return new(relation, name, value.ToString(CultureInfo.InvariantCulture));
        }
    }

    private (Pagination Pagination, IEnumerable<Neighbour> Links) ByCursor<T>(Page<T> page, PagingQuery paging, string purpose)
    {
        var next = page.Behind is { } behind ? cursors.Seal(new(behind, Backward: false), purpose) : null;
        var prev = page.Before is { } before ? cursors.Seal(new(before, Backward: true), purpose) : null;

        return (Pagination.ByCursor(paging.Take, page.Total, next, prev), Steps(next, prev));
    }

    private static IEnumerable<Neighbour> Steps(string? next, string? prev)
    {
        yield return new("first", "cursor", First);

        if (prev is not null)
            yield return new("prev", "cursor", prev);

        if (next is not null)
            yield return new("next", "cursor", next);

        yield return new("last", "cursor", Last);
    }

    /// <summary>Where the request leads, relative to the server: its query is written anew, so that nothing in it ends a link.</summary>
    internal static string AddressOf(HttpRequest request) => AddressOf(request, new QueryBuilder(request.Query));

    private static string Address(HttpRequest request, Neighbour link) =>
        AddressOf(request, new QueryBuilder(Others(request, PositionNames)) { { link.Parameter, link.Value } });

    private static string AddressOf(HttpRequest request, QueryBuilder query) => $"{request.PathBase.Add(request.Path).ToUriComponent()}{query}";

    /// <summary>The collection, what is asked of it, and who asks: a cursor holds for none but these.</summary>
    private string PurposeOf(HttpRequest request)
    {
        var query = Others(request, IndifferentNames)
            .SelectMany(parameter => parameter.Value, (parameter, value) => $"{parameter.Key.ToLowerInvariant()}={Uri.EscapeDataString(value ?? "")}")
            .Order(StringComparer.Ordinal);

        return $"{request.Path}?{string.Join('&', query)}\n{currentUser.Caller?.Id.Value} {currentUser.Caller?.Role}";
    }

    private static IEnumerable<KeyValuePair<string, StringValues>> Others(HttpRequest request, string[] names) =>
        request.Query.Where(parameter => !names.Contains(parameter.Key, StringComparer.OrdinalIgnoreCase));

    /// <summary>A part of the same collection, by the parameter that leads there.</summary>
    private sealed record Neighbour(string Relation, string Parameter, string Value);
}

/// <summary>How much of a collection is asked for.</summary>
/// <param name="Window">Null for all of it, as a stream.</param>
public sealed record Part(Window? Window);
