namespace CleanBlog.WebApi.Tests.Transcripts;

/// <summary>
/// Requests at the same time. Their outcomes are counted; outcomes of which any may come are counted together, and what they say
/// is left out.
/// </summary>
internal sealed record Race(string Title, IReadOnlyList<Request> Requests) : Step(Title)
{
    private IReadOnlyList<string[]> alternatives = [];
    private string? certain;

    /// <summary>Which of these comes is a matter of luck: <c>200</c>, <c>409 conflict.concurrent_change</c>.</summary>
    public Race WithEither(params string[] outcomes) => this with { alternatives = [.. alternatives, outcomes] };

    /// <summary>Of an outcome that is counted with others, at least one has to come.</summary>
    public Race AtLeastOne(string outcome) => this with { certain = outcome };

    public override async Task PlayAsync(Stage stage)
    {
        var answers = await Task.WhenAll(Requests.Select(request => Task.Run(() => request.SendAsync(stage))));
        stage.LastRace = [.. Requests.Zip(answers)];

        if (certain is not null)
            Assert.That(answers.Select(answer => answer.Outcome), Has.Some.EqualTo(certain), Title);

        stage.WriteHeading($"{Title} (at the same time)");

        foreach (var (request, count) in Tally(Requests.Select(request => request.Render(stage))))
            stage.Write('>', $"{count} x {request}");

        foreach (var (outcome, count) in Tally(answers.Select(answer => LabelOf(answer.Outcome))))
            stage.Write('<', $"{count} x {outcome}");

        var certainAnswers = answers.Where(answer => !IsMatterOfLuck(answer.Outcome)).OrderBy(answer => answer.Outcome, StringComparer.Ordinal);

        foreach (var answer in certainAnswers.Select(answer => Request.Render(stage, answer)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
            stage.Write('<', answer);
    }

    private static IEnumerable<(string Text, int Count)> Tally(IEnumerable<string> texts) => texts
        .CountBy(text => text, StringComparer.Ordinal)
        .OrderBy(counted => counted.Key, StringComparer.Ordinal)
        .Select(counted => (counted.Key, counted.Value));

    private bool IsMatterOfLuck(string outcome) => alternatives.Any(outcomes => outcomes.Contains(outcome, StringComparer.Ordinal));

    private string LabelOf(string outcome) =>
        alternatives.FirstOrDefault(outcomes => outcomes.Contains(outcome, StringComparer.Ordinal)) is { } either ? string.Join(" or ", either) : outcome;
}
