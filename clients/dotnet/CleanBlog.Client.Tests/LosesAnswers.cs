namespace CleanBlog.Client.Tests;

/// <summary>A way to the server on which the request arrives, and the first answers are lost on their way back.</summary>
internal sealed class LosesAnswers(int answers) : DelegatingHandler
{
    public List<HttpResponseMessage> Arrived { get; } = [];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        Arrived.Add(response);

        return Arrived.Count > answers ? response : throw new HttpRequestException(HttpRequestError.ResponseEnded, "The answer was lost.");
    }
}
