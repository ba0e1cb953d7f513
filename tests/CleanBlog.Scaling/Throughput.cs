using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using CleanBlog.Testing;
using CleanBlog.Testing.Scaling;

namespace CleanBlog.Scaling;

/// <summary>Requests a second through nginx with one instance behind it and with two, by turns.</summary>
internal sealed class Throughput(string assembly, int rounds)
{
    private const int Posts = 200;
    private const int Seconds = 5;

    private const string Write = """
        wrk.method = "POST"
        wrk.headers["Content-Type"] = "application/json"
        wrk.headers["Authorization"] = "Bearer " .. os.getenv("TOKEN")
        wrk.body = '{"title":"Notes","content":"It weaves algebraic patterns.","published":true}'
        """;

    private readonly List<string> rows = [];

    /// <summary>A table of Markdown.</summary>
    public string Table => $"""
        | through the same nginx | one instance, requests a second | two instances | two against one, median of the rounds (least to greatest) |
        |---|--:|--:|--:|
        {string.Join('\n', rows)}
        """;

    public async Task MeasureAsync()
    {
        await using var blog = await ScaledBlog.CreateAsync(assembly, new Dictionary<string, string>(StringComparer.Ordinal));
        await using var narrow = await NginxProxy.CreateAsync(blog.Instances[0].Address);
        var token = await SignUpAsync(blog.Proxy.Address);
        var post = await FillAsync(blog.Proxy.Address, token);
        var script = Path.Combine(Path.GetTempPath(), $"cleanblog-{Guid.CreateVersion7():N}.lua");
        await File.WriteAllTextAsync(script, Write);

        try
        {
            await CompareAsync("one published post", path => Wrk(path, token), narrow, blog.Proxy, $"/api/posts/{post}");
            await CompareAsync("the newest page of 20", path => Wrk(path, token), narrow, blog.Proxy, "/api/posts");
            await CompareAsync("create a post", path => Wrk(path, token, "-s", script), narrow, blog.Proxy, "/api/posts");
        }
        finally
        {
            File.Delete(script);
        }
    }

    private static async Task<string> SignUpAsync(Uri address)
    {
        using var http = new HttpClient { BaseAddress = address };
        const string Email = "wrk@example.com";

        using var registered = await http.PostAsJsonAsync("/api/auth/register", new { email = Email, password = AUser.Password, first_name = "Ada", last_name = "Lovelace" });
        registered.EnsureSuccessStatusCode();
        using var loggedIn = await http.PostAsJsonAsync("/api/auth/login", new { email = Email, password = AUser.Password });
        return JsonDocument.Parse(await loggedIn.Content.ReadAsStringAsync()).RootElement.GetProperty("access_token").GetString()!;
    }

    private static async Task<string> FillAsync(Uri address, string token)
    {
        using var http = new HttpClient { BaseAddress = address };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        var location = "";

        for (var number = 0; number < Posts; number++)
        {
            using var written = await http.PostAsJsonAsync("/api/posts", new { title = $"Note {number}", content = new string('x', 2000), published = true });
            location = written.EnsureSuccessStatusCode().Headers.Location!.ToString();
        }

        return location.Split('/')[^1];
    }

    /// <summary>Sixteen connections for a while.</summary>
    /// <returns>Requests a second; each has to succeed.</returns>
    private static async Task<double> Wrk(Uri address, string token, params string[] more)
    {
        var start = new ProcessStartInfo("wrk", ["-t1", "-c16", $"-d{Seconds}s", .. more, address.ToString()]) { RedirectStandardOutput = true, UseShellExecute = false, Environment = { ["TOKEN"] = token } };
        using var wrk = Process.Start(start)!;
        var said = await wrk.StandardOutput.ReadToEndAsync();
        await wrk.WaitForExitAsync();

        if (said.Contains("Non-2xx", StringComparison.Ordinal) || !said.Contains("Requests/sec:", StringComparison.Ordinal))
            throw new InvalidOperationException(said);

        return double.Parse(said.Split("Requests/sec:")[1].Split('\n')[0], CultureInfo.InvariantCulture);
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted[sorted.Count / 2];
    }

    private async Task CompareAsync(string what, Func<Uri, Task<double>> measure, NginxProxy narrow, NginxProxy wide, string path)
    {
        var (one, two) = (new Uri(narrow.Address, path), new Uri(wide.Address, path));
        var results = new List<(double One, double Two)>();

        // What is compiled and prepared at first use is no matter of this table.
        await measure(two);

        for (var round = 0; round < rounds; round++)
            results.Add((await measure(one), await measure(two)));

        var ratios = results.ConvertAll(result => result.Two / result.One);
        var row = string.Create(
            CultureInfo.InvariantCulture,
            $"| {what} | {Median(results.Select(result => result.One)):N0} | {Median(results.Select(result => result.Two)):N0} | {Median(ratios):0.00} ({ratios.Min():0.00} to {ratios.Max():0.00}) |");

        await Console.Error.WriteLineAsync(row);
        rows.Add(row);
    }
}
