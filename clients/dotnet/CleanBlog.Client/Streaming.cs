using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace CleanBlog.Client;

/// <summary>Which items of a collection, and what of each.</summary>
/// <param name="Filter">Conditions that must all hold, each as <c>field:operator:value</c>.</param>
/// <param name="Sort">Fields with commas between them, each with <c>-</c> before it for the greatest first; null for the newest first.</param>
/// <param name="Fields">The members to send, with commas between them; null for all.</param>
/// <param name="Expand">Members to send besides, such as <c>author</c>.</param>
public sealed record Selection(IReadOnlyList<string>? Filter = null, string? Sort = null, string? Fields = null, string? Expand = null);

/// <summary>The API's operations, and whole collections as streams.</summary>
public partial interface ICleanBlogClient
{
    /// <summary>
    /// Every post, as one state of the database: one request, however many there are, and nothing held of what was consumed. Where it breaks
    /// off, enumerating throws.
    /// </summary>
    /// <typeparam name="T">What an item is read as: <see cref="PostResponse"/>, or a type of one's own for what <see cref="Selection.Fields"/> names.</typeparam>
    /// <exception cref="CleanBlogException">The server refused.</exception>
    /// <exception cref="HttpRequestException">It broke off.</exception>
    IAsyncEnumerable<T> StreamPostsAsync<T>(Guid? authorId = null, bool? published = null, Selection? selection = null, CancellationToken cancellationToken = default);

    /// <summary>Every user, in the same way as <see cref="StreamPostsAsync{T}"/>.</summary>
    /// <typeparam name="T">What an item is read as: <see cref="UserResponse"/>, or a type of one's own for what <see cref="Selection.Fields"/> names.</typeparam>
    /// <exception cref="CleanBlogException">The server refused.</exception>
    /// <exception cref="HttpRequestException">It broke off.</exception>
    IAsyncEnumerable<T> StreamUsersAsync<T>(Selection? selection = null, CancellationToken cancellationToken = default);
}

public partial class CleanBlogClient
{
    private static readonly MediaTypeWithQualityHeaderValue Lines = new(WholeAnswers.LinesMediaType);

    /// <inheritdoc/>
    public virtual IAsyncEnumerable<T> StreamPostsAsync<T>(Guid? authorId = null, bool? published = null, Selection? selection = null, CancellationToken cancellationToken = default) =>
        StreamAsync<T>("api/posts", [("author_id", authorId?.ToString()), ("published", published switch { null => null, true => "true", false => "false" })], selection, cancellationToken);

    /// <inheritdoc/>
    public virtual IAsyncEnumerable<T> StreamUsersAsync<T>(Selection? selection = null, CancellationToken cancellationToken = default) =>
        StreamAsync<T>("api/users", [], selection, cancellationToken);

    private async IAsyncEnumerable<T> StreamAsync<T>(
        string path, IEnumerable<(string Name, string? Value)> parameters, Selection? selection, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path + QueryOf(parameters, selection ?? new()), UriKind.Relative));
        request.Headers.Accept.Add(Lines);
        using var response = await _httpClient.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        await ProcessResponseAsync(_httpClient, response, cancellationToken).ConfigureAwait(false);

        var body = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);

        var items = JsonSerializer.DeserializeAsyncEnumerable<T>(body, topLevelValues: true, JsonSerializerSettings, cancellationToken).GetAsyncEnumerator(cancellationToken);

        await using (items.ConfigureAwait(false))
        {
            while (await MoveOnAsync(items).ConfigureAwait(false))
                yield return items.Current!;
        }
    }

    /// <summary>A body that breaks off is an <see cref="IOException"/> to who reads it, and to who asked for it what any broken answer is.</summary>
    private static async ValueTask<bool> MoveOnAsync<T>(IAsyncEnumerator<T> items)
    {
        try
        {
            return await items.MoveNextAsync().ConfigureAwait(false);
        }
        catch (IOException exception)
        {
            throw new HttpRequestException(HttpRequestError.ResponseEnded, exception.Message, exception);
        }
    }

    private static string QueryOf(IEnumerable<(string Name, string? Value)> parameters, Selection selection)
    {
        (string Name, string? Value)[] sent = [.. parameters, ("sort", selection.Sort), ("fields", selection.Fields), ("expand", selection.Expand), .. (selection.Filter ?? []).Select(filter => ("filter", filter))];
        var all = sent.Where(parameter => parameter.Value is not null).Select(parameter => $"{parameter.Name}={Uri.EscapeDataString(parameter.Value ?? "")}").ToList();

        return all.Count == 0 ? "" : $"?{string.Join('&', all)}";
    }
}
