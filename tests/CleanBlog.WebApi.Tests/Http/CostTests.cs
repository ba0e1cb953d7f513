using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text;
using CleanBlog.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace CleanBlog.WebApi.Tests.Http;

/// <summary>
/// What a request costs in statements and in allocated memory, which repeat where time does not. The bounds of the memory lie about a seventh
/// above what was measured when they were set: whoever breaks one has made requests dearer, and mends it or says why.
/// </summary>
[NonParallelizable]
public abstract class CostTests(TestDatabase database, bool keepsAnswers) : ApiTest(database)
{
    private const int WarmUp = 300;
    private const int Requests = 100;

    /// <summary>What the process does besides can only add, so the least of many measurements counts, for as long as that may go on.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly byte[] answer = new byte[64 * 1024];
    private Guid id;

    [SetUp]
    public async Task WritePosts() => id = (await WritePostsAsync(Ada, Enumerable.Repeat("Notes", 20)))[^1];

    protected override IReadOnlyDictionary<string, string> Configure() =>
        new Dictionary<string, string>(StringComparer.Ordinal) { ["Caching:Enabled"] = $"{keepsAnswers}", ["Caching:MaxAge"] = "00:01:00" };

    protected override void Configure(IServiceCollection services) => services.RemoveAll<ILoggerProvider>();

    /// <summary>Sends the request until its cost is steady, and measures it then.</summary>
    /// <param name="request">Its line and its fields.</param>
    /// <param name="statements">Exactly so many.</param>
    /// <param name="bytes">Allocated by the server, on average and at the most.</param>
    /// <param name="body">JSON.</param>
    protected void AssertCost(string request, int statements, int bytes, string body = "")
    {
        var head = request
            .Replace("{post}", $"/api/posts/{id}", StringComparison.Ordinal)
            .Replace("{token}", Ada.DefaultRequestHeaders.Authorization!.Parameter, StringComparison.Ordinal)
            .Replace(" | ", " HTTP/1.1\r\nHost: localhost\r\n", StringComparison.Ordinal);
        var content = body.Length == 0 ? "" : $"Content-Type: application/json\r\nContent-Length: {body.Length}\r\n";
        var sent = Encoding.ASCII.GetBytes($"{head.TrimEnd()}\r\n{content}\r\n{body}");
        using var connection = new TcpClient(Address.Host, Address.Port) { NoDelay = true };

        Repeat(connection.Client, sent, WarmUp);
        Sql.Reset();
        Repeat(connection.Client, sent, 1);
        var sentStatements = Sql.Statements.Count;
        var allocated = MeasureAllocations(connection.Client, sent, bytes);

        TestContext.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{request}: {sentStatements} statements, {allocated} bytes"));
        Assert.That(sentStatements, Is.EqualTo(statements), request);
        Assert.That(allocated, Is.LessThanOrEqualTo(bytes), request);
    }

    private long MeasureAllocations(Socket socket, byte[] request, int bound)
    {
        var (start, least) = (Stopwatch.GetTimestamp(), long.MaxValue);

        while (least > bound && Stopwatch.GetElapsedTime(start) < Patience)
        {
            var before = GC.GetTotalAllocatedBytes(precise: true);
            Repeat(socket, request, Requests);
            least = Math.Min(least, (GC.GetTotalAllocatedBytes(precise: true) - before) / Requests);
        }

        return least;
    }

    /// <summary>Allocates nothing itself.</summary>
    private void Repeat(Socket socket, byte[] request, int times)
    {
        for (var time = 0; time < times; time++)
        {
            socket.Send(request);

            // The answer to each of these requests arrives in one piece, or its end is what the next one begins with.
            var read = socket.Receive(answer);
            while (!EndsAnswer(answer.AsSpan(0, read)))
                read += socket.Receive(answer, read, answer.Length - read, SocketFlags.None);
        }
    }

    private static bool EndsAnswer(ReadOnlySpan<byte> read)
    {
        var head = read.IndexOf("\r\n\r\n"u8);

        if (head < 0)
            return false;

        if (read[..head].IndexOf("Transfer-Encoding: chunked"u8) >= 0)
            return read.EndsWith("0\r\n\r\n"u8);

        var field = read[..head].IndexOf("Content-Length: "u8);
        return field < 0 || read.Length == head + 4 + LengthOf(read[(field + "Content-Length: ".Length)..]);
    }

    private static int LengthOf(ReadOnlySpan<byte> digits) => System.Buffers.Text.Utf8Parser.TryParse(digits, out int length, out _) ? length : 0;
}

[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.All))]
public sealed class KeptCostTests(TestDatabase database) : CostTests(database, keepsAnswers: true)
{
    [TestCase("GET {post} | ", 0, 1500)]
    [TestCase("GET {post} | If-None-Match: \"1\"", 0, 1500)]
    [TestCase("GET /api/posts | ", 0, 1000)]
    [TestCase("GET /health | ", 0, 1400)]
    public void What_is_kept_costs_no_statement(string request, int statements, int bytes) => AssertCost(request, statements, bytes);
}

[TestFixtureSource(typeof(TestDatabase), nameof(TestDatabase.All))]
public sealed class UnkeptCostTests(TestDatabase database) : CostTests(database, keepsAnswers: false)
{
    [TestCase("GET {post} | ", 1, 9_500)]
    [TestCase("GET {post} | If-None-Match: \"1\"", 1, 9_400)]
    [TestCase("GET {post} | Authorization: Bearer {token}", 1, 46_500)]
    [TestCase("GET /api/posts | ", 2, 44_500)]
    [TestCase("GET /api/posts?skip=10&limit=10 | ", 2, 37_500)]
    [TestCase("GET /api/posts?published=false | Authorization: Bearer {token}", 1, 39_000)]
    [TestCase("GET /api/users/me | Authorization: Bearer {token}", 1, 43_500)]
    public void A_read_costs_so_much(string request, int statements, int bytes) => AssertCost(request, statements, bytes);

    [Test]
    public void A_new_post_costs_so_much() =>
        AssertCost("POST /api/posts | Authorization: Bearer {token}", 1, 56_000, """{"title":"Notes","content":"Patterns.","published":true}""");
}
