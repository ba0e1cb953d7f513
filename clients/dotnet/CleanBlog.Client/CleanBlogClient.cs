using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CleanBlog.Client;

/// <summary>The API over an <see cref="HttpClient"/> whose base address is the server's; <see cref="ClientRegistration.AddCleanBlogClient"/> sets one up.</summary>
public partial class CleanBlogClient
{
    // A member that is null in a merge patch would ask for its removal.
    static partial void UpdateJsonSerializerSettings(JsonSerializerOptions settings) =>
        settings.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;

    /// <summary>Before a call is sent for the first time, with its relative address.</summary>
    protected virtual Task PrepareRequestAsync(HttpClient client, HttpRequestMessage request, StringBuilder url, CancellationToken cancellationToken)
    {
        IdempotencyKey.Ensure(request);
        return Task.CompletedTask;
    }

    /// <summary>Before a call is sent for the first time, when its address stands.</summary>
    protected virtual Task PrepareRequestAsync(HttpClient client, HttpRequestMessage request, string url, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Turns a failure into an exception.</summary>
    protected virtual async Task ProcessResponseAsync(HttpClient client, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (response.StatusCode >= HttpStatusCode.BadRequest)
            throw await CleanBlogException.OfAsync(response, cancellationToken).ConfigureAwait(false);
    }
}
