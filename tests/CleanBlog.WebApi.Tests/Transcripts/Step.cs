namespace CleanBlog.WebApi.Tests.Transcripts;

/// <summary>A part of the script with its own empty database, in which only ada, eve and the administrator root are signed in.</summary>
internal sealed record Section(string Title, IReadOnlyList<Step> Steps)
{
    /// <summary>What races leave to luck in all answers of the section.</summary>
    public string? Luck { get; init; }
}

/// <summary>One line of the script.</summary>
internal abstract record Step(string Title)
{
    /// <summary>Happens at the same instant as the step before; otherwise a second later.</summary>
    public bool IsAtOnce { get; init; }

    public abstract Task PlayAsync(Stage stage);
}

/// <summary>Moves the clock on by this much and nothing else.</summary>
internal sealed record Pause(TimeSpan Duration) : Step($"{Duration} later")
{
    public override Task PlayAsync(Stage stage)
    {
        stage.MoveOn(Duration);
        return Task.CompletedTask;
    }
}
