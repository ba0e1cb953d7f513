using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace CleanBlog.Testing.Scaling;

/// <summary>A post as an answer shows it; the title says which revision it is.</summary>
internal readonly record struct SeenPost(string Marker, int Revision)
{
    public string Title => string.Create(CultureInfo.InvariantCulture, $"{Marker} {Revision}");

    public static SeenPost Parse(string title)
    {
        var parts = title.Split(' ');
        return new(parts[0], int.Parse(parts[1], CultureInfo.InvariantCulture));
    }
}

/// <summary>What one client knows of the posts. It never sees an older state than before.</summary>
internal sealed class Memory(BlogTraffic traffic, string who)
{
    private const int Gone = int.MaxValue;

    private readonly Dictionary<Guid, int> known = [];

    public void Learn(Guid id, int? revision) => known[id] = revision ?? Gone;

    /// <summary>Null for a post that is not there.</summary>
    public void See(Guid id, int? revision, string where)
    {
        var before = known.GetValueOrDefault(id);

        if ((revision ?? Gone) < before)
            traffic.Violate($"{who} saw revision {revision} of {id} {where} after {(before == Gone ? "its deletion" : before)}");
        else
            Learn(id, revision);
    }

    /// <summary>The newest page shows what is there, newest first. Only older posts may be missing.</summary>
    /// <param name="response">The page.</param>
    /// <param name="newest">A post that the client wrote, if it is there.</param>
    public async Task SeePageAsync(HttpResponseMessage response, Guid? newest = null)
    {
        var page = (await response.ReadAsync()).GetProperty("data").EnumerateArray().ToDictionary(
            post => post.GetProperty("id").GetGuid(), post => SeenPost.Parse(post.GetProperty("title").GetString()!).Revision);

        foreach (var (id, revision) in page)
            See(id, revision, "on the page");

        if (newest is { } own && !page.ContainsKey(own) && (page.Count < BlogTraffic.PageSize || page.Keys.Min().CompareTo(own) < 0))
            traffic.Violate($"{who} did not see {own} on the page");
    }

    public async Task SeePostAsync(Guid id, HttpResponseMessage response) =>
        See(id, response.StatusCode is HttpStatusCode.OK ? SeenPost.Parse((await response.ReadAsync()).GetProperty("title").GetString()!).Revision : null, "by itself");
}

/// <summary>A post of an author who alone changes it. While a write is not acknowledged, both states are right.</summary>
internal sealed class OwnPost(string marker)
{
    private int? pending;
    private bool isUnknown = true;

    public string Marker { get; } = marker;

    public Guid Id { get; set; }

    /// <summary>The revision; null where there is none.</summary>
    public int? Acknowledged { get; private set; }

    public bool IsThere => Acknowledged is not null && !isUnknown;

    /// <summary>Null deletes.</summary>
    public void Write(int? revision) => (pending, isUnknown) = (revision, true);

    public void Acknowledge() => (Acknowledged, isUnknown) = (pending, false);

    public bool Allows(int? stored) => stored == Acknowledged || (isUnknown && stored == pending);
}

/// <summary>Writes posts one after the other, each under a key that makes it safe to ask again, and reads them at once: signed in, and as anybody.</summary>
internal sealed class BlogAuthor
{
    private readonly BlogTraffic traffic;
    private readonly HttpClient http;
    private readonly string name;
    private readonly Memory memory;
    private readonly Random random;
    private readonly List<OwnPost> posts = [];
    private AuthenticationHeaderValue? token;
    private Func<Task>? unfinished;

    private BlogAuthor(BlogTraffic traffic, string name)
    {
        (this.traffic, this.name) = (traffic, name);
        http = traffic.Connect();
        memory = new Memory(traffic, name);
        random = new Random(name.GetHashCode(StringComparison.Ordinal));
    }

    public IReadOnlyList<OwnPost> Posts => posts;

    public int Written { get; private set; }

    public static async Task<BlogAuthor> SignUpAsync(BlogTraffic traffic, string name)
    {
        var author = new BlogAuthor(traffic, name);
        var email = $"{name}@example.com";

        using var registered = await author.http.PostAsJsonAsync("/api/auth/register", new { email, password = AUser.Password, first_name = name, last_name = "Author" });
        registered.EnsureSuccessStatusCode();
        using var loggedIn = await author.http.PostAsJsonAsync("/api/auth/login", new { email, password = AUser.Password });
        author.token = new("Bearer", (await loggedIn.ReadAsync()).GetProperty("access_token").GetString());
        return author;
    }

    /// <summary>One attempt of a write. What fails is asked again next time, under the same key.</summary>
    public Task WorkAsync() => (unfinished ??= Choose())();

    private static HttpRequestMessage Request(HttpMethod method, string path, object? body = null) => new(method, path) { Content = body is null ? null : JsonContent.Create(body) };

    private Func<Task> Choose()
    {
        var there = posts.FindAll(post => post.IsThere);
        var chance = random.Next(100);

        if (there.Count == 0 || chance < 30)
            return Create();

        return chance < 85 ? Revise(there[^1]) : Delete(there[0]);
    }

    private Func<Task> Create()
    {
        var post = new OwnPost(string.Create(CultureInfo.InvariantCulture, $"{name}-{posts.Count}-{Guid.CreateVersion7():N}"));
        posts.Add(post);
        post.Write(1);

        return Finish(post, HttpMethod.Post, () => "/api/posts", 1);
    }

    private Func<Task> Revise(OwnPost post)
    {
        var revision = post.Acknowledged!.Value + 1;
        post.Write(revision);

        return Finish(post, HttpMethod.Patch, () => $"/api/posts/{post.Id}", revision);
    }

    private Func<Task> Delete(OwnPost post)
    {
        post.Write(null);

        return Finish(post, HttpMethod.Delete, () => $"/api/posts/{post.Id}", null);
    }

    private Func<Task> Finish(OwnPost post, HttpMethod method, Func<string> path, int? revision)
    {
        var key = Guid.CreateVersion7().ToString("N");

        return async () =>
        {
            var body = revision is { } number ? new { title = new SeenPost(post.Marker, number).Title, content = "It weaves algebraic patterns.", published = true } : null;
            var request = Request(method, path(), body);
            request.Headers.Authorization = token;

            if (body is not null)
                request.Headers.Add("Idempotency-Key", key);

            using var response = await traffic.SendAsync(http, request);

            if (response is null)
                return;

            await AcknowledgeAsync(post, revision, response);
            await ReadBackAsync(post);
        };
    }

    private async Task AcknowledgeAsync(OwnPost post, int? revision, HttpResponseMessage response)
    {
        // A deletion that is asked again finds nothing; nothing else may.
        if (revision is not null && response.StatusCode is HttpStatusCode.NotFound)
            traffic.Violate($"{name} could not change {post.Marker}: 404");

        if (revision is 1)
            post.Id = (await response.ReadAsync()).GetProperty("id").GetGuid();

        post.Acknowledge();
        memory.Learn(post.Id, revision);
        traffic.Posts[post.Id] = 0;
        Written++;
        unfinished = null;
    }

    /// <summary>Asks so often that each server has to answer for each kind of caller.</summary>
    private async Task ReadBackAsync(OwnPost post)
    {
        foreach (var caller in new[] { token, null, token, null })
        {
            var request = Request(HttpMethod.Get, $"/api/posts/{post.Id}");
            request.Headers.Authorization = caller;

            using var shown = await traffic.SendAsync(http, request);

            if (shown is not null)
                await memory.SeePostAsync(post.Id, shown);
        }

        foreach (var caller in new[] { null, token })
        {
            var request = Request(HttpMethod.Get, BlogTraffic.NewestPage);
            request.Headers.Authorization = caller;

            using var shown = await traffic.SendAsync(http, request);

            if (shown is not null)
                await memory.SeePageAsync(shown, post.IsThere ? post.Id : null);
        }
    }
}

/// <summary>Reads what others write, without an account: a post, the newest page, or whether a post is still the same.</summary>
internal sealed class BlogVisitor(BlogTraffic traffic, Random random)
{
    private readonly HttpClient http = traffic.Connect();
    private readonly Memory memory = new(traffic, "A visitor");
    private readonly Dictionary<Guid, (EntityTagHeaderValue Tag, int Revision)> kept = [];

    public int Reads { get; private set; }

    public async Task ReadAsync()
    {
        var newest = traffic.Posts.Keys.OrderDescending().Take(10).ToArray();
        var isPage = newest.Length == 0 || random.Next(3) == 0;
        var id = isPage ? Guid.Empty : newest[random.Next(newest.Length)];
        var request = new HttpRequestMessage(HttpMethod.Get, isPage ? BlogTraffic.NewestPage : $"/api/posts/{id}");
        var known = kept.GetValueOrDefault(id);

        if (known.Tag is not null)
            request.Headers.IfNoneMatch.Add(known.Tag);

        using var response = await traffic.SendAsync(http, request);

        if (response is null)
            return;

        if (isPage)
            await memory.SeePageAsync(response);
        else if (response.StatusCode is HttpStatusCode.NotModified)
            memory.See(id, known.Revision, "as unchanged");
        else
            await ReadPostAsync(id, response);

        Reads++;
    }

    private async Task ReadPostAsync(Guid id, HttpResponseMessage response)
    {
        await memory.SeePostAsync(id, response);

        if (response is { StatusCode: HttpStatusCode.OK, Headers.ETag: { } tag })
            kept[id] = (tag, SeenPost.Parse((await response.ReadAsync()).GetProperty("title").GetString()!).Revision);
    }
}

internal static class JsonAnswers
{
    public static async Task<JsonElement> ReadAsync(this HttpResponseMessage response) => JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync()).RootElement;
}
