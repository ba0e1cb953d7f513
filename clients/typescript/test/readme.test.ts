import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { format } from "node:util";
import { CleanBlog } from "./cleanblog.js";

test("The README's program prints what the README says", async (t) => {
  const readme = await readFile(new URL("../../README.md", import.meta.url), "utf8");
  const promised = [...readme.matchAll(/console\.log\(.*\); \/\/ → (.*)/g)].map(([, line]) => line);
  const printed: string[] = [];
  const server = await CleanBlog.start();
  t.after(() => server.stop());
  t.mock.method(console, "log", (...values: unknown[]) => printed.push(format(...values)));
  process.env["CLEANBLOG_URL"] = server.url;

  await import("./readme.js");

  assert.ok(promised.length > 0);
  assert.deepEqual(printed, promised);
});
