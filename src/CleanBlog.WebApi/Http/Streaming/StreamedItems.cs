namespace CleanBlog.WebApi.Http.Streaming;

/// <summary>
/// Says of an endpoint that it also answers a line an item. The framework's own metadata would say so in the place of the media type
/// that is there without being asked for, of which it knows one for each status.
/// </summary>
internal sealed record StreamedItems(Type Item);
