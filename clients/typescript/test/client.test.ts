import assert from "node:assert/strict";
import { test, type TestContext } from "node:test";
import {
  allPosts,
  CleanBlogError,
  type CleanBlogClientOptions,
  createCleanBlogClient,
  etagOf,
  followChanges,
  ifMatch,
  ifNoneMatch,
  isNotModified,
  isProblem,
  streamPosts,
} from "@cleanblog/client";
import { cutShort, json, lost, problem, type Reply, serve, unavailable } from "./scripted-server.js";

const id = "019b7f0c-4b11-7d5e-9f60-7b8c9d0e1f2a";
const byId = { params: { path: { id } } };
const draft = { body: { title: "Notes", content: "It weaves." } };
const written = json(201, { id });
const read = json(200, { id });
const anHour = 3_600_000;

/** For tests that would wait for an hour if they failed. */
const soon = { timeout: 10_000 };

async function clientOf(test: TestContext, replies: Reply[], options: Omit<CleanBlogClientOptions, "baseUrl"> = {}) {
  const { baseUrl, received } = await serve(test, ...replies);
  return { client: createCleanBlogClient({ baseUrl, retry: { minDelay: 1 }, ...options }), received };
}

test("A read is repeated until the server is back", async (t) => {
  const { client, received } = await clientOf(t, [unavailable, problem(429, "x"), problem(408, "request.timeout"), read]);

  const { data } = await client.GET("/api/posts/{id}", byId);

  assert.equal(data?.id, id);
  assert.equal(received.length, 4);
});

test("The last answer is given when no retry is left", async (t) => {
  const { client, received } = await clientOf(t, [unavailable, unavailable, unavailable, read], { retry: { retries: 2, minDelay: 1 } });

  const { error } = await client.GET("/api/posts/{id}", byId);

  assert.ok(isProblem(error, "server.database_unavailable"));
  assert.equal(received.length, 3);
});

test("The last failure is thrown when no retry is left", async (t) => {
  const { client, received } = await clientOf(t, [lost, lost, read], { retry: { retries: 1, minDelay: 1 } });

  await assert.rejects(client.GET("/api/posts/{id}", byId), TypeError);

  assert.equal(received.length, 2);
});

test("Nothing is repeated when that is switched off", async (t) => {
  const { client, received } = await clientOf(t, [unavailable, read], { retry: false });

  const { response } = await client.GET("/api/posts/{id}", byId);

  assert.equal(response.status, 503);
  assert.equal(received.length, 1);
});

test("What the server refused for good is not repeated", async (t) => {
  const { client, received } = await clientOf(t, [problem(409, "conflict.concurrent_change"), read]);

  const { error } = await client.PATCH("/api/posts/{id}", { ...byId, body: { title: "Later" } });

  assert.ok(isProblem(error, "conflict.concurrent_change"));
  assert.equal(received.length, 1);
});

test("A conflict that a proxy reports is given as it came", async (t) => {
  const { client } = await clientOf(t, [(response) => response.writeHead(409, { "Content-Type": "text/html" }).end("<h1>Conflict</h1>")]);

  const { error } = await client.POST("/api/posts", draft);

  assert.equal(error, "<h1>Conflict</h1>");
});

test("A failure that is not the network's is not repeated", async () => {
  let sent = 0;
  const fetch = () => {
    sent++;
    return Promise.reject(new RangeError("A mistake."));
  };
  const client = createCleanBlogClient({ baseUrl: "http://localhost", fetch, retry: { minDelay: 1 } });

  await assert.rejects(client.GET("/health"), RangeError);

  assert.equal(sent, 1);
});

/** What a proxy says where the server behind it breaks off or does not answer. */
const badGateway = (status: number): Reply => (response) => response.writeHead(status, { "Content-Type": "text/html" }).end("<h1>Bad gateway</h1>");

const passing = {
  "a lost answer": lost,
  "an answer cut short": cutShort,
  "an outage": unavailable,
  "an answer that a proxy did not get": badGateway(502),
  "an answer that a proxy did not wait for": badGateway(504),
};

for (const [what, failure] of Object.entries(passing)) {
  test(`A write is repeated with the same key and body after ${what}`, async (t) => {
    const { client, received } = await clientOf(t, [failure, failure, written]);

    const { data } = await client.POST("/api/posts", draft);

    assert.equal(data?.id, id);
    assert.equal(received.length, 3);
    assert.equal(new Set(received.map(({ headers }) => headers["idempotency-key"])).size, 1);
    assert.match(String(received[0]?.headers["idempotency-key"]), /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    assert.deepEqual(received.map(({ body }) => JSON.parse(body)), [draft.body, draft.body, draft.body]);
  });
}

test("A write is repeated while the first one is under way", soon, async (t) => {
  const underWay = problem(409, "idempotency.in_flight", { "Retry-After": "0" });
  const { client, received } = await clientOf(t, [underWay, read], { retry: { minDelay: anHour, maxDelay: anHour } });

  const { data } = await client.PATCH("/api/posts/{id}", { ...byId, body: { title: "Later" } });

  assert.equal(data?.id, id);
  assert.equal(received.length, 2);
});

test("Each write has a key of its own", async (t) => {
  const { client, received } = await clientOf(t, [written, written]);

  await client.POST("/api/posts", draft);
  await client.POST("/api/posts", draft);

  assert.notEqual(received[0]?.headers["idempotency-key"], received[1]?.headers["idempotency-key"]);
});

test("A key that was given is kept", async (t) => {
  const { client, received } = await clientOf(t, [written]);

  await client.POST("/api/posts", { ...draft, headers: { "Idempotency-Key": "order-4711" } });

  assert.equal(received[0]?.headers["idempotency-key"], "order-4711");
});

test("Reads and deletions carry no key", async (t) => {
  const { client, received } = await clientOf(t, [read, json(200, {})]);

  await client.GET("/api/posts/{id}", byId);
  await client.DELETE("/api/posts/{id}", byId);

  assert.deepEqual(received.map(({ headers }) => headers["idempotency-key"]), [undefined, undefined]);
});

test("A deletion is repeated", async (t) => {
  const { client, received } = await clientOf(t, [lost, json(200, {})]);

  await client.DELETE("/api/posts/{id}", byId);

  assert.equal(received.length, 2);
});

test("A deletion on a condition is not repeated, for its own success would break the condition", async (t) => {
  const { client, received } = await clientOf(t, [unavailable, json(200, {})]);

  const { response } = await client.DELETE("/api/posts/{id}", { ...byId, headers: ifMatch({ version: 3 }) });

  assert.equal(response.status, 503);
  assert.equal(received.length, 1);
  assert.equal(received[0]?.headers["if-match"], '"3"');
});

test("The pause that the server asks for comes before the client's own", soon, async (t) => {
  const past = new Date(0).toUTCString();
  const replies = [problem(503, "x", { "Retry-After": "0" }), problem(503, "x", { "Retry-After": past }), read];
  const { client, received } = await clientOf(t, replies, { retry: { minDelay: anHour, maxDelay: anHour } });

  await client.GET("/api/posts/{id}", byId);

  assert.equal(received.length, 3);
});

test("There is no retry where the server asks for a longer pause than is allowed", async (t) => {
  const { client, received } = await clientOf(t, [problem(503, "x", { "Retry-After": "11" }), read]);

  const { response } = await client.GET("/api/posts/{id}", byId);

  assert.equal(response.status, 503);
  assert.equal(received.length, 1);
});

test("Pauses double up to the longest, and chance shortens them", async (t) => {
  const pauses: (number | undefined)[] = [];
  t.mock.method(Math, "random", () => 0.5);
  t.mock.method(globalThis, "setTimeout", (resume: () => void, milliseconds?: number) => {
    pauses.push(milliseconds);
    queueMicrotask(resume);
  });
  const client = createCleanBlogClient({
    baseUrl: "http://localhost",
    fetch: () => Promise.resolve(new Response(null, { status: 503 })),
    retry: { retries: 4, minDelay: 100, maxDelay: 300 },
  });

  await client.GET("/health");

  assert.deepEqual(pauses, [50, 100, 150, 150]);
});

test("An abort ends the pause before a retry", async () => {
  const aborter = new AbortController();
  let sent = 0;
  const client = createCleanBlogClient({
    baseUrl: "http://localhost",
    fetch: () => {
      sent++;
      setImmediate(() => aborter.abort());
      return Promise.resolve(new Response(null, { status: 503, headers: { "Retry-After": "5" } }));
    },
  });

  await assert.rejects(client.GET("/health", { signal: aborter.signal }), { name: "AbortError" });

  assert.equal(sent, 1);
});

test("An aborted request is not repeated", async (t) => {
  const aborter = new AbortController();
  const { client, received } = await clientOf(t, [() => aborter.abort(), written]);

  await assert.rejects(client.POST("/api/posts", { ...draft, signal: aborter.signal }), { name: "AbortError" });

  assert.equal(received.length, 1);
});

test("A request is not repeated after an abort for a reason that looks like a failure of the network", soon, async (t) => {
  const aborter = new AbortController();
  const replies = [() => aborter.abort(new TypeError("Enough.")), written];
  const { client, received } = await clientOf(t, replies, { retry: { minDelay: anHour, maxDelay: anHour } });

  await assert.rejects(client.POST("/api/posts", { ...draft, signal: aborter.signal }), { message: "Enough." });

  assert.equal(received.length, 1);
});

test("The token is asked for before each call, so that it can be renewed", async (t) => {
  let asked = 0;
  const { client, received } = await clientOf(t, [read, read], { token: () => Promise.resolve(`token-${++asked}`) });

  await client.GET("/api/posts/{id}", byId);
  await client.GET("/api/posts/{id}", byId);

  assert.deepEqual(received.map(({ headers }) => headers.authorization), ["Bearer token-1", "Bearer token-2"]);
});

test("A token that was given is kept", async (t) => {
  const { client, received } = await clientOf(t, [read, read], { token: "own" });

  await client.GET("/api/posts/{id}", byId);
  await client.GET("/api/posts/{id}", { ...byId, headers: { Authorization: "Bearer other" } });

  assert.deepEqual(received.map(({ headers }) => headers.authorization), ["Bearer own", "Bearer other"]);
});

test("A call is anonymous while there is no token", async (t) => {
  const { client, received } = await clientOf(t, [read], { token: () => undefined });

  await client.GET("/api/posts/{id}", byId);

  assert.equal(received[0]?.headers.authorization, undefined);
});

test("A token function can log in with the client that asks it", async (t) => {
  const logIn = async () => {
    const { data } = await client.POST("/api/auth/login", { body: { email: "ada@example.com", password: "secret" } });
    return data?.access_token;
  };
  const { client, received } = await clientOf(t, [json(200, { access_token: "fresh" }), read], { token: logIn });

  await client.GET("/api/posts/{id}", byId);

  assert.deepEqual(received.map(({ headers }) => headers.authorization), [undefined, "Bearer fresh"]);
});

test("A problem is told by its code", async (t) => {
  const { client } = await clientOf(t, [problem(404, "post.not_found")]);

  const { error } = await client.GET("/api/posts/{id}", byId);

  assert.ok(isProblem(error));
  assert.ok(isProblem(error, "user.not_found", "post.not_found"));
  assert.ok(!isProblem(error, "user.not_found"));
  // @ts-expect-error No problem has this code.
  assert.ok(!isProblem(error, "post.not_fond"));
});

for (const other of ["<h1>Bad gateway</h1>", undefined, null, {}, { code: 5, status: 502 }, { code: "ECONNRESET" }]) {
  test(`${JSON.stringify(other)} is not a problem of the server's`, () => assert.ok(!isProblem(other)));
}

test("An entity tag comes from an answer, a version or a memory", () => {
  const answer = new Response(null, { headers: { ETag: '"3-gzip"' } });

  assert.equal(etagOf(answer), '"3-gzip"');
  assert.deepEqual(ifMatch({ version: 3 }), { "If-Match": '"3"' });
  assert.deepEqual(ifNoneMatch('"3"'), { "If-None-Match": '"3"' });
});

test("A condition without an entity tag is refused, not left out", () => {
  assert.throws(() => ifMatch(new Response()), TypeError);
});

test("What did not change comes without data and without a problem", async (t) => {
  const { client } = await clientOf(t, [(response) => response.writeHead(304, { ETag: '"3"' }).end()]);

  const { data, error, response } = await client.GET("/api/posts/{id}", { ...byId, headers: ifNoneMatch('"3"') });

  assert.ok(isNotModified(response));
  assert.equal(data, undefined);
  assert.ok(!isProblem(error));
});

test("All pages of a list are read, and none before it is needed", async (t) => {
  const page = (next_cursor: string | undefined, ...ids: string[]) =>
    json(200, { data: ids.map((id) => ({ id })), pagination: { limit: 2, next_cursor } });
  const { client, received } = await clientOf(t, [page("cc", "e", "d"), page("aa", "c", "b"), page(undefined, "a")]);
  const ids: string[] = [];

  for await (const post of allPosts(client, { limit: 2, published: true })) {
    ids.push(post.id);
    assert.equal(received.length, Math.ceil(ids.length / 2));
  }

  assert.deepEqual(ids, ["e", "d", "c", "b", "a"]);
  assert.deepEqual(received.map(({ url }) => url), ["first", "cc", "aa"].map((cursor) => `/api/posts?limit=2&published=true&cursor=${cursor}`));
});

test("An empty list has no items", async (t) => {
  const { client, received } = await clientOf(t, [json(200, { data: [], pagination: { limit: 100 } })]);

  for await (const post of allPosts(client)) {
    assert.fail(post.id);
  }

  assert.equal(received.length, 1);
});

test("A list that fails half-way says why", async (t) => {
  const { client } = await clientOf(t, [json(200, { data: [{ id }], pagination: { limit: 100, next_cursor: "aa" } }), problem(401, "auth.token_expired")]);
  const posts = allPosts(client);

  assert.equal((await posts.next()).done, false);
  await assert.rejects(posts.next(), (error) => error instanceof CleanBlogError && error.problem?.code === "auth.token_expired");
});

test("Changes are not waited for longer than proxies wait", async (t) => {
  const { client, received } = await clientOf(t, [json(200, { data: [], pagination: { limit: 100, next_cursor: "b", has_more: false } })]);

  await followChanges(client, "a").next();

  const asked = Number(new URL(received[0]?.url ?? "", "http://localhost").searchParams.get("wait"));
  assert.ok(asked > 0 && asked < 30, `${asked}`);
});

test("A list that a proxy refuses says so", async (t) => {
  const { client } = await clientOf(t, [badGateway(502)], { retry: false });

  await assert.rejects(allPosts(client).next(), { name: "CleanBlogError", problem: undefined, message: /answered 502/ });
});

/** A stream in these pieces, each sent by itself; it breaks off unless it ends. */
const lines = (pieces: string[], ends = true): Reply => async (response) => {
  response.writeHead(200, { "Content-Type": "application/x-ndjson" });

  for (const piece of pieces) {
    await new Promise((sent) => response.write(piece, sent));
  }

  if (ends) {
    response.end();
  } else {
    response.destroy();
  }
};

test("A stream is read line by line, wherever it was cut", async (t) => {
  const { client, received } = await clientOf(t, [lines(['{"id":"a","ti', 'tle":"Gr\u00fc', '\u00dfe"}\n{"id":"b"}\n{"id"', ':"c"}\n'])]);
  const posts = [];

  for await (const post of streamPosts(client, { sort: "title", fields: ["id", "title"], filter: ["version:eq:1", "title:contains:r"] })) {
    posts.push(post);
  }

  assert.deepEqual(posts, [{ id: "a", title: "Gr\u00fc\u00dfe" }, { id: "b" }, { id: "c" }]);
  assert.equal(received[0]?.headers.accept, "application/x-ndjson");
  assert.equal(received[0]?.url, "/api/posts?sort=title&filter=version%3Aeq%3A1&filter=title%3Acontains%3Ar&fields=id%2Ctitle");
});

test("An empty stream has no items", async (t) => {
  const { client } = await clientOf(t, [lines([])]);

  assert.equal((await streamPosts(client).next()).done, true);
});

test("A stream that breaks off is no end", soon, async (t) => {
  const { client } = await clientOf(t, [lines(['{"id":"a"}\n'], false)]);
  const posts = streamPosts(client);

  await assert.rejects(async () => {
    for await (const post of posts) {
      assert.equal(post.id, "a");
    }
  }, TypeError);
});

test("A stream that is refused says why", async (t) => {
  const { client } = await clientOf(t, [problem(401, "post.drafts_need_sign_in")]);

  await assert.rejects(streamPosts(client, { published: false }).next(), (error) => error instanceof CleanBlogError && error.problem?.code === "post.drafts_need_sign_in");
});

test("A stream that nobody reads on is let go", soon, async (t) => {
  let closed: () => void;
  const gone = new Promise<void>((resolve) => (closed = resolve));
  const { client } = await clientOf(t, [
    (response) => {
      response.on("close", () => closed());
      response.writeHead(200, { "Content-Type": "application/x-ndjson" });
      response.write('{"id":"a"}\n');
    },
  ]);

  for await (const post of streamPosts(client)) {
    assert.equal(post.id, "a");
    break;
  }

  await gone;
});
