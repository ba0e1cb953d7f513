import assert from "node:assert/strict";
import { test, type TestContext } from "node:test";
import { CleanBlogError, createCleanBlogClient, createSession, isProblem, type Session } from "@cleanblog/client";
import { json, lost, problem, type Reply, serve, unavailable } from "./scripted-server.js";

const post = json(200, { id: "019b7f0c-4b11-7d5e-9f60-7b8c9d0e1f2a" });
const refused = problem(401, "auth.refresh_token_invalid");
const minute = 60_000;

const tokens = (number: number, expires_in = 900): Reply =>
  json(200, { access_token: `access-${number}`, token_type: "bearer", expires_in, refresh_token: `refresh-${number}`, refresh_token_expires_in: 1_209_600 });

/** A session with this server, on a clock of the test's, and what it asked to keep. */
async function sessionOf(test: TestContext, ...replies: Reply[]) {
  const { baseUrl, received } = await serve(test, ...replies);
  const kept: (string | undefined)[] = [];
  const retry = { retries: 1, minDelay: 1 };
  const session = createSession({ baseUrl, retry, keep: (refreshToken) => void kept.push(refreshToken) });
  const client = createCleanBlogClient({ baseUrl, retry, token: session.token });

  return { session, client, received, kept, clock: clockOf(test) };
}

function clockOf(test: TestContext) {
  let now = Date.UTC(2026, 0, 2);
  test.mock.method(Date, "now", () => now);
  return { advance: (milliseconds: number) => (now += milliseconds) };
}

const logIn = (session: Session) => session.logIn("ada@example.com", "Analytical-Engine-1843");

test("A login is good for many calls, and asks for no token itself", async (t) => {
  const { session, client, received, kept, clock } = await sessionOf(t, tokens(1), post, post);

  await logIn(session);
  await client.GET("/api/users/me");
  clock.advance(14 * minute);
  await client.GET("/api/users/me");

  assert.deepEqual(received.map(({ url }) => url), ["/api/auth/login", "/api/users/me", "/api/users/me"]);
  assert.deepEqual(received.map(({ headers }) => headers.authorization), [undefined, "Bearer access-1", "Bearer access-1"]);
  assert.deepEqual(kept, ["refresh-1"]);
});

test("Calls are anonymous before a login", async (t) => {
  const { client, received } = await sessionOf(t, post);

  await client.GET("/api/posts");

  assert.equal(received[0]?.headers.authorization, undefined);
});

test("The token is renewed once for all calls, half a minute before it expires", async (t) => {
  const { session, client, received, kept, clock } = await sessionOf(t, tokens(1), tokens(2), post, post, post);
  await logIn(session);
  clock.advance(15 * minute - 30_000);

  await Promise.all([1, 2, 3].map(() => client.GET("/api/users/me")));

  assert.deepEqual(received.map(({ url }) => url), ["/api/auth/login", "/api/auth/refresh", "/api/users/me", "/api/users/me", "/api/users/me"]);
  assert.deepEqual(JSON.parse(received[1]?.body ?? ""), { refresh_token: "refresh-1" });
  assert.equal(received[1]?.headers.authorization, undefined);
  assert.deepEqual(new Set(received.slice(2).map(({ headers }) => headers.authorization)), new Set(["Bearer access-2"]));
  assert.deepEqual(kept, ["refresh-1", "refresh-2"]);
});

test("A token of a short life is used for half of it", async (t) => {
  const { session, clock, received } = await sessionOf(t, tokens(1, 40), tokens(2));
  await logIn(session);

  clock.advance(19_000);
  assert.equal(await session.token(), "access-1");
  clock.advance(1_000);
  assert.equal(await session.token(), "access-2");

  assert.equal(received.length, 2);
});

test("A refresh token is kept before it is used", async (t) => {
  const { baseUrl, received } = await serve(t, tokens(1), tokens(2), tokens(2));
  const clock = clockOf(t);
  let isFull = false;
  const keep = () => (isFull ? Promise.reject(new RangeError("The disk is full.")) : Promise.resolve());
  const session = createSession({ baseUrl, keep });
  await logIn(session);
  clock.advance(15 * minute);

  isFull = true;
  await assert.rejects(session.token(), RangeError);
  isFull = false;

  assert.equal(await session.token(), "access-2");
  assert.deepEqual(received.slice(1).map(({ body }) => JSON.parse(body)), [{ refresh_token: "refresh-1" }, { refresh_token: "refresh-1" }]);
  assert.equal(received[1]?.headers["idempotency-key"], received[2]?.headers["idempotency-key"]);
});

test("A stored session goes on, and is renewed at once", async (t) => {
  const { session, received, kept } = await sessionOf(t, tokens(2));

  await session.continue("refresh-1");

  assert.deepEqual(received.map(({ body }) => JSON.parse(body)), [{ refresh_token: "refresh-1" }]);
  assert.deepEqual(kept, ["refresh-2"]);
  assert.equal(await session.token(), "access-2");
});

test("What the server refused to renew is forgotten, and not asked for again", async (t) => {
  const { session, client, received, kept, clock } = await sessionOf(t, tokens(1), refused, tokens(2), post);
  await logIn(session);
  clock.advance(15 * minute);
  const isEnd = (error: unknown) => error instanceof CleanBlogError && isProblem(error.problem, "auth.refresh_token_invalid");

  await assert.rejects(client.GET("/api/users/me"), isEnd);
  await assert.rejects(client.GET("/api/users/me"), isEnd);

  assert.equal(received.length, 2);
  assert.deepEqual(kept, ["refresh-1", undefined]);

  await logIn(session);
  await client.GET("/api/users/me");

  assert.equal(received.at(-1)?.headers.authorization, "Bearer access-2");
});

test("An access token that is refused is not asked about again", async (t) => {
  const { session, client, received } = await sessionOf(t, tokens(1), problem(401, "auth.token_invalid"));
  await logIn(session);

  const { error } = await client.GET("/api/users/me");

  assert.ok(isProblem(error, "auth.token_invalid"));
  assert.equal(received.length, 2);
});

test("A renewal whose answer was lost is repeated with its key, by the next call too, and what it brings counts from the first", async (t) => {
  const { session, received, clock } = await sessionOf(t, tokens(1), lost, lost, tokens(2), tokens(3));
  await logIn(session);
  clock.advance(15 * minute);

  await assert.rejects(session.token(), TypeError);
  clock.advance(60 * minute);
  const token = await session.token();

  assert.equal(token, "access-3");
  assert.deepEqual(received.slice(1).map(({ body }) => JSON.parse(body).refresh_token), ["refresh-1", "refresh-1", "refresh-1", "refresh-2"]);
  const keys = received.slice(1).map(({ headers }) => headers["idempotency-key"]);
  assert.equal(new Set(keys.slice(0, 3)).size, 1);
  assert.notEqual(keys[3], keys[0]);
});

test("An outage ends no session", async (t) => {
  const { session, kept, clock } = await sessionOf(t, tokens(1), unavailable, unavailable, tokens(2));
  await logIn(session);
  clock.advance(15 * minute);

  await assert.rejects(session.token(), (error) => error instanceof CleanBlogError && isProblem(error.problem, "server.database_unavailable"));

  assert.equal(await session.token(), "access-2");
  assert.deepEqual(kept, ["refresh-1", "refresh-2"]);
});

test("All who wait hear of a renewal that failed, instead of trying one by one", async (t) => {
  const { session, received, clock } = await sessionOf(t, tokens(1), unavailable, unavailable);
  await logIn(session);
  clock.advance(15 * minute);

  const outcomes = await Promise.allSettled([1, 2, 3].map(() => session.token()));

  assert.deepEqual(outcomes.map(({ status }) => status), ["rejected", "rejected", "rejected"]);
  assert.equal(received.length, 3);
});

test("A login that is refused says why, and changes nothing", async (t) => {
  const { session, kept } = await sessionOf(t, tokens(1), problem(401, "auth.invalid_credentials"));
  await logIn(session);

  await assert.rejects(logIn(session), (error) => error instanceof CleanBlogError && isProblem(error.problem, "auth.invalid_credentials"));

  assert.equal(await session.token(), "access-1");
  assert.deepEqual(kept, ["refresh-1"]);
});

test("A logout revokes the session, and calls are anonymous again", async (t) => {
  const { session, received, kept } = await sessionOf(t, tokens(1), (response) => response.writeHead(200, { "Content-Length": "0" }).end());
  await logIn(session);

  await session.logOut();

  assert.equal(await session.token(), undefined);
  assert.equal(received[1]?.url, "/api/auth/revoke");
  assert.deepEqual(JSON.parse(received[1]?.body ?? ""), { token: "refresh-1" });
  assert.deepEqual(kept, ["refresh-1", undefined]);
});

test("A logout that the server did not hear of can be repeated", async (t) => {
  const { session } = await sessionOf(t, tokens(1), unavailable, unavailable);
  await logIn(session);

  await assert.rejects(session.logOut(), CleanBlogError);

  assert.equal(await session.token(), "access-1");
});

test("A logout while the token is renewed revokes the new one", async (t) => {
  const { session, received, kept, clock } = await sessionOf(t, tokens(1), tokens(2), json(200, {}));
  await logIn(session);
  clock.advance(15 * minute);

  await Promise.all([session.token(), session.logOut()]);

  assert.deepEqual(JSON.parse(received[2]?.body ?? ""), { token: "refresh-2" });
  assert.deepEqual(kept, ["refresh-1", "refresh-2", undefined]);
});

test("A call of the plain logout says by its token whose session it ends", async (t) => {
  const { session, client, received } = await sessionOf(t, tokens(1), (response) => response.writeHead(204).end());
  await logIn(session);

  await client.POST("/api/auth/logout");

  assert.equal(received[1]?.headers.authorization, "Bearer access-1");
});
