import { getEventListeners, once } from "node:events";
import { Agent } from "node:http";
import { Worker } from "node:worker_threads";

import { describe, expect, test } from "vitest";

import { startDeadline } from "../src/deadline.ts";
import { exchange } from "../src/otlp-http/exchange.ts";
import { makeSender, NEVER, payload } from "./support/http-sender.ts";
import { startReceiver, startTcpReceiver } from "./support/receiver.ts";

const timedOut = { kind: "retryable", error: expect.objectContaining({ code: "timeout" }) };
const aborted = { kind: "retryable", error: expect.objectContaining({ code: "aborted" }) };

const HEAD = "HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n";

describe("the deadline covers", () => {
  test("a receiver that never answers, and frees the connection", async () => {
    const closed = Promise.withResolvers<void>();
    await using receiver = await startTcpReceiver((socket) => {
      socket.resume().on("close", () => closed.resolve());
    });
    expect(await makeSender({ url: receiver.url, timeoutMs: 50 }).send(payload, NEVER)).toEqual(timedOut);
    await closed.promise;
  });

  test.each([
    ["headers", ""],
    ["a body", `${HEAD}\r\n`],
  ])("%s that trickle: no byte resets it", async (_, beginning) => {
    const closed = Promise.withResolvers<void>();
    await using receiver = await startTcpReceiver((socket) => {
      socket.resume().write(beginning || "HTTP/1.1 200 OK\r\n");
      const trickle = setInterval(() => socket.write("x"), 5);
      socket.on("close", () => {
        clearInterval(trickle);
        closed.resolve();
      });
    });
    expect(await makeSender({ url: receiver.url, timeoutMs: 150 }).send(payload, NEVER)).toEqual(timedOut);
    await closed.promise;
  });

  test("an upload that is not read", async () => {
    await using receiver = await startTcpReceiver((socket) => socket.pause());
    const huge = { body: Buffer.alloc(32 * 1024 * 1024), items: 1 };
    expect(await makeSender({ url: receiver.url, timeoutMs: 100 }).send(huge, NEVER)).toEqual(timedOut);
  });

  test("the wait for a free connection", async () => {
    await using receiver = await startTcpReceiver((socket) => socket.resume());
    const sender = makeSender({ url: receiver.url, timeoutMs: 100, maxConnections: 1 });
    const both = await Promise.all([sender.send(payload, NEVER), sender.send(payload, NEVER)]);
    expect(both).toEqual([timedOut, timedOut]);
  });

  test("a headers function that never settles", async () => {
    await using receiver = await startReceiver();
    const sender = makeSender({ url: receiver.url, timeoutMs: 50, headers: () => new Promise(() => {}) });
    expect(await sender.send(payload, NEVER)).toEqual(timedOut);
    expect(receiver.connections).toBe(0);
  });
});

describe("the caller's signal", () => {
  test("ends a request in flight and its connection", async () => {
    const closed = Promise.withResolvers<void>();
    const caller = new AbortController();
    await using receiver = await startTcpReceiver((socket) => {
      socket.on("data", () => caller.abort()).on("close", () => closed.resolve());
    });
    expect(await makeSender({ url: receiver.url }).send(payload, caller.signal)).toEqual(aborted);
    await closed.promise;
  });

  test("ends an answer that has begun", async () => {
    const caller = new AbortController();
    await using receiver = await startTcpReceiver((socket) => {
      socket.resume().write(`${HEAD}\r\nsome`, () => setImmediate(() => caller.abort()));
    });
    expect(await makeSender({ url: receiver.url }).send(payload, caller.signal)).toEqual(aborted);
  });

  test("ends a headers function that hangs", async () => {
    const caller = new AbortController();
    const headers = (): Promise<never> => {
      setImmediate(() => caller.abort());
      return new Promise(() => {});
    };
    expect(await makeSender({ url: "http://127.0.0.1:1", headers }).send(payload, caller.signal)).toEqual(aborted);
  });

  test("aborted beforehand, it lets nothing out", async () => {
    await using receiver = await startReceiver();
    expect(await makeSender({ url: receiver.url }).send(payload, AbortSignal.abort())).toEqual(aborted);
    expect(receiver.connections).toBe(0);
  });

  test("is left without listeners", async () => {
    await using receiver = await startReceiver();
    const { signal } = new AbortController();
    await makeSender({ url: receiver.url }).send(payload, signal);
    await makeSender({ url: receiver.url, headers: () => Promise.reject(new Error("no")) }).send(payload, signal);
    expect(getEventListeners(signal, "abort")).toEqual([]);
  });
});

test("time that the application blocked the event loop is not held against an answer that lies there", async () => {
  // The receiver needs a thread of its own: this one is going to be blocked.
  const worker = new Worker(
    `const { createServer } = require("node:http");
     const { parentPort } = require("node:worker_threads");
     const server = createServer((request, response) => {
       request.resume().on("end", () => response.end());
     });
     server.listen(0, "127.0.0.1", () => parentPort.postMessage(server.address().port));`,
    { eval: true },
  );
  const agent = new Agent({ keepAlive: true });
  try {
    const [port] = (await once(worker, "message")) as [number];
    const url = new URL(`http://127.0.0.1:${port}`);
    const request = { url, agent, headers: [], body: payload.body, maxResponseBytes: 0 };
    await exchange(request, NEVER);

    const deadline = startDeadline(200, NEVER);
    const second = exchange(request, deadline.signal);
    // Lets the request go out on the kept-alive connection, then blocks for longer than the deadline.
    await new Promise((resolve) => setImmediate(resolve));
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 600);
    expect(await second).toMatchObject({ status: 200 });
    deadline.close();
  } finally {
    agent.destroy();
    await worker.terminate();
  }
});
