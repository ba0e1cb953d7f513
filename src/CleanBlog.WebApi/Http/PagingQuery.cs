using System.ComponentModel.DataAnnotations;
using System.Globalization;
using CleanBlog.WebApi.Http.Validation;
using Microsoft.AspNetCore.Mvc;

namespace CleanBlog.WebApi.Http;

/// <summary>Which part of a collection, by <c>page</c>, by <c>skip</c> or by <c>cursor</c>.</summary>
public sealed record PagingQuery : IValidatableObject
{
    public const int DefaultLimit = 20;
    public const int MaxLimit = 100;

    /// <summary>Counted from 1.</summary>
    [FromQuery(Name = "page")]
    [Integer(1, int.MaxValue, Default = 1)]
    public string? Page { get; init; }

    /// <summary>How many at the most.</summary>
    [FromQuery(Name = "limit")]
    [Integer(1, MaxLimit, Default = DefaultLimit)]
    public string? Limit { get; init; }

    /// <summary>Instead of <c>page</c>: how many to leave out.</summary>
    [FromQuery(Name = "skip")]
    [Integer(0, int.MaxValue)]
    public string? Skip { get; init; }

    /// <summary>
    /// Instead of both: <c>first</c>, <c>last</c>, or the cursor that a page named. Whatever is written meanwhile, going on by cursors
    /// shows everything once that was there throughout.
    /// </summary>
    [FromQuery(Name = "cursor")]
    public string? Cursor { get; init; }

    /// <summary>With <c>cursor</c>: whether to say how many there are in all. By page and skip it is always said.</summary>
    [FromQuery(Name = "include_total")]
    [Truth(IsDefault = false)]
    public string? IncludeTotal { get; init; }

    /// <summary>The parameters that were sent.</summary>
    internal IEnumerable<string> Names => new[] { (nameof(Page), Page), (nameof(Limit), Limit), (nameof(Skip), Skip), (nameof(Cursor), Cursor), (nameof(IncludeTotal), IncludeTotal) }
        .Where(parameter => parameter.Item2 is not null)
        .Select(parameter => Json.Name(parameter.Item1));

    /// <summary>The limit that counts.</summary>
    internal int Take => Limit is null ? DefaultLimit : Number(Limit);

    /// <summary>How many come before the page.</summary>
    internal long Before => Skip is null ? (Number(Page ?? "1") - 1L) * Take : Number(Skip);

    /// <summary>The same, cut at the greatest number that a query can skip, which is past the end of any collection.</summary>
    internal int Offset => (int)Math.Min(Before, int.MaxValue);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Page is not null && Skip is not null)
            yield return new BrokenRule(RequestErrors.PageAndSkip, nameof(Skip));

        if (Cursor is not null && (Page ?? Skip) is not null)
            yield return new BrokenRule(RequestErrors.CursorAndPage, nameof(Cursor));

        if (Cursor is null && IncludeTotal is not null)
            yield return new BrokenRule(RequestErrors.TotalWithoutCursor, nameof(IncludeTotal));
    }

    /// <summary>Whether a part by cursor is to say how many there are.</summary>
    internal bool CountsToo => IncludeTotal is "true";

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
