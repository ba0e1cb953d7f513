using System.Text.Json.Serialization;

namespace CleanBlog.WebApi.Http;

/// <summary>A part of a collection.</summary>
/// <param name="Data">The items, newest first unless another order was asked for.</param>
/// <param name="Pagination">Which part it is.</param>
public sealed record PaginatedResponse<T>(IReadOnlyList<T> Data, Pagination Pagination);

/// <summary>Which part of how many. Asked for by <c>page</c> or <c>skip</c> it has numbers, by <c>cursor</c> it has cursors.</summary>
/// <param name="Page">Counted from 1.</param>
/// <param name="Limit">How many items a page has at the most.</param>
/// <param name="Skip">How many items were left out.</param>
/// <param name="Total">How many there are in all; by cursor only where <c>include_total</c> asks for it.</param>
/// <param name="TotalPages">How many pages that makes; 0 for none.</param>
/// <param name="NextCursor">Leads to what lies behind, for a day at least; absent where nothing does.</param>
/// <param name="PrevCursor">Leads back to what lies before, for a day at least; absent where nothing does.</param>
public sealed record Pagination(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Page,
    int Limit,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] long? Skip,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Total,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? TotalPages,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? NextCursor,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? PrevCursor)
{
    public static Pagination ByNumber(long skip, int limit, int total) => new(
        (int)(skip / limit) + 1, limit, skip, total, TotalPages: (total / limit) + (total % limit > 0 ? 1 : 0), NextCursor: null, PrevCursor: null);

    public static Pagination ByCursor(int limit, int? total, string? next, string? prev) =>
        new(Page: null, limit, Skip: null, total, TotalPages: null, next, prev);
}
