import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { TestContext } from "node:test";

export interface Received {
  method: string | undefined;
  url: string | undefined;
  headers: IncomingMessage["headers"];
  body: string;
}

export type Reply = (response: ServerResponse, request: Received) => void;

/** A server that gives these answers in turn, and keeps what it was asked; it ends with the test. */
export async function serve(test: TestContext, ...replies: Reply[]): Promise<{ baseUrl: string; received: Received[] }> {
  const received: Received[] = [];
  const server = createServer(async (message, response) => {
    const { method, url, headers } = message;
    const request = { method, url, headers, body: Buffer.concat(await message.toArray()).toString() };
    const reply = replies[received.length] ?? problem(500, "server.error");

    received.push(request);
    reply(response, request);
  });

  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  test.after(() => {
    server.closeAllConnections();
    server.close();
  });

  return { baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, received };
}

export function json(status: number, body: unknown, headers: Record<string, string> = {}): Reply {
  return (response) => response.writeHead(status, { "Content-Type": "application/json", ...headers }).end(JSON.stringify(body));
}

export function problem(status: number, code: string, headers: Record<string, string> = {}): Reply {
  const body = { type: `/api/docs/errors#${code}`, title: code, status, detail: "So it is.", instance: "/", code, trace_id: "0" };
  return json(status, body, { "Content-Type": "application/problem+json", ...headers });
}

export const unavailable = problem(503, "server.database_unavailable");

/** The connection ends where an answer should have come. */
export const lost: Reply = (response) => void response.destroy();

/** The connection ends in the midst of the answer. */
export const cutShort: Reply = (response) => {
  response.writeHead(200, { "Content-Type": "application/json", "Content-Length": "100" });
  response.write('{"id":', () => response.destroy());
};
