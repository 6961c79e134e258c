import { request as httpRequest } from "node:http";

import { describe, expect, test, vi } from "vitest";

import { answer, CollectorServer } from "../../src/index.ts";
import { exportRequest, plainSpan } from "./export-request.ts";
import { post } from "./post.ts";
import { RawClient } from "./raw-client.ts";

const body = JSON.stringify(exportRequest(plainSpan(1)));

describe("a reset", () => {
  test("at the head comes before the body is read", async () => {
    await using collector = await CollectorServer.start({ script: [answer.reset({ at: "head" })] });
    using client = await RawClient.connect(collector.url);
    client.post(collector.tracesUrl, 1000);
    expect(await client.closed).toBe("ECONNRESET");
    expect(client.received).toBe("");
    expect(await collector.waitForRequests(1)).toMatchObject([
      { outcome: "disconnected", encodedBytes: 0, status: null, error: null, spans: [] },
    ]);
    expect((await post(collector.tracesUrl, exportRequest(plainSpan(1)))).status).toBe(200);
  });

  test("amid the upload comes when as many bytes are read, and they are recorded", async () => {
    const script = [answer.reset({ at: "upload", afterBytes: 9 })];
    await using collector = await CollectorServer.start({ script });
    using client = await RawClient.connect(collector.url);
    client.post(collector.tracesUrl, 1000, "sk-sec");
    await vi.waitFor(() => expect(collector.requests()).toMatchObject([{ encodedBytes: 6, outcome: "open" }]));
    client.write("ret");
    expect(await client.closed).toBe("ECONNRESET");
    expect(await collector.waitForRequests(1)).toMatchObject([
      { outcome: "disconnected", encodedBytes: 9, status: null, error: null },
    ]);
    expect(collector.received("sk-secret")).toBe(true);
    expect(collector.totals()).toMatchObject({ encodedBytes: 9, decodedBytes: 0, malformedRequests: 0 });
  });

  test("amid the upload comes by default with its first bytes, and at its end if there are too few", async () => {
    const atOnce = answer.reset({ at: "upload" });
    const late = answer.reset({ at: "upload", afterBytes: 1_000_000 });
    await using collector = await CollectorServer.start({ script: [atOnce, late] });
    for (const _ of [1, 2])
      await expect(post(collector.tracesUrl, exportRequest(plainSpan(1)))).rejects.toMatchObject({
        cause: { code: "ECONNRESET" },
      });
    expect((await collector.idle()).map(({ outcome }) => outcome)).toEqual(["disconnected", "disconnected"]);
    expect(collector.requests()[1]).toMatchObject({ encodedBytes: body.length, acceptedSpans: 0 });
    expect(collector.spans()).toEqual([]);
  });

  test("amid the upload leaves an upload that its client breaks off", async () => {
    await using collector = await CollectorServer.start({ script: [answer.reset({ at: "upload", afterBytes: 100 })] });
    const client = await RawClient.connect(collector.url);
    client.post(collector.tracesUrl, 1000, "a");
    await vi.waitFor(() => expect(collector.requests()[0]?.encodedBytes).toBe(1));
    client.destroy();
    expect(await collector.waitForRequests(1)).toMatchObject([
      { outcome: "aborted-by-client", error: "The upload broke off" },
    ]);
  });

  test.each([
    [false, 0],
    [true, 1],
  ])("amid the response sends a head and a part of the body (after taking: %s)", async (afterTaking, taken) => {
    await using collector = await CollectorServer.start({ script: answer.reset({ at: "response", afterTaking }) });
    using client = await RawClient.connect(collector.url);
    client.post(collector.tracesUrl, body.length, body);
    expect(await client.closed).toBe("ECONNRESET");
    expect(client.received).toMatch(/^HTTP\/1\.1 200 OK\r\n[^]*content-length: 2\r\n[^]*\r\n\r\n\{$/u);
    expect(await collector.idle()).toMatchObject([{ outcome: "disconnected", status: 200, acceptedSpans: taken }]);
    const response = await post(collector.tracesUrl, new Uint8Array());
    await expect(response.arrayBuffer()).rejects.toThrow();
  });
});

describe("a slow reader", () => {
  const large = JSON.stringify({ padding: "x".repeat(64 * 1024 * 1024 - 100) });

  test("takes what has come and no more, so that the client cannot go on", async () => {
    const script = [answer.slowRead({ bytesPerSecond: 1 })];
    await using collector = await CollectorServer.start({ script });
    const headers = { "content-type": "application/json", "content-length": large.length };
    const upload = httpRequest(collector.tracesUrl, { method: "POST", headers });
    upload.on("error", () => {}); // the abort that this test makes itself
    upload.end(large);
    await vi.waitFor(() => expect(collector.requests()[0]?.encodedBytes).toBeGreaterThan(0));
    const firstPiece = collector.requests()[0]?.encodedBytes ?? 0;
    expect(firstPiece).toBeLessThanOrEqual(64 * 1024);
    for (let turn = 0; turn < 100; turn += 1) await new Promise(setImmediate);
    expect(collector.requests()).toMatchObject([{ outcome: "open", encodedBytes: firstPiece, status: null }]);
    expect(upload.writableFinished).toBe(false);
    upload.destroy();
    expect((await post(collector.tracesUrl, exportRequest(plainSpan(1)))).status).toBe(200);
  });

  test("comes to the end at last, and goes on with acceptance or another answer", async () => {
    const bytesPerSecond = 1e9;
    await using collector = await CollectorServer.start({
      script: [answer.slowRead({ bytesPerSecond }), answer.slowRead({ bytesPerSecond, then: answer.status(503) })],
    });
    expect((await post(collector.tracesUrl, exportRequest(plainSpan(1)))).status).toBe(200);
    expect((await post(collector.tracesUrl, exportRequest(plainSpan(2)))).status).toBe(503);
    expect(collector.spans().map(({ name }) => name)).toEqual(["span 1"]);
  });

  test("notices that its client has left when it reads on", async () => {
    const script = [answer.slowRead({ bytesPerSecond: 1e6 }), answer.status(503)];
    await using collector = await CollectorServer.start({ script });
    const client = await RawClient.connect(collector.url);
    client.post(collector.tracesUrl, 1000, "a");
    await vi.waitFor(() => expect(collector.requests()[0]?.encodedBytes).toBe(1));
    client.destroy();
    expect(await collector.idle()).toMatchObject([{ outcome: "aborted-by-client", error: "The upload broke off" }]);
    // Its step is taken: a client that tries again is not read slowly once more.
    expect((await post(collector.tracesUrl, exportRequest(plainSpan(1)))).status).toBe(503);
  });

  test("is no reason for a collector not to close", async () => {
    const collector = await CollectorServer.start({ script: answer.slowRead({ bytesPerSecond: 1 }) });
    using client = await RawClient.connect(collector.url);
    client.post(collector.tracesUrl, body.length, body);
    await vi.waitFor(() => expect(collector.requests()[0]?.encodedBytes).toBe(body.length));
    await collector.close();
    await client.closed;
    expect(collector.requests()).toMatchObject([{ outcome: "server-closed" }]);
  });
});

describe("an answer about the upload", () => {
  test("comes too late from a function, which has failed then", async () => {
    const collector = await CollectorServer.start({ script: () => answer.slowRead() });
    expect((await post(collector.tracesUrl, exportRequest(plainSpan(1)))).status).toBe(500);
    collector.answerWith(() => answer.reset({ at: "head" }));
    expect((await post(collector.tracesUrl, exportRequest(plainSpan(1)))).status).toBe(500);
    expect(collector.requests()[0]?.error).toContain("slowRead, which acts on the upload: give it by a list or a mix");
    expect(collector.requests()[1]?.error).toContain("reset at head");
    await expect(collector.close()).rejects.toThrow("slowRead, which acts on the upload");
  });

  test("cannot follow another answer", () => {
    const message = "Expected `then` to be an answer to a request that was read";
    expect(() => answer.delay(1, answer.slowRead())).toThrow(message);
    expect(() => answer.slowRead({ then: answer.reset({ at: "head" }) })).toThrow(message);
    expect(() => answer.staleKeepAlive(answer.reset({ at: "upload" }))).toThrow(message);
    expect(answer.delay(1, answer.reset({ at: "response" }))).toMatchObject({ kind: "delay" });
  });

  test("has its values checked", () => {
    expect(() => answer.slowRead({ bytesPerSecond: 0 })).toThrow("Expected `bytesPerSecond` to be above 0, got 0");
    expect(() => answer.slowRead({ bytesPerSecond: Number.NaN })).toThrow(TypeError);
    expect(() => answer.reset({ at: "tail" as never })).toThrow(
      "Expected `at` to be one of head, upload, answer, response, got tail",
    );
    expect(() => answer.reset({ at: "upload", afterBytes: 0 })).toThrow(
      "Expected `afterBytes` to be a whole number >= 1",
    );
    expect(() => answer.reset({ at: "head", afterTaking: true })).toThrow("Expected `afterTaking` to be false");
  });
});
