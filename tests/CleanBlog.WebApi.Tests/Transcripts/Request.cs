using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace CleanBlog.WebApi.Tests.Transcripts;

/// <summary>
/// One request and its answer. In target, fields and body <c>&lt;name&gt;</c> stands for the id that was kept under this name
/// (<c>&lt;NAME&gt;</c>: in capitals).
/// </summary>
internal sealed record Request(string Title, string Method, string Target) : Step(Title)
{
    private string? actor;
    private IReadOnlyList<string> fields = [];
    private string? body;
    private byte[]? bytes;
    private string? keptName;
    private bool isInShape;
    private int? announcedLength;
    private string? hidden;
    private Action<Stage, Answer>? check;

    /// <summary>With this actor's token.</summary>
    public Request As(string name) => this with { actor = name };

    /// <summary>With a header field, such as <c>Origin: null</c>.</summary>
    public Request With(string field) => this with { fields = [.. fields, field] };

    public Request WithJson(string json) => With("Content-Type: application/json") with { body = json };

    public Request WithForm(string form) => With("Content-Type: application/x-www-form-urlencoded") with { body = form };

    public Request WithText(string contentType, string content) => With($"Content-Type: {contentType}") with { body = content };

    /// <summary>JSON of any bytes, such as those that are not UTF-8.</summary>
    public Request WithBytes(byte[] content) => With("Content-Type: application/json") with { bytes = content };

    /// <summary>Announces a body that is never sent.</summary>
    public Request Announcing(int length) => With("Content-Type: application/json").With($"Content-Length: {length}") with { announcedLength = length };

    /// <summary>At the same instant as the step before.</summary>
    public Request AtOnce() => this with { IsAtOnce = true };

    /// <summary>Keeps the id, or the token, of the answer under a name.</summary>
    public Request Keeping(string name) => this with { keptName = name };

    /// <summary>Writes of a list only how many items it has; for pages of items that are equally old, where the order of random ids decides.</summary>
    public Request InShape() => this with { isInShape = true };

    /// <summary>Leaves out of the answer what a race left to luck.</summary>
    public Request Hiding(string pattern) => this with { hidden = pattern };

    /// <summary>What the transcript alone cannot show.</summary>
    public Request Checking(Action<Stage, Answer> that) => this with { check = that };

    public override async Task PlayAsync(Stage stage)
    {
        var answer = await SendAsync(stage);
        var page = ListedPage.Find(answer);

        // Before anything else, so that the numbers of ids follow the script.
        var asked = Render(stage);

        if (keptName is not null)
            Keep(stage, answer);

        page?.ThatItIsSorted(Title);
        check?.Invoke(stage, answer);

        stage.WriteHeading($"{Title} @ {stage.Now.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture)}");
        stage.Write('>', asked);
        stage.Write('<', Hide(Render(stage, answer, page?.Rewrite(stage.Aliases, isInShape)), hidden));
    }

    public Task<Answer> SendAsync(Stage stage)
    {
        var sent = bytes ?? Encoding.UTF8.GetBytes(stage.Fill(body ?? ""));
        var head = new StringBuilder()
            .Append(CultureInfo.InvariantCulture, $"{Method} {stage.Fill(Target)} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n");

        foreach (var field in fields)
            head.Append(stage.Fill(field)).Append("\r\n");

        if (actor is not null)
            head.Append(CultureInfo.InvariantCulture, $"Authorization: Bearer {stage.Token(actor)}\r\n");

        if (announcedLength is null && (body ?? (object?)bytes) is not null)
            head.Append(CultureInfo.InvariantCulture, $"Content-Length: {sent.Length}\r\n");

        return stage.SendAsync(head.Append("\r\n").ToString(), sent);
    }

    /// <summary>The request without what every request has.</summary>
    public string Render(Stage stage)
    {
        var lines = new List<string> { $"{Method} {stage.Fill(Target)}" };
        lines.AddRange(fields.Select(stage.Fill));

        if (actor is not null)
            lines.Add($"Authorization: Bearer {stage.Token(actor)}");

        if ((body ?? (object?)bytes) is not null)
            lines.AddRange(["", Visible.Of(bytes ?? Encoding.UTF8.GetBytes(stage.Fill(body ?? "")))]);

        return stage.Aliases.Apply(string.Join('\n', lines));
    }

    public static string Render(Stage stage, Answer answer, byte[]? body = null)
    {
        var content = Visible.Of(body ?? answer.Body);
        IEnumerable<string> lines = [answer.StatusLine, .. answer.Fields, .. content.Length > 0 ? ["", content] : Array.Empty<string>()];

        return Hide(string.Join('\n', lines.Select(stage.Aliases.Apply)), stage.Luck);
    }

    private static string Hide(string text, string? pattern) =>
        pattern is null ? text : Regex.Replace(text, pattern, "<luck>", RegexOptions.None, TimeSpan.FromSeconds(1));

    private void Keep(Stage stage, Answer answer)
    {
        Assert.That(answer.Status, Is.LessThan(300), $"{Title}\n{answer.Text}");

        if (answer.Json.TryGetProperty("access_token", out var token))
            stage.SignIn(keptName!, token.GetString()!);
        else
            stage.Remember(keptName!, answer.Json.GetProperty("id").GetString()!);
    }
}
