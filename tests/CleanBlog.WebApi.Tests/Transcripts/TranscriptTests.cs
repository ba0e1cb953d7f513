using System.Text;
using CleanBlog.Testing;

namespace CleanBlog.WebApi.Tests.Transcripts;

/// <summary>
/// Plays one script on each database and compares all that was said with one committed file, byte by byte: what equals the same
/// file is equal.
/// </summary>
[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.All))]
public sealed class TranscriptTests(TestDatabase database) : ApiTest(database)
{
    private const string UpdateVariable = "CLEANBLOG_UPDATE_TRANSCRIPT";
    private const string Committed = "tests/CleanBlog.WebApi.Tests/Transcripts/blog.http.txt";
    private const string Separator = "\n=== ";
    private const int LeastExchanges = 170;
    private const int LinesAround = 12;

    private static readonly TimeSpan BetweenSections = TimeSpan.FromDays(7);
    private static readonly TimeSpan BetweenSteps = TimeSpan.FromSeconds(1);

    [Test]
    public async Task Every_database_answers_as_the_transcript_says()
    {
        var path = RepositoryFiles.Path(Committed);
        var played = await PlayAsync();

        if (Environment.GetEnvironmentVariable(UpdateVariable) is not null)
            await File.WriteAllTextAsync(path, played);

        ThatTheyAreEqual(await File.ReadAllTextAsync(path), played);
    }

    private static void ThatTheyAreEqual(string expected, string actual)
    {
        var (expectations, exchanges) = (expected.Split(Separator), actual.Split(Separator));

        foreach (var (expectation, exchange) in expectations.Zip(exchanges))
        {
            if (!string.Equals(expectation, exchange, StringComparison.Ordinal))
                Assert.Fail($"The first exchange that differs; if that is meant, run this test with {UpdateVariable}=1 and commit {Committed}.\n\nexpected:\n{Excerpt(expectation, exchange)}\n\nactual:\n{Excerpt(exchange, expectation)}");
        }

        Assert.That(exchanges, Has.Length.EqualTo(expectations.Length), $"The script has another length; run this test with {UpdateVariable}=1 and commit {Committed}.");
    }

    /// <summary>The heading, and the lines around the first that differs.</summary>
    private static string Excerpt(string shown, string other)
    {
        var lines = shown.Split('\n');
        var first = lines.Zip(other.Split('\n')).TakeWhile(pair => string.Equals(pair.First, pair.Second, StringComparison.Ordinal)).Count();
        var from = Math.Max(1, first - LinesAround);

        return string.Join('\n', lines.Take(1).Concat(lines.Skip(from).Take(2 * LinesAround)));
    }

    private async Task<string> PlayAsync()
    {
        var text = new StringBuilder("# Written by TranscriptTests; > is asked, < is answered. Who says what is in the sections beside this file.\n");
        var start = Clock.GetUtcNow();
        var sent = 0;

        foreach (var section in Script.Sections)
        {
            SignOut();
            start += BetweenSections;
            Clock.SetUtcNow(start);
            await SignIn();

            var stage = SetStage(section);

            foreach (var step in section.Steps)
            {
                if (step is not Pause && !step.IsAtOnce)
                    Clock.Advance(BetweenSteps);

                await step.PlayAsync(stage);
            }

            text.Append(stage);
            sent += stage.Sent;
        }

        var played = text.ToString();
        await TestContext.Out.WriteLineAsync($"{played.Split(Separator).Length - 1} exchanges, {sent} requests");

        var exchanges = played.Split(Separator);
        Assert.That(exchanges, Has.Length.GreaterThan(LeastExchanges));
        Assert.That(exchanges.Where(exchange => exchange.Contains("\n< HTTP/1.1 5", StringComparison.Ordinal)), Is.Empty, "Outages.");
        return played;
    }

    private Stage SetStage(Section section)
    {
        var stage = new Stage(section, Address, Clock, run => InDatabaseAsync(async context =>
        {
            await run(context);
            return true;
        }));

        foreach (var (name, client, id) in new[] { ("ada", Ada, AdaId), ("eve", Eve, EveId), ("root", Admin, AdminId) })
        {
            stage.Remember(name, id.ToString());
            stage.Aliases.Introduce(id.ToString(), $"<id of {name}>");
            stage.SignIn(name, client.DefaultRequestHeaders.Authorization!.Parameter!);
        }

        return stage;
    }
}
