using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CleanBlog.Domain.Users;
using CleanBlog.Infrastructure.Limits;
using CleanBlog.Infrastructure.Security;
using CleanBlog.Testing;
using CleanBlog.WebApi.Changes;
using CleanBlog.WebApi.Http;
using CleanBlog.WebApi.Http.Streaming;
using CleanBlog.WebApi.Tests.Http;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CleanBlog.WebApi.Tests.OpenApi;

/// <summary>How to bring about each answer, whatever the operation.</summary>
public abstract partial class DocumentedStatusRecipes(TestDatabase database) : ApiTest(database)
{
    private static readonly byte[] TooLarge = new byte[9 * 1024 * 1024];

    /// <summary>Operation, status and code; the code is empty where the answer is no problem.</summary>
    protected static IEnumerable<(string OperationId, int Status, string Code)> Documented =>
        from operation in Contract.Committed.Operations
        from response in operation.Responses
        from code in response.Value.Codes.DefaultIfEmpty("")
        select (operation.Id, response.Key, code);

    private protected Dictionary<string, Func<ContractCall, Task<HttpResponseMessage>>> Recipes => new(StringComparer.Ordinal)
    {
        ["200"] = call => call.SendAsync(),
        ["201"] = call => call.SendAsync(),
        ["204"] = call => call.SendAsync(),
        ["304"] = call => call.With("If-None-Match", "*").SendAsync(),
        ["request.malformed_json"] = call => call.With("{").SendAsync(),
        ["request.malformed_form"] = call => (call.With("field=ada") with { ContentType = "application/x-www-form-urlencoded" }).SendAsync(),
        ["request.body_missing"] = call => call.With("").SendAsync(),
        ["request.too_large"] = call => (call with { Body = TooLarge }).SendAsync(),
        ["request.unsupported_media_type"] = call => (call with { ContentType = "text/plain" }).SendAsync(),
        ["request.unsupported_charset"] = call => (call with { ContentType = "application/json; charset=utf-16" }).SendAsync(),
        ["request.invalid"] = call => (call.Body is null ? call with { Target = $"{call.Target}?limit=0&posts=0" } : call.With("[]")).SendAsync(),
        ["request.not_acceptable"] = call => call.With("Accept", "image/png").SendAsync(),
        ["precondition.malformed"] = call => call.With("If-Match", "3").SendAsync(),
        ["precondition.failed"] = call => call.With("If-Match", "\"3\"").SendAsync(),
        ["precondition.required"] = call => call.SendAsync(),
        ["idempotency.key_invalid"] = call => call.With("Idempotency-Key", "two words").SendAsync(),
        ["idempotency.in_flight"] = AskMeanwhileAsync,
        ["idempotency.key_reused"] = AskOtherwiseAsync,
        ["cursor.invalid"] = call => (call with { Target = $"{call.Target}?cursor=x&after=x" }).SendAsync(),
        ["changes.cursor_too_old"] = GoOnBehindWhatWasDeletedAsync,
        ["changes.too_many_readers"] = WhileAllWaitAsync,
        ["cursor.expired"] = GoOnTooLateAsync,
        ["auth.token_missing"] = call => call.As(Anonymous).SendAsync(),
        ["auth.token_invalid"] = call => call.As(Client("forged")).SendAsync(),
        ["auth.token_expired"] = call => LaterAsync(TimeSpan.FromDays(2), call.As(Ada)),
        ["auth.invalid_credentials"] = call => call.With("""{"email":"ada@example.com","password":"wrong"}""").SendAsync(),
        ["auth.credentials_in_url"] = call => (call with { Target = $"{call.Target}?password=x&refresh_token=x&token=x" }).SendAsync(),
        ["auth.administrators_only"] = call => call.As(Ada).SendAsync(),
        ["user.directory_closed"] = call => OfAnotherServerAsync(call, "Users:Directory", "administrators", EveId),
        ["registration.closed"] = call => OfAnotherServerAsync(call, "Registration:Mode", "closed"),
        ["invitation.invalid"] = call => OfAnotherServerAsync(call, "Registration:Mode", "invite"),
        ["invitation.not_found"] = call => call.At(Guid.Empty).SendAsync(),
        ["invitation.used"] = call => AfterwardsAsync(call, "UPDATE invitations SET used_at = created_at"),
        ["user.not_yours"] = call => call.As(Eve).SendAsync(),
        ["post.not_yours"] = call => call.As(Eve).SendAsync(),
        ["auth.refresh_token_invalid"] = call => call.With(call.Operation.ExampleBody!).SendAsync(),
        ["session.not_found"] = call => (call with { Session = Guid.Empty }).At(AdaId).SendAsync(),
        ["user.not_found"] = call => call.As(Admin).At(Guid.Empty).SendAsync(),
        ["post.not_found"] = call => call.At(Guid.Empty).SendAsync(),
        ["post.drafts_need_sign_in"] = call => (call with { Target = $"{call.Target}?published=false" }).SendAsync(),
        ["user.email_taken"] = call => call.With(call.Operation.ExampleBody!.Replace("countess@", "eve@", StringComparison.Ordinal)).SendAsync(),
        ["user.last_administrator"] = call => call.At(AdminId).With("""{"role":"user","is_active":false}""").SendAsync(),
        ["conflict.concurrent_change"] = ChangedMeanwhileAsync,
        ["patch.path_not_found"] = call => Patched(call, """[{"op":"remove","path":"/nothing"}]""").SendAsync(),
        ["patch.test_failed"] = call => Patched(call, """[{"op":"test","path":"","value":null}]""").SendAsync(),
        ["patch.too_large"] = call => Patched(call, $"[{string.Join(',', Enumerable.Repeat("{}", 101))}]").SendAsync(),
        ["server.error"] = call => call.Operation.Template.StartsWith("/api/", StringComparison.Ordinal) ? WithoutTableAsync(call) : WithBugAsync(call),
        ["server.busy"] = WhileBusyAsync,
        ["server.database_unavailable"] = call => DuringOutageAsync(call.SendAsync),
        ["server.too_many_streams"] = SendBesideManyStreamsAsync,
        ["rate.limited"] = WithNothingLeftAsync,
        ["rate.too_many_at_once"] = HoldingAllPlacesAsync,
    };

    /// <summary>Without a body there is nothing to wait for, and nothing to send otherwise.</summary>
    private protected Dictionary<string, Func<ContractCall, Task<HttpResponseMessage>>> RecipesOfLogOut => new(StringComparer.Ordinal)
    {
        ["idempotency.in_flight"] = async call =>
        {
            var named = call.With("Idempotency-Key", "once");
            HttpResponseMessage? answer = null;
            Interloper.Do(async () => answer = await named.SendAsync());

            using var first = await named.SendAsync();
            return answer!;
        },
        ["idempotency.key_reused"] = async call =>
        {
            var write = Contract.Committed.Operations.Single(operation => operation.Id.Equals("WritePost", StringComparison.Ordinal));
            using var other = await (await CallAsync(write)).With("Idempotency-Key", "once").SendAsync();

            return await call.With("Idempotency-Key", "once").SendAsync();
        },
    };

    /// <summary>Where what usually brings it about is of another operation.</summary>
    private protected Dictionary<string, Func<ContractCall, Task<HttpResponseMessage>>> RecipesOfDeleteMe => new(StringComparer.Ordinal)
    {
        ["user.last_administrator"] = call => call.As(Admin).SendAsync(),
    };

    /// <summary>Where one item of several decides.</summary>
    private protected Dictionary<string, Func<ContractCall, Task<HttpResponseMessage>>> RecipesOfChangePosts => new(StringComparer.Ordinal)
    {
        ["precondition.malformed"] = call => DeleteAtomicallyAsync(call, ifMatch: "3"),
        ["precondition.failed"] = call => DeleteAtomicallyAsync(call, ifMatch: "\"3\""),
        ["precondition.required"] = call => DeleteAtomicallyAsync(call),
        ["post.not_yours"] = call => DeleteAtomicallyAsync(call.As(Eve)),
        ["post.not_found"] = call => DeleteAtomicallyAsync(call, Guid.Empty),
        ["conflict.concurrent_change"] = async call =>
        {
            var id = await WritePostAsync(Ada);
            Interloper.Do(() => ExecuteAsync("UPDATE posts SET version = version + 1"));
            return await DeleteAtomicallyAsync(call, id);
        },
    };

    private protected Dictionary<string, Func<Task<ContractExchange>>> RecipesOfNoOperation => new(StringComparer.Ordinal)
    {
        ["request.malformed"] = () => AskAsync("POST /api/auth/register", "Transfer-Encoding: chunked", "no length\r\n"),
        ["request.route_not_found"] = () => AskAsync("GET /api/nowhere"),
        ["request.method_not_allowed"] = () => AskAsync("PUT /api/posts"),
        ["request.timeout"] = () => AskImpatientServerAsync("POST /api/auth/register", "Content-Length: 1000", "{"),
    };

    private protected Dictionary<string, Func<Task<HttpResponseMessage>>> RecipesOfMembers => new(StringComparer.Ordinal)
    {
        ["value.required"] = () => RegisterAsync("first_name", value: null),
        ["value.invalid_type"] = () => RegisterAsync("first_name", 1),
        ["value.out_of_range"] = () => Anonymous.GetAsync("/api/posts?limit=101"),
        ["paging.page_and_skip"] = () => Anonymous.GetAsync("/api/posts?page=1&skip=0"),
        ["paging.cursor_and_page"] = () => Anonymous.GetAsync("/api/posts?cursor=first&page=1"),
        ["paging.total_without_cursor"] = () => Anonymous.GetAsync("/api/posts?include_total=true"),
        ["paging.part_of_stream"] = () => AskForLinesAsync("/api/posts?limit=5"),
        ["filter.malformed"] = () => Anonymous.GetAsync("/api/posts?filter=title"),
        ["filter.unknown_field"] = () => Anonymous.GetAsync("/api/posts?filter=colour:eq:red"),
        ["filter.unknown_operator"] = () => Anonymous.GetAsync("/api/posts?filter=title:like:x"),
        ["filter.too_many"] = () => Anonymous.GetAsync($"/api/posts?{string.Join('&', Enumerable.Repeat("filter=version:eq:1", 21))}"),
        ["filter.too_many_values"] = () => Anonymous.GetAsync($"/api/posts?filter=version:in:{string.Join(',', Enumerable.Repeat(1, 101))}"),
        ["sort.unknown_field"] = () => Anonymous.GetAsync("/api/posts?sort=colour"),
        ["sort.repeated_field"] = () => Anonymous.GetAsync("/api/posts?sort=title,title"),
        ["fields.unknown_field"] = () => Anonymous.GetAsync("/api/posts?fields=colour"),
        ["expand.unknown_field"] = () => Anonymous.GetAsync("/api/posts?expand=colour"),
        ["text.too_short"] = () => RegisterAsync("first_name", ""),
        ["text.too_long"] = () => RegisterAsync("first_name", new string('x', 101)),
        ["text.blank"] = () => RegisterAsync("first_name", " "),
        ["text.invalid_characters"] = () => RegisterAsync("first_name", "\0"),
        ["email.invalid"] = () => RegisterAsync("email", "ada"),
        ["email.reserved"] = () => RegisterAsync("email", "ada@example.invalid"),
        ["password.no_upper_case"] = () => RegisterAsync("password", "analytical-engine-1843"),
        ["password.no_digit"] = () => RegisterAsync("password", "Analytical-Engine"),
        ["password.personal"] = () => RegisterAsync("password", "Lovelace-Engine-1843"),
        ["password.too_common"] = () => RegisterAsync("password", "Password1"),
        ["password.wrong"] = () => Ada.SendJsonAsync(HttpMethod.Put, "/api/users/me/password", new { CurrentPassword = "Difference-Engine-1822", NewPassword = "Difference-Engine-1822" }),
    };

    protected async Task ThatIsGiven(string operationId, int status, string code)
    {
        var operation = Contract.Committed.Operations.Single(operation => operation.Id.Equals(operationId, StringComparison.Ordinal));
        var name = code.Length > 0 ? code : status.ToString(CultureInfo.InvariantCulture);
        var own = operationId switch
        {
            "ChangePosts" => RecipesOfChangePosts,
            "DeleteMe" => RecipesOfDeleteMe,
            "LogOut" => RecipesOfLogOut,
            _ => [],
        };
        var recipe = own.GetValueOrDefault(name) ?? Recipes.GetValueOrDefault(name)
            ?? throw new AssertionException($"No recipe brings about {status} {code} of {operationId}.");

        using var response = await recipe(await CallAsync(operation));

        Assert.That(((int)response.StatusCode, await CodeAsync(response)), Is.EqualTo((status, code)));
    }

    private static async Task<string> CodeAsync(HttpResponseMessage response) =>
        response.Content.Headers.ContentType?.MediaType is Problem.MediaType
            ? JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement.Text("code")
            : "";

    /// <summary>A request that succeeds: the document's own example, to something of Ada's, by somebody who may.</summary>
    private async Task<ContractCall> CallAsync(ContractOperation operation)
    {
        var id = operation.Template.Split('/') switch
        {
            [_, _, "posts", "{id}", ..] => await WritePostAsync(Ada),
            [_, _, "invitations", "{id}", ..] => await InviteAsync(),
            _ => AdaId,
        };
        var caller = (operation.NeedsToken, IsForAdministrators(operation)) switch
        {
            (false, _) => Anonymous,
            (true, false) => Ada,
            (true, true) => Admin,
        };

        var call = new ContractCall(operation, caller, "", operation.ExampleBody is { } body ? Encoding.UTF8.GetBytes(Current(body)) : null) { Session = AdaSession }.At(id);

        return operation.Responses.ContainsKey(201) ? call.With(Renamed(operation)) : call;
    }

    /// <summary>The refresh token in the example is of no session.</summary>
    private string Current(string body) => RefreshTokenText().Replace(body, AdaRefreshToken);

    [GeneratedRegex("cbr_[0-9A-Za-z_-]{107}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex RefreshTokenText();

    private static bool IsForAdministrators(ContractOperation operation) => operation.Responses.Values.Any(response => response.Knows("auth.administrators_only"));

    /// <summary>The address in the example is Ada's own, and is taken.</summary>
    private static string Renamed(ContractOperation operation) => operation.ExampleBody!.Replace("ada@", "countess@", StringComparison.Ordinal);

    /// <summary>One item, of Ada's unless another is named.</summary>
    private async Task<HttpResponseMessage> DeleteAtomicallyAsync(ContractCall call, Guid? id = null, string? ifMatch = null)
    {
        var item = new JsonObject { ["operation"] = "delete", ["id"] = id ?? await WritePostAsync(Ada) };

        if (ifMatch is not null)
            item["if_match"] = ifMatch;

        return await call.With(new JsonObject { ["atomic"] = true, ["items"] = new JsonArray(item) }.ToJsonString()).SendAsync();
    }

    private static ContractCall Patched(ContractCall call, string patch) => call.With(patch) with { ContentType = "application/json-patch+json" };

    /// <summary>While the server waits for the body of the same request.</summary>
    private static async Task<HttpResponseMessage> AskMeanwhileAsync(ContractCall call)
    {
        var named = call.With("Idempotency-Key", "once");
        HttpResponseMessage? answer = null;

        using var first = await (named with { Meanwhile = async () => answer = await named.SendAsync() }).SendAsync();
        return answer!;
    }

    /// <summary>Under the key of another request.</summary>
    private static async Task<HttpResponseMessage> AskOtherwiseAsync(ContractCall call)
    {
        var named = call.With("Idempotency-Key", "once");

        using var first = await named.SendAsync();
        return await (named with { Body = [.. named.Body!, (byte)' '] }).SendAsync();
    }

    private Task<HttpResponseMessage> LaterAsync(TimeSpan duration, ContractCall call)
    {
        Clock.Advance(duration);
        return call.SendAsync();
    }

    /// <summary>With two things to go through, so that there is a cursor, and a token that outlives it.</summary>
    private async Task<HttpResponseMessage> GoOnTooLateAsync(ContractCall call)
    {
        var (reader, email) = IsForAdministrators(call.Operation) ? (Admin, "root@example.com") : (Ada, "ada@example.com");

        foreach (var make in new Func<Task>[] { () => WritePostAsync(Ada), InviteAsync, () => LogInAsync(email) })
        {
            await make();
            await make();
        }

        var first = await reader.ReadAsync($"{call.Target}?cursor=first&limit=1");
        Clock.Advance(TimeSpan.FromDays(2));

        var cursor = first.GetProperty("pagination").GetProperty("next_cursor").GetString();
        return await (call.As(Client(await LogInAsync(email))) with { Target = $"{call.Target}?cursor={cursor}" }).SendAsync();
    }

    private static string TableOf(ContractCall call) => call.Operation.Template.Split('/') switch
    {
        [_, _, ("posts" or "changes" or "invitations") and var table, ..] => table,
        [.., "revoke"] => "sessions",
        _ => "users",
    };

    /// <summary>The newest change stays, and with it the gap.</summary>
    private async Task<HttpResponseMessage> GoOnBehindWhatWasDeletedAsync(ContractCall call)
    {
        var cursor = (await Anonymous.ReadAsync($"{call.Target}?after=now")).GetProperty("pagination").GetProperty("next_cursor").GetString();
        await WritePostAsync(Ada);
        await WritePostAsync(Ada);
        await Anonymous.ReadAsync(call.Target);
        await ExecuteAsync("DELETE FROM changes WHERE position < (SELECT max(position) FROM changes)");

        return await (call with { Target = $"{call.Target}?after={cursor}" }).SendAsync();
    }

    private async Task<HttpResponseMessage> WhileAllWaitAsync(ContractCall call)
    {
        var waiting = Services.GetRequiredService<WaitingReaders>();
        var places = new Stack<IDisposable>();

        while (waiting.Enter((UInt128)places.Count).TryGet(out var place, out _))
            places.Push(place);

        try
        {
            return await (call with { Target = $"{call.Target}?wait=1" }).SendAsync();
        }
        finally
        {
            while (places.TryPop(out var place))
                place.Dispose();
        }
    }

    /// <summary>Of one that is set up in another way.</summary>
    private async Task<HttpResponseMessage> OfAnotherServerAsync(ContractCall call, string key, string value, Guid? id = null)
    {
        await using var another = StartAnother((key, value));
        using var http = ContractHandler.Connect(another.ClientOptions.BaseAddress);
        http.DefaultRequestHeaders.Authorization = call.Caller.DefaultRequestHeaders.Authorization;

        return await (id is { } other ? call.At(other) : call).As(http).SendAsync();
    }

    private async Task<HttpResponseMessage> AfterwardsAsync(ContractCall call, string sql)
    {
        await ExecuteAsync(sql);
        return await call.SendAsync();
    }

    private async Task<Guid> InviteAsync()
    {
        using var response = await Admin.SendJsonAsync(HttpMethod.Post, "/api/invitations", "{}");
        return (await response.ReadAsync()).GetProperty("invitation").GetProperty("id").GetGuid();
    }

    private Task<HttpResponseMessage> ChangedMeanwhileAsync(ContractCall call)
    {
        Interloper.Do(() => ExecuteAsync($"UPDATE {TableOf(call)} SET version = version + 1"));
        return call.SendAsync();
    }

    private async Task<HttpResponseMessage> WithoutTableAsync(ContractCall call)
    {
        var table = TableOf(call);
        await RenameTableAsync(table, $"{table}_aside");

        try
        {
            return await call.SendAsync();
        }
        finally
        {
            await RenameTableAsync($"{table}_aside", table);
        }
    }

    /// <summary>What needs no database fails with the server alone.</summary>
    private async Task<HttpResponseMessage> WithBugAsync(ContractCall call)
    {
        var origins = Services.GetRequiredService<IOptions<CorsOptions>>().Value;
        var policy = origins.GetPolicy(origins.DefaultPolicyName)!;
        var sound = policy.IsOriginAllowed;
        policy.IsOriginAllowed = _ => throw new InvalidOperationException("A bug.");

        try
        {
            return await call.With("Origin", "http://localhost:3000").SendAsync();
        }
        finally
        {
            policy.IsOriginAllowed = sound;
        }
    }

    /// <summary>As many passwords as may wait are before this one.</summary>
    private async Task<HttpResponseMessage> WhileBusyAsync(ContractCall call)
    {
        var turns = Services.GetRequiredService<HashingTurns>();
        var most = Services.GetRequiredService<IOptions<PasswordOptions>>().Value.MaxConcurrency * (1 + HashingTurns.WaitingPerHash);
        var done = new TaskCompletionSource();
        var before = Enumerable.Range(0, most).Select(_ => turns.RunAsync(() => done.Task.Wait(TimeSpan.FromMinutes(1)), CancellationToken.None)).ToList();

        try
        {
            return await call.SendAsync();
        }
        finally
        {
            done.SetResult();
            await Task.WhenAll(before);
        }
    }

    /// <summary>While all turns are taken.</summary>
    private async Task<HttpResponseMessage> SendBesideManyStreamsAsync(ContractCall call)
    {
        var turns = Services.GetRequiredService<StreamTurns>();
        List<IDisposable> taken = [.. Enumerable.Range(0, turns.Limit).Select(caller => turns.Take((UInt128)caller))];

        try
        {
            return await (call.Operation.Id is "ExportOwnData" ? call : call.With("Accept", JsonLines.MediaType)).SendAsync();
        }
        finally
        {
            taken.ForEach(turn => turn.Dispose());
        }
    }

    /// <summary>Everybody's budgets are used up by a rate of the same name, of which one takes a day to come back.</summary>
    private async Task<HttpResponseMessage> WithNothingLeftAsync(ContractCall call)
    {
        var (budgets, keys) = (Services.GetRequiredService<IBudgets>(), Services.GetRequiredService<CallerKeys>());
        UInt128[] callers = [keys.Of(IPAddress.Loopback), .. new[] { AdaId, EveId, AdminId }.Select(id => keys.Of(UserId.From(id)))];
        var used = new[] { "sign-in", "password", "user", "address" }.SelectMany(name => callers.Select(caller => (Rate: new Rate(name, 1000, TimeSpan.FromDays(1000)), Caller: caller))).ToList();

        foreach (var (rate, caller) in used)
            await budgets.SpendAsync(rate, caller, CancellationToken.None);

        try
        {
            return await call.SendAsync();
        }
        finally
        {
            foreach (var (rate, caller) in used)
                await budgets.GiveBackAsync(rate, caller);
        }
    }

    /// <summary>The caller streams and waits as often as one can.</summary>
    private async Task<HttpResponseMessage> HoldingAllPlacesAsync(ContractCall call)
    {
        var (turns, waiting) = (Services.GetRequiredService<StreamTurns>(), Services.GetRequiredService<WaitingReaders>());
        var (client, id) = IsForAdministrators(call.Operation) ? (Admin, AdminId) : (Ada, AdaId);
        var holder = Services.GetRequiredService<CallerKeys>().Of(UserId.From(id));
        List<IDisposable> taken = [.. Enumerable.Range(0, turns.Limit).Select(_ => turns.Take(holder))];

        while (waiting.Enter(holder).TryGet(out var place, out _))
            taken.Add(place);

        try
        {
            var target = call.Operation.Id is "ReadChanges" ? $"{call.Target}?wait=1" : call.Target;
            return await (call with { Target = target }).As(client).With("Accept", call.Operation.Id is "ReadChanges" or "ExportOwnData" ? "application/json" : JsonLines.MediaType).SendAsync();
        }
        finally
        {
            taken.ForEach(place => place.Dispose());
        }
    }

    private async Task<HttpResponseMessage> AskForLinesAsync(string target)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, target);
        request.Headers.Add("Accept", JsonLines.MediaType);

        return await Anonymous.SendAsync(request);
    }

    /// <summary>As no client would send it.</summary>
    private async Task<ContractExchange> AskAsync(string request, string field = "Accept: */*", string body = "")
    {
        var head = $"{request} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/json\r\n{field}\r\n\r\n";

        return ContractExchange.Parse(head, await RawExchange.SendForBytesAsync(Address, head, [Encoding.ASCII.GetBytes(body)]))!;
    }

    /// <summary>The server as it comes waits five seconds.</summary>
    private async Task<ContractExchange> AskImpatientServerAsync(string request, string field, string body)
    {
        var limits = Services.GetRequiredService<IOptions<KestrelServerOptions>>().Value.Limits;
        var patient = limits.MinRequestBodyDataRate;
        limits.MinRequestBodyDataRate = new MinDataRate(bytesPerSecond: 1000, gracePeriod: TimeSpan.FromSeconds(1.1));

        try
        {
            return await AskAsync(request, field, body);
        }
        finally
        {
            limits.MinRequestBodyDataRate = patient;
        }
    }

    /// <summary>An account that would be opened but for this member.</summary>
    private Task<HttpResponseMessage> RegisterAsync(string member, JsonNode? value)
    {
        var account = JsonNode.Parse(Renamed(Contract.Committed.Operations.Single(operation => operation.Id is "Register")))!.AsObject();

        if (value is null)
            account.Remove(member);
        else
            account[member] = value;

        return Anonymous.SendJsonAsync(HttpMethod.Post, "/api/auth/register", account.ToJsonString());
    }
}
