using System.Text;

namespace CleanBlog.WebApi.Tests.OpenApi;

/// <summary>A request to an operation; a good one until something of it is changed.</summary>
internal sealed record ContractCall(ContractOperation Operation, HttpClient Caller, string Target, byte[]? Body)
{
    public string ContentType { get; init; } = "application/json";

    /// <summary>What happens after the server has begun to wait for the body.</summary>
    public Func<Task>? Meanwhile { get; init; }

    /// <summary>What a path means by <c>{session}</c>.</summary>
    public Guid Session { get; init; }

    public IReadOnlyList<(string Name, string Value)> Fields { get; init; } = [];

    /// <summary>To the thing with this id.</summary>
    public ContractCall At(Guid id) => this with { Target = Operation.Template.Replace("{id}", $"{id}", StringComparison.Ordinal).Replace("{session}", $"{Session}", StringComparison.Ordinal) };

    public ContractCall As(HttpClient caller) => this with { Caller = caller };

    public ContractCall With(string body) => this with { Body = Encoding.UTF8.GetBytes(body) };

    public ContractCall With(string name, string value) => this with { Fields = [.. Fields, (name, value)] };

    public async Task<HttpResponseMessage> SendAsync()
    {
        using var request = new HttpRequestMessage(new HttpMethod(Operation.Method), Target);

        foreach (var (name, value) in Fields)
            request.Headers.TryAddWithoutValidation(name, value);

        if (Body is not null)
        {
            request.Content = new AwaitedContent(Body, Meanwhile);
            request.Content.Headers.TryAddWithoutValidation("Content-Type", ContentType);

            // What is refused by its head alone is not sent.
            request.Headers.ExpectContinue = Body.Length > 64 * 1024 || Meanwhile is not null;
        }

        return await Caller.SendAsync(request);
    }
}
