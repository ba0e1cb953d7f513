using System.Globalization;
using System.Text.Json.Serialization;
using CleanBlog.Application.Changes;
using CleanBlog.Application.Posts;
using CleanBlog.Application.Users;
using CleanBlog.WebApi.Http;
using CleanBlog.WebApi.Http.Validation;
using Microsoft.AspNetCore.Mvc;

namespace CleanBlog.WebApi.Changes;

/// <summary>Which part of the change feed, and whether to wait for it.</summary>
public sealed record ChangesFilter
{
    /// <summary>In seconds; below what proxies and load balancers commonly put up with.</summary>
    public const int MaxWait = 60;

    private const string Post = "post";
    private const string User = "user";

    /// <summary>
    /// Where to go on: the cursor that an answer named, <c>first</c> for the oldest change that is kept, or <c>now</c> for what comes from here on. It does not
    /// expire by the clock, but is too old when what lies right behind it is not kept any more.
    /// </summary>
    [FromQuery(Name = "after")]
    public string? After { get; init; }

    /// <summary>Of these kinds of things only; left out, of all.</summary>
    [FromQuery(Name = "kind")]
    [Words(Post, User)]
    public string[]? Kind { get; init; }

    /// <summary>Of how many things at the most.</summary>
    [FromQuery(Name = "limit")]
    [Integer(1, PagingQuery.MaxLimit, Default = PagingQuery.DefaultLimit)]
    public string? Limit { get; init; }

    /// <summary>How many seconds to wait for a change where there is none; left out, the answer comes at once. Events come as they are made, and need none.</summary>
    [FromQuery(Name = "wait")]
    [Integer(1, MaxWait)]
    public string? Wait { get; init; }

    /// <summary>The id of the last event that was received, as browsers send it by themselves; it counts instead of <c>after</c>.</summary>
    [FromHeader(Name = "Last-Event-ID")]
    public string? LastEventId { get; init; }

    internal int Take => Limit is null ? PagingQuery.DefaultLimit : int.Parse(Limit, CultureInfo.InvariantCulture);

    internal TimeSpan? Patience => Wait is null ? null : TimeSpan.FromSeconds(int.Parse(Wait, CultureInfo.InvariantCulture));

    internal HashSet<ChangeKind> FindKinds() =>
        Kind is null or [] ? [.. Enum.GetValues<ChangeKind>()] : [.. Kind.Select(word => word is User ? ChangeKind.User : ChangeKind.Post)];
}

/// <summary>A part of the change feed.</summary>
/// <param name="Data">The changes in the order in which they were committed, at most one of each thing. It can be empty although there is more.</param>
/// <param name="Pagination">How to go on.</param>
public sealed record ChangesResponse(IReadOnlyList<ChangeResponse> Data, ChangesPagination Pagination);

/// <summary>How to go on through the change feed.</summary>
/// <param name="Limit">Of how many things a part tells at the most.</param>
/// <param name="NextCursor">Leads to what was committed later; always there, and to be kept where <c>data</c> is empty as well.</param>
/// <param name="HasMore">Whether to go on at once: there is more already.</param>
public sealed record ChangesPagination(int Limit, string NextCursor, bool HasMore);

/// <summary>A thing that is not as it was. Changed, it has the thing as it is now; removed, it was deleted or is out of the caller's sight.</summary>
/// <param name="Type">What to do with one's copy: store it, or take it away if it is there.</param>
/// <param name="Kind">What sort of thing it is.</param>
/// <param name="Id">Of the thing; a version 7 UUID in lower case.</param>
/// <param name="At">When the change was made: UTC, in microseconds. The order is that of commits, not of these.</param>
/// <param name="Cursor">Leads to what was committed after this change; the id of the event.</param>
/// <param name="Post">The changed post as it is now.</param>
/// <param name="User">The changed user as it is now.</param>
public sealed record ChangeResponse(
    ChangeType Type,
    ChangeKind Kind,
    Guid Id,
    DateTimeOffset At,
    string Cursor,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] PostDetails? Post,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] UserDetails? User);
