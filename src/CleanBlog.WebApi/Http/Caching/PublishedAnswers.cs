using System.Globalization;
using CleanBlog.Application.Common;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;
using ZiggyCreatures.Caching.Fusion;

namespace CleanBlog.WebApi.Http.Caching;

/// <summary>
/// Gives anonymous callers the answer that somebody else got to the same request, while nothing was written to what it shows. The
/// stamp of that is part of the name under which an answer is kept, so that an answer made of an older state, however late it
/// arrives, is never found again. Of those who ask at the same time one gets the answer made. A request with a token comes nowhere near.
/// </summary>
internal sealed class PublishedAnswers(RequestDelegate next, IFusionCache cache, IContentStamps stamps)
{
    /// <summary>Of body and of name; what is longer is not kept.</summary>
    private const int MaxBodyBytes = 1024 * 1024;
    private const int MaxKeyLength = 2048;

    private static readonly string[] NeedsTheRoute = [HeaderNames.Authorization, HeaderNames.IfMatch, HeaderNames.IfUnmodifiedSince];

    public Task InvokeAsync(HttpContext http) =>
        http.GetEndpoint()?.Metadata.GetMetadata<KeptRoute>()?.FindTag(http) is { } tag && IsForEverybody(http.Request)
            ? AnswerAsync(http, tag)
            : next(http);

    private async Task AnswerAsync(HttpContext http, string tag)
    {
        if (await stamps.ReadAsync(tag, http.RequestAborted) is not { } stamp || KeyOf(http, stamp) is not { Length: <= MaxKeyLength } key)
        {
            await next(http);
            return;
        }

        var answer = Find(key) ?? await MakeAsync(http, key);

        if (answer == ReadyAnswer.NotKept)
            await next(http);
        else if (answer is not null)
            await answer.WriteAsync(http.Response);
    }

    /// <summary>Answers are kept in memory alone, where nothing has to be waited for.</summary>
    private ReadyAnswer? Find(string key) => cache.TryGet<ReadyAnswer?>(key).GetValueOrDefault(null);

    /// <summary>The answer, made by this request or by one that came at the same time; null where it has been sent already.</summary>
    private async Task<ReadyAnswer?> MakeAsync(HttpContext http, string key)
    {
        var (isMine, own) = (false, default(ReadyAnswer));

        var shared = await cache.GetOrSetAsync<ReadyAnswer>(
            key,
            async (making, _) =>
            {
                isMine = true;
                own = await RecordAsync(http);

                if (own is not { IsWorthKeeping: true })
                    return ReadyAnswer.NotKept;

                making.Options.SetSize(own.Size);
                return own;
            },
            token: CancellationToken.None);

        return isMine ? own : shared;
    }

    /// <summary>Null where it was too long to be held back.</summary>
    private async Task<ReadyAnswer?> RecordAsync(HttpContext http)
    {
        var original = http.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        await using var body = new AnswerBuffer(original.Stream, MaxBodyBytes);

        http.Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(body, original));

        try
        {
            await next(http);
            await http.Response.BodyWriter.FlushAsync(http.RequestAborted);
        }
        finally
        {
            http.Features.Set(original);
        }

        return body.HasOverflowed ? null : new ReadyAnswer(http.Response.StatusCode, http.Response.Headers, body.ToArray());
    }

    private static bool IsForEverybody(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) && !Array.Exists(NeedsTheRoute, request.Headers.ContainsKey);

    /// <summary>All that the answer depends on: the state, and of the request what <c>Vary</c> and CORS name and what the caller has already.</summary>
    private static string KeyOf(HttpContext http, ContentStamp stamp)
    {
        var (fields, target) = (http.Request.Headers, http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget);

        return string.Create(
            CultureInfo.InvariantCulture,
            $"{stamp.Generation:x} {http.Request.Scheme} {target}\n{fields.Accept}\n{fields.AcceptEncoding}\n{fields.Origin}\n{fields.IfNoneMatch}\n{fields.IfModifiedSince}");
    }
}
