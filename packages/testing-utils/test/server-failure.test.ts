import { describe, expect, test } from "vitest";

import { answer, CollectorServer, FakeProvider, reply, ServerFailureError } from "../src/index.ts";
import { exportRequest, plainSpan } from "./collector/export-request.ts";

const ask = (provider: { readonly url: string }, stream = false): Promise<Response> =>
  fetch(`${provider.url}/chat/completions`, {
    method: "POST",
    headers: { authorization: "Bearer k" },
    body: JSON.stringify({ model: "m", messages: [], stream }),
  });

const postSpan = (collector: { readonly tracesUrl: string }): Promise<Response> =>
  fetch(collector.tracesUrl, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(exportRequest(plainSpan(1))),
  });

const cause = new Error("no idea");
const script = (): never => {
  throw cause;
};

/** An answer whose head Node.js refuses to send. */
const unsendable = { "bad name": "x" };

const failureOf = async (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => expect.fail("expected a rejection"),
    (error: unknown) => error,
  );

describe("a script that throws", () => {
  test("is told by every wait of the provider, at once, and recorded", async () => {
    const provider = await FakeProvider.start({ script });
    const waiting = failureOf(provider.waitForRequests(2, { timeoutMs: 60_000 }));
    expect((await ask(provider)).status).toBe(400);
    const failure = await waiting;
    expect(failure).toBeInstanceOf(ServerFailureError);
    expect(failure).toMatchObject({
      code: "SIDEBAND_SERVER_FAILURE",
      message: "POST /v1/chat/completions: The script threw: Error: no idea",
      cause,
    });
    expect(await failureOf(provider.idle())).toBe(failure);
    expect(provider.requests()).toMatchObject([
      { outcome: "failed", abortedByClient: false, status: 400, error: "The script threw: Error: no idea" },
    ]);
    await provider.close(); // it was told
  });

  test("is told by every wait of the collector, at once, and recorded", async () => {
    const collector = await CollectorServer.start({ script });
    const waiting = [collector.waitForSpans(1, { timeoutMs: 60_000 }), collector.waitForRequests(2)].map(failureOf);
    expect((await postSpan(collector)).status).toBe(500);
    for (const failure of await Promise.all(waiting)) {
      expect(failure).toBeInstanceOf(ServerFailureError);
      expect(failure).toMatchObject({ message: "POST /v1/traces: The script threw: Error: no idea", cause });
    }
    expect(collector.requests()).toMatchObject([
      { outcome: "failed", status: 500, acceptedSpans: 0, error: "The script threw: Error: no idea" },
    ]);
    await collector.close();
  });

  test.each([
    ["provider", () => FakeProvider.start({ script }), (server: FakeProvider) => ask(server)],
    ["collector", () => CollectorServer.start({ script }), (server: CollectorServer) => postSpan(server)],
  ] as const)("is told by the end of a test that never waited: %s", async (_, start, request) => {
    const server = await start();
    await request(server as never);
    expect(await failureOf(server.close())).toMatchObject({ name: "ServerFailureError", cause });
    await server.close(); // once is enough
  });

  test("is told even if the client has left meanwhile, which stays the outcome", async () => {
    const leaving = new AbortController();
    const left = Promise.withResolvers<void>();
    const provider = await FakeProvider.start({
      script: async () => {
        leaving.abort();
        await left.promise;
        throw cause;
      },
    });
    const url = `${provider.url}/chat/completions`;
    const body = JSON.stringify({ model: "m", messages: [] });
    const headers = { authorization: "Bearer k" };
    await failureOf(fetch(url, { method: "POST", headers, body, signal: leaving.signal }));
    await provider.idle(); // the provider has noticed
    left.resolve();
    expect(await failureOf(provider.waitForRequests(2))).toMatchObject({ cause });
    expect(provider.requests()).toMatchObject([{ outcome: "aborted-by-client", error: expect.any(String) }]);
    await provider.close();
  });
});

describe("an answer that cannot be sent", () => {
  test("gets status 500 with its own reason phrase, and the provider goes on", async () => {
    const provider = await FakeProvider.start({ script: [reply.status(429, { headers: unsendable }), reply.text()] });
    const response = await ask(provider);
    expect([response.status, response.statusText]).toEqual([500, "Internal Server Error"]);
    expect(await response.text()).toContain("The server failed: TypeError");
    expect((await ask(provider)).status).toBe(200);
    const calls = provider.requests();
    expect(calls).toMatchObject([{ outcome: "failed", status: 500 }, { outcome: "answered" }]);
    expect(calls[0]?.error).toContain("bad name");
    expect(await failureOf(provider.close())).toMatchObject({ message: expect.stringContaining("bad name") });
  });

  test("cuts the connection where the answer has begun", async () => {
    const error = { ...reply.error(), message: 1n as never }; // JSON has no such number
    const provider = await FakeProvider.start({ script: reply.streamError({ afterChunks: 1, error }) });
    const response = await ask(provider, true);
    await failureOf(response.text());
    expect(provider.requests()).toMatchObject([{ outcome: "failed", status: 200, chunksWritten: 1 }]);
    expect(await failureOf(provider.close())).toMatchObject({ message: expect.stringContaining("BigInt") });
  });

  test("does not end a collector", async () => {
    const collector = await CollectorServer.start({ script: [answer.status(503, { headers: unsendable })] });
    expect((await postSpan(collector)).status).toBe(500);
    expect((await postSpan(collector)).status).toBe(200);
    expect(collector.requests()).toMatchObject([
      { outcome: "failed", error: expect.stringContaining("bad name") },
      { outcome: "answered", error: null },
    ]);
    expect(await failureOf(collector.close())).toBeInstanceOf(ServerFailureError);
  });

  test("does not end a child process: a wait tells it, or the end of the test", async () => {
    const provider = await FakeProvider.spawn({ script: [reply.status(429, { headers: unsendable }), reply.text()] });
    const collector = await CollectorServer.spawn({ script: [answer.status(503, { headers: unsendable })] });
    expect([(await ask(provider)).status, (await ask(provider)).status]).toEqual([500, 200]);
    expect([(await postSpan(collector)).status, (await postSpan(collector)).status]).toEqual([500, 200]);
    const told = await failureOf(provider.idle());
    expect(told).toBeInstanceOf(ServerFailureError);
    expect(told).toMatchObject({ message: expect.stringContaining("bad name") });
    await provider.close();
    const toldAtLast = await failureOf(collector.close());
    expect(toldAtLast).toBeInstanceOf(ServerFailureError);
    expect(toldAtLast).toMatchObject({ message: expect.stringContaining("bad name") });
    await collector.close();
    await expect(postSpan(collector)).rejects.toThrow();
  });
});
