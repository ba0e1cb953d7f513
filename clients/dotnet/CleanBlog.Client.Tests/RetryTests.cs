using System.Net;
using System.Net.Http.Headers;

namespace CleanBlog.Client.Tests;

public sealed class RetryTests
{
    private const int AllAttempts = 4;

    private static readonly Guid Id = Guid.CreateVersion7();

    private static readonly Func<ICleanBlogClient, Task> Read = client => client.GetReadinessAsync();
    private static readonly Func<ICleanBlogClient, Task> Write = client => client.WritePostAsync(new() { Title = "Notes", Content = "Patterns." });
    private static readonly Func<ICleanBlogClient, Task> ReviseOneVersion = client => client.RevisePostAsync(Id, new() { Title = "Notes" }, ifMatch: "\"1\"");
    private static readonly Func<ICleanBlogClient, Task> Delete = client => client.DeletePostAsync(Id);
    private static readonly Func<ICleanBlogClient, Task> DeleteOneVersion = client => client.DeletePostAsync(Id, ifMatch: "\"1\"");
    private static readonly Func<ICleanBlogClient, Task> Appoint = client => client.AssignRoleAsync(Id, new() { Role = UserRole.Admin });
    private static readonly Func<ICleanBlogClient, Task> AppointOneVersion = client => client.AssignRoleAsync(Id, new() { Role = UserRole.Admin }, ifMatch: "\"1\"");

    private static IEnumerable<TestCaseData> Rules =>
    [
        .. Rule("read", Read, canArriveTwice: true),
        .. Rule("write", Write, canArriveTwice: true),
        .. Rule("revise one version", ReviseOneVersion, canArriveTwice: true),
        .. Rule("delete", Delete, canArriveTwice: true),
        .. Rule("delete one version", DeleteOneVersion, canArriveTwice: false),
        .. Rule("appoint", Appoint, canArriveTwice: true),
        .. Rule("appoint one version", AppointOneVersion, canArriveTwice: false),
    ];

    [TestCaseSource(nameof(Rules))]
    public void Only_what_is_safe_is_sent_again(Func<ICleanBlogClient, Task> call, Func<HttpResponseMessage> answer, bool again)
    {
        var server = new Answers(_ => answer());

        Assert.That(() => call(server.Client()), Throws.InstanceOf<CleanBlogException>().Or.InstanceOf<HttpRequestException>());

        Assert.That(server.Received, Has.Count.EqualTo(again ? AllAttempts : 1));
    }

    [TestCase(HttpStatusCode.Conflict, ProblemCodes.ConflictConcurrentChange)]
    [TestCase(HttpStatusCode.Conflict, ProblemCodes.UserEmailTaken)]
    [TestCase(HttpStatusCode.UnprocessableEntity, ProblemCodes.IdempotencyKeyReused)]
    [TestCase(HttpStatusCode.PreconditionFailed, ProblemCodes.PreconditionFailed)]
    [TestCase(HttpStatusCode.InternalServerError, ProblemCodes.ServerError)]
    public void What_would_be_answered_the_same_is_not_sent_again(HttpStatusCode status, string code)
    {
        var server = new Answers(_ => Answers.Problem(status, code));

        Assert.That(() => Write(server.Client()), Throws.InstanceOf<CleanBlogException>().With.Property(nameof(CleanBlogException.Code)).EqualTo(code));

        Assert.That(server.Received, Has.Count.EqualTo(1));
    }

    [Test]
    public void What_is_still_being_worked_on_is_asked_for_again()
    {
        var server = new Answers(_ => Answers.Problem(HttpStatusCode.Conflict, ProblemCodes.IdempotencyInFlight));

        Assert.That(() => Write(server.Client()), Throws.InstanceOf<CleanBlogException>());

        Assert.That(server.Received, Has.Count.EqualTo(AllAttempts));
    }

    [Test]
    public void All_attempts_of_a_call_carry_the_same_key_and_each_call_another()
    {
        var server = new Answers(HttpStatusCode.ServiceUnavailable);
        var client = server.Client();

        Assert.That(() => Write(client), Throws.InstanceOf<CleanBlogException>());
        Assert.That(() => ReviseOneVersion(client), Throws.InstanceOf<CleanBlogException>());

        var keys = server.Received.Select(sent => sent.IdempotencyKey).ToList();
        Assert.That(keys, Has.All.Not.Null);
        Assert.That(keys.Take(AllAttempts).Distinct(StringComparer.Ordinal).ToList(), Has.Count.EqualTo(1));
        Assert.That(keys.Skip(AllAttempts).Distinct(StringComparer.Ordinal).ToList(), Has.Count.EqualTo(1));
        Assert.That(keys[0], Is.Not.EqualTo(keys[^1]));
    }

    [Test]
    public void A_key_of_the_callers_own_is_kept()
    {
        var server = new Answers(HttpStatusCode.BadRequest);

        Assert.That(() => server.Client().WritePostAsync(new() { Title = "Notes", Content = "Patterns." }, idempotencyKey: "mine"), Throws.InstanceOf<CleanBlogException>());

        Assert.That(server.Received[0].IdempotencyKey, Is.EqualTo("mine"));
    }

    [Test]
    public void What_needs_no_key_has_none()
    {
        var server = new Answers(HttpStatusCode.NotFound);

        Assert.That(() => Delete(server.Client()), Throws.InstanceOf<CleanBlogException>());

        Assert.That(server.Received[0].IdempotencyKey, Is.Null);
    }

    [Test]
    public void The_pause_that_the_server_asks_for_is_kept()
    {
        var server = new Answers(_ => Unavailable(TimeSpan.FromSeconds(1)));
        var began = TimeProvider.System.GetTimestamp();

        Assert.That(() => Read(server.Client(retries: 1)), Throws.InstanceOf<CleanBlogException>());

        Assert.That(server.Received, Has.Count.EqualTo(2));
        Assert.That(TimeProvider.System.GetElapsedTime(began), Is.GreaterThan(TimeSpan.FromSeconds(0.95)));
    }

    [Test]
    public void Who_is_asked_to_wait_for_long_is_told_so()
    {
        var server = new Answers(_ => Unavailable(TimeSpan.FromMinutes(2)));

        Assert.That(
            () => Read(server.Client()),
            Throws.InstanceOf<CleanBlogException>().With.Property(nameof(CleanBlogException.RetryAfter)).EqualTo(TimeSpan.FromMinutes(2)));

        Assert.That(server.Received, Has.Count.EqualTo(1));
    }

    private static IEnumerable<TestCaseData> Rule(string name, Func<ICleanBlogClient, Task> call, bool canArriveTwice)
    {
        yield return Case("finds no server", () => throw new HttpRequestException(HttpRequestError.ConnectionError), again: true);
        yield return Case("comes too often", () => new(HttpStatusCode.TooManyRequests), again: true);
        yield return Case("comes at a bad time", () => new(HttpStatusCode.ServiceUnavailable), canArriveTwice);
        yield return Case("gets half an answer", () => new(HttpStatusCode.OK) { Content = new StreamContent(new CutShort()) }, canArriveTwice);
        yield return Case("loses its answer", () => throw new HttpRequestException(HttpRequestError.ResponseEnded), canArriveTwice);

        TestCaseData Case(string when, Func<HttpResponseMessage> answer, bool again) => new(call, answer, again) { TestName = $"{{m}}: {name}, {when}" };
    }

    private static HttpResponseMessage Unavailable(TimeSpan pause) => new(HttpStatusCode.ServiceUnavailable) { Headers = { RetryAfter = new RetryConditionHeaderValue(pause) } };

    /// <summary>A connection that breaks after the head of the answer.</summary>
    private sealed class CutShort : MemoryStream
    {
        public override bool CanSeek => false;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => throw new IOException("The connection broke.");

        public override Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken) => throw new IOException("The connection broke.");
    }
}
