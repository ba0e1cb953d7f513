using Microsoft.AspNetCore.Mvc;

namespace CleanBlog.WebApi.Http.Selecting;

/// <summary>What of a collection is asked for, in which order, and what of each item is shown.</summary>
public sealed record SelectionQuery
{
    /// <summary>Conditions that must all hold, each as <c>field:operator:value</c>, such as <c>created_at:gte:2026-01-01T00:00:00Z</c>.</summary>
    [FromQuery(Name = "filter")]
    public string[]? Filter { get; init; }

    /// <summary>Fields to sort by, the most significant first, each with <c>-</c> before it for the greatest first; ties are broken by id.</summary>
    [FromQuery(Name = "sort")]
    public string? Sort { get; init; }

    /// <summary>
    /// The members of each item to show, with commas between them; all where it is left out. For callers who read an item by the names
    /// that they asked for: it has no others then, although the schema requires them.
    /// </summary>
    [FromQuery(Name = "fields")]
    public string? Fields { get; init; }

    /// <summary>Members to show beside those that are always there, with commas between them.</summary>
    [FromQuery(Name = "expand")]
    public string? Expand { get; init; }

    /// <summary>Whether the answer ends with a change of its own collection: what is expanded is of another one.</summary>
    internal static bool IsOfOneCollection(HttpRequest request) => !request.QueryString.HasValue || !request.Query.ContainsKey("expand");
}
