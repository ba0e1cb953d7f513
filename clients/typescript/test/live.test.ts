import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { allPosts, allUsers, type CleanBlogClient, CleanBlogError, createCleanBlogClient, createSession, type Fetch, followChanges, ifMatch, isProblem, streamPosts, streamUsers } from "@cleanblog/client";
import { CleanBlog, samplePosts } from "./cleanblog.js";

const password = "Analytical-Engine-1843";
const text = { title: "Notes", content: "It weaves." };

let server: CleanBlog;
before(async () => void (server = await CleanBlog.start()));
after(() => server.stop());

/** A client of a new user's. */
async function author(email: string, fetch?: Fetch): Promise<CleanBlogClient> {
  const anonymous = createCleanBlogClient({ baseUrl: server.url });
  await anonymous.POST("/api/auth/register", { body: { email, first_name: "Ada", last_name: "Lovelace", password } });
  return signIn(email, password, fetch);
}

async function signIn(email: string, password: string, fetch: Fetch = (request) => globalThis.fetch(request)): Promise<CleanBlogClient> {
  const session = createSession({ baseUrl: server.url });
  await session.logIn(email, password);
  return createCleanBlogClient({ baseUrl: server.url, fetch, retry: { minDelay: 1 }, token: session.token });
}

test("An imported blog can be read without an account", async () => {
  await server.command("", "import", "--file", samplePosts);
  const anonymous = createCleanBlogClient({ baseUrl: server.url });
  const titles = new Set<string>();

  for await (const { title } of allPosts(anonymous, { limit: 5 })) {
    titles.add(title);
  }

  assert.equal(titles.size, 12);

  const streamed: string[] = [];

  for await (const { title } of streamPosts(anonymous, { sort: "title", fields: ["title"] })) {
    streamed.push(title);
  }

  assert.deepEqual(streamed, [...titles].sort());
});

test("The first administrator shuts a user out", async () => {
  await server.command(`${password}\n`, "create-admin", "--email", "root@example.com");
  const eve = await author("eve@example.com");
  const root = await signIn("root@example.com", password);
  const { data: account } = await eve.GET("/api/users/me");
  const path = { id: account!.id };

  const { data: changed } = await root.PUT("/api/users/{id}/active", { params: { path }, body: { is_active: false } });
  const { error } = await eve.GET("/api/users/me");

  assert.equal(changed?.is_active, false);
  assert.ok(isProblem(error, "auth.token_invalid"));
  assert.ok((await emailsOf(root)).includes("eve@example.com"));
});

test("A session goes on in another process though the answer to its renewal was lost", async () => {
  await author("session@example.com");
  const kept: (string | undefined)[] = [];
  const keep = (refreshToken: string | undefined) => void kept.push(refreshToken);
  await createSession({ baseUrl: server.url, keep }).logIn("session@example.com", password);
  const network = losing("POST", "/api/auth/refresh");
  const session = createSession({ baseUrl: server.url, fetch: network.fetch, retry: { minDelay: 1 }, keep });

  await session.continue(kept[0]!);

  const { data } = await createCleanBlogClient({ baseUrl: server.url, token: session.token }).GET("/api/users/me");
  assert.equal(data?.email, "session@example.com");
  assert.equal(network.sent(), 2);
  assert.equal(new Set(kept).size, 2);
});

test("A session that was ended elsewhere is refused, and its renewal too", async () => {
  await author("ended@example.com");
  let kept: string | undefined;
  const session = createSession({ baseUrl: server.url, keep: (refreshToken) => void (kept = refreshToken) });
  await session.logIn("ended@example.com", password);
  const client = createCleanBlogClient({ baseUrl: server.url, token: session.token });

  await client.POST("/api/auth/logout");

  const { error } = await client.GET("/api/users/me");
  assert.ok(isProblem(error, "auth.token_invalid"));
  await assert.rejects(session.continue(kept!), (refusal) => refusal instanceof CleanBlogError && isProblem(refusal.problem, "auth.refresh_token_invalid"));
  assert.equal(kept, undefined);
});

test("Users are streamed to who signed in", async () => {
  const ada = await author("streams@example.com");
  const emails: string[] = [];

  for await (const { email } of streamUsers(ada, { filter: ["email:eq:STREAMS@example.com"] })) {
    emails.push(email);
  }

  assert.deepEqual(emails, ["streams@example.com"]);
});

test("Changes are followed from a cursor on", async () => {
  const ada = await author("changes@example.com");
  const copy = new Map<string, string | undefined>();
  let post: { id: string } | undefined;

  for await (const { data } of followChanges(ada, "now", { kind: ["post"], wait: 5 })) {
    data.forEach(({ type, id, post }) => (type === "removed" ? copy.delete(id) : copy.set(id, post?.title)));

    if (post === undefined) {
      ({ data: post } = await ada.POST("/api/posts", { body: text }));
    } else if (copy.has(post.id)) {
      break;
    }
  }

  assert.deepEqual([...copy.values()], [text.title]);
});

test("What is not one's own cannot be changed", async () => {
  const ada = await author("ada@example.com");
  const bob = await author("bob@example.com");
  const { data: post } = await ada.POST("/api/posts", { body: { ...text, published: true } });

  const { error } = await bob.PATCH("/api/posts/{id}", { params: { path: { id: post!.id } }, body: { title: "Mine" } });

  assert.ok(isProblem(error, "post.not_yours"));
});

test("Of two changes to the same version the second is refused, and can be decided again", async () => {
  const ada = await author("conflict@example.com");
  const { data: post } = await ada.POST("/api/posts", { body: text });
  const path = { id: post!.id };
  const change = { params: { path }, headers: ifMatch(post!) };
  await ada.PATCH("/api/posts/{id}", { ...change, body: { title: "First" } });

  const second = await ada.PATCH("/api/posts/{id}", { ...change, body: { title: "Second" } });
  const decided = await ada.PATCH("/api/posts/{id}", { params: { path }, headers: ifMatch(second.response), body: { title: "Decided" } });

  assert.equal(second.response.status, 412);
  assert.ok(isProblem(second.error, "precondition.failed"));
  assert.equal(decided.data?.title, "Decided");
  assert.equal(decided.data?.version, 3);
});

test("A post whose answer was lost is written once", async () => {
  const network = losing("POST", "/api/posts");
  const ada = await author("lost@example.com", network.fetch);

  const { data: post } = await ada.POST("/api/posts", { body: text });

  const { data: drafts } = await ada.GET("/api/posts", { params: { query: { published: false } } });
  assert.equal(network.sent(), 2);
  assert.deepEqual(drafts?.data, [post]);
});

test("A change on a condition whose answer was lost is made once", async () => {
  const writer = await author("lost-change@example.com");
  const { data: post } = await writer.POST("/api/posts", { body: text });
  const network = losing("PATCH", `/api/posts/${post!.id}`);
  const ada = await signIn("lost-change@example.com", password, network.fetch);

  const { data: revised } = await ada.PATCH("/api/posts/{id}", {
    params: { path: { id: post!.id } },
    headers: ifMatch(post!),
    body: { title: "Revised" },
  });

  assert.equal(network.sent(), 2);
  assert.equal(revised?.version, 2);
});

/** A network that carries the first such request to the server and loses its answer. */
function losing(method: string, path: string): { fetch: Fetch; sent: () => number } {
  let sent = 0;
  const loses = async (request: Request) => {
    const response = await fetch(request);
    if (request.method === method && new URL(request.url).pathname === path && ++sent === 1) {
      throw new TypeError("The connection was reset.");
    }

    return response;
  };

  return { fetch: loses, sent: () => sent };
}

async function emailsOf(client: CleanBlogClient): Promise<string[]> {
  const emails: string[] = [];
  for await (const { email } of allUsers(client)) {
    emails.push(email);
  }

  return emails;
}
