import { Agent, createServer, request as httpRequest } from "node:http";
import { once } from "node:events";

import { describe, expect, test } from "vitest";

import { answer, CollectorServer } from "../../src/index.ts";
import { exportRequest, plainSpan } from "./export-request.ts";
import { post } from "./post.ts";
import { RawClient } from "./raw-client.ts";

const body = JSON.stringify(exportRequest(plainSpan(1)));

const postSpan = (collector: CollectorServer): Promise<Response> =>
  post(collector.tracesUrl, exportRequest(plainSpan(1)));

const refused = { code: "ECONNREFUSED" };

/** Sends a request on an open connection, and waits for the end of its answer. */
const exchange = async (client: RawClient, collector: CollectorServer): Promise<void> => {
  client.received = "";
  client.post(collector.tracesUrl, body.length, body);
  await client.until("\r\n\r\n{}");
};

const connectUntilOpen = async (url: string): Promise<RawClient> => {
  for (;;) {
    try {
      return await RawClient.connect(url);
    } catch {
      // refused: it is not open yet
    }
  }
};

describe("connections", () => {
  test("are numbered, kept alive, and counted with those on which nothing came", async () => {
    await using collector = await CollectorServer.start();
    using first = await RawClient.connect(collector.url);
    using second = await RawClient.connect(collector.url);
    for (const client of [second, first, second]) await exchange(client, collector);
    expect(first.received).toMatch(/connection: keep-alive/iu);
    using _third = await RawClient.connect(collector.url);
    expect(collector.requests().map(({ connection }) => connection)).toEqual([2, 1, 2]);
    const agent = new Agent({ keepAlive: true });
    for (let count = 0; count < 2; count += 1) {
      const upload = httpRequest(collector.tracesUrl, {
        agent,
        method: "POST",
        headers: { "content-type": "application/json" },
      });
      upload.end(body);
      const [response] = (await once(upload, "response")) as [NodeJS.ReadableStream];
      await once(response.resume(), "end");
    }
    agent.destroy();
    expect(collector.requests().map(({ connection }) => connection)).toEqual([2, 1, 2, 4, 4]);
    expect(collector.totals().connections).toBe(4);
  });

  test("end when their client asks for it", async () => {
    await using collector = await CollectorServer.start();
    using client = await RawClient.connect(collector.url);
    client.post(collector.tracesUrl, body.length, body, ["connection: close"]);
    expect(await client.closed).toBeNull();
    expect(client.received).toContain("200 OK");
  });
});

describe("a closed port", () => {
  test("refuses connections until the collector listens again, on the same port, with what it had", async () => {
    await using collector = await CollectorServer.start();
    const { url } = collector;
    using idle = await RawClient.connect(url);
    await exchange(idle, collector);
    await collector.refuse();
    idle.post(collector.tracesUrl, body.length, body);
    await idle.closed; // before that request is served
    expect(collector.requests()).toHaveLength(1);
    await expect(RawClient.connect(url)).rejects.toMatchObject(refused);
    await expect(postSpan(collector)).rejects.toThrow();
    await collector.refuse(); // once more does no harm
    await collector.listen();
    await collector.listen();
    expect(collector.url).toBe(url);
    expect((await postSpan(collector)).status).toBe(200);
    expect(collector.spans()).toHaveLength(2);
    expect(collector.totals()).toMatchObject({ connections: 2, requests: 2 });
  });

  test("leaves an open request its answer, and ends its connection then", async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    await using collector = await CollectorServer.start({
      script: async () => {
        await promise;
        return answer.accept();
      },
    });
    using client = await RawClient.connect(collector.url);
    client.post(collector.tracesUrl, body.length, body);
    await collector.waitForRequests(1);
    await collector.refuse();
    await expect(RawClient.connect(collector.url)).rejects.toMatchObject(refused);
    resolve();
    await client.until("\r\n\r\n{}");
    client.post(collector.tracesUrl, body.length, body);
    await client.closed; // before that request is served
    expect(await collector.idle()).toMatchObject([{ outcome: "answered", acceptedSpans: 1 }]);
  });

  test("is what answer.refuse() leaves behind, until the collector is told to listen", async () => {
    await using collector = await CollectorServer.start({ script: [answer.refuse(), answer.status(503)] });
    using client = await RawClient.connect(collector.url);
    client.post(collector.tracesUrl, body.length, body);
    expect(await client.closed).toBe("ECONNRESET");
    expect(client.received).toBe("");
    for (let attempt = 0; attempt < 3; attempt += 1)
      await expect(RawClient.connect(collector.url)).rejects.toMatchObject(refused);
    expect(await collector.idle()).toMatchObject([{ outcome: "disconnected", acceptedSpans: 0, status: null }]);
    await collector.listen();
    expect((await postSpan(collector)).status).toBe(503);
    expect((await postSpan(collector)).status).toBe(200);
    expect(collector.spans()).toHaveLength(1);
  });

  test("opens by itself after some time", async () => {
    await using collector = await CollectorServer.start({ script: [answer.refuse({ forMs: 20 })] });
    await expect(postSpan(collector)).rejects.toMatchObject({ cause: { code: "ECONNRESET" } });
    await expect(RawClient.connect(collector.url)).rejects.toMatchObject(refused);
    using client = await connectUntilOpen(collector.url);
    await exchange(client, collector);
    expect(collector.spans()).toHaveLength(1);
  });

  test("that another has taken meanwhile is a failure, which whoever opens it is told", async () => {
    const collector = await CollectorServer.start({ script: answer.refuse({ forMs: 20 }) });
    const port = Number(new URL(collector.url).port);
    await collector.refuse();
    const other = createServer().listen(port, "127.0.0.1");
    await once(other, "listening");
    await expect(collector.listen()).rejects.toMatchObject({ code: "EADDRINUSE" });
    other.close();
    await once(other, "close");
    await collector.listen();
    await expect(postSpan(collector)).rejects.toThrow();
    const third = createServer().listen(port, "127.0.0.1");
    await once(third, "listening");
    await expect(collector.waitForSpans(1)).rejects.toMatchObject({
      code: "SIDEBAND_SERVER_FAILURE",
      message: expect.stringContaining("EADDRINUSE"),
    });
    third.close();
    await collector.close();
  });

  test("stays closed once the collector is", async () => {
    const collector = await CollectorServer.start({ script: answer.refuse({ forMs: 1 }) });
    await expect(postSpan(collector)).rejects.toThrow();
    await collector.close();
    await expect(collector.listen()).rejects.toThrow("Expected an open server, got a closed one");
    await expect(RawClient.connect(collector.url)).rejects.toMatchObject(refused);
  });
});

/** How a connection is lost on which nothing is sent: a client may learn of it before it learns that it had one. */
const lossOf = async (url: string): Promise<string | null> => {
  try {
    using client = await RawClient.connect(url);
    const code = await client.closed;
    expect(client.received).toBe("");
    return code;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? null;
  }
};

describe("connections that are reset at once", () => {
  test("are made and lost before a byte, take no step, and are counted", async () => {
    await using collector = await CollectorServer.start({
      script: [answer.resetConnections(2), answer.status(503)],
    });
    const codes: (string | null)[] = [];
    using first = await RawClient.connect(collector.url);
    first.post(collector.tracesUrl, body.length, body);
    codes.push(await first.closed);
    for (let attempt = 0; attempt < 2; attempt += 1) {
      codes.push(await lossOf(collector.url));
    }
    expect(codes).toEqual(["ECONNRESET", "ECONNRESET", "ECONNRESET"]);
    expect((await postSpan(collector)).status).toBe(503);
    expect(await collector.idle()).toMatchObject([{ outcome: "disconnected" }, { connection: 4, status: 503 }]);
    expect(collector.totals()).toMatchObject({ connections: 4, requests: 2, acceptedSpans: 0 });
  });
});

describe("a stale connection", () => {
  test("is closed in the face of its next request, which is recorded and takes no step", async () => {
    await using collector = await CollectorServer.start({ script: [answer.staleKeepAlive(), answer.status(503)] });
    using client = await RawClient.connect(collector.url);
    await exchange(client, collector);
    expect(client.received).toMatch(/connection: keep-alive/iu);
    client.received = "";
    client.post(collector.tracesUrl, body.length); // the head alone
    expect(await client.closed).toBeNull();
    expect(client.received).toBe("");
    expect((await postSpan(collector)).status).toBe(503);
    expect(await collector.idle()).toMatchObject([
      { connection: 1, status: 200, outcome: "answered", acceptedSpans: 1 },
      { connection: 1, status: null, outcome: "disconnected", error: "The connection was stale", encodedBytes: 0 },
      { connection: 2, status: 503 },
    ]);
  });

  test("is a reset to a client that reuses it, and goes on with another answer before", async () => {
    await using collector = await CollectorServer.start({ script: [answer.staleKeepAlive(answer.status(429))] });
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const headers = { "content-type": "application/json" };
    const first = httpRequest(collector.tracesUrl, { agent, method: "POST", headers });
    first.end(body);
    const [response] = (await once(first, "response")) as [NodeJS.ReadableStream & { statusCode: number }];
    await once(response.resume(), "end");
    expect(response.statusCode).toBe(429);
    const second = httpRequest(collector.tracesUrl, { agent, method: "POST", headers });
    second.end(body);
    const [error] = (await once(second, "error")) as [NodeJS.ErrnoException];
    expect([error.code, second.reusedSocket]).toEqual(["ECONNRESET", true]);
    agent.destroy();
  });
});
