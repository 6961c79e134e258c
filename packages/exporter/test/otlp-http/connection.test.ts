import { once } from "node:events";
import { globalAgent } from "node:http";
import type { Socket } from "node:net";

import { describe, expect, test } from "vitest";

import { makeSender, NEVER, payload } from "../support/http-sender.ts";
import { closedPort, startReceiver, startTcpReceiver } from "../support/receiver.ts";
import { runSendOnce } from "../support/run-send-once.ts";

const sent = { kind: "sent" };
const broken = { kind: "retryable", error: expect.objectContaining({ code: "connection" }) };

const OK = "HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n";
const SWITCHING = "HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: h2c\r\n\r\n";

/** Calls `answer` for each whole request on the connection. */
const onRequest = (socket: Socket, answer: () => void): void => {
  let seen = "";
  socket.on("data", (chunk) => {
    seen += chunk.toString();
    if (!seen.endsWith(payload.body.toString())) return;
    seen = "";
    answer();
  });
};

describe("connections", () => {
  test("are used again", async () => {
    await using receiver = await startReceiver();
    const sender = makeSender({ url: receiver.url });
    for (let i = 0; i < 5; i++) expect(await sender.send(payload, NEVER)).toEqual(sent);
    expect(receiver.requests.map(({ connection }) => connection)).toEqual([1, 1, 1, 1, 1]);
  });

  test("are used again after a refusal", async () => {
    await using receiver = await startReceiver((response) => response.writeHead(400).end("no"));
    const sender = makeSender({ url: receiver.url });
    for (let i = 0; i < 3; i++) await sender.send(payload, NEVER);
    expect(receiver.connections).toBe(1);
  });

  test("are not, with `keepAlive: false`", async () => {
    await using receiver = await startReceiver();
    const sender = makeSender({ url: receiver.url, keepAlive: false });
    for (let i = 0; i < 3; i++) expect(await sender.send(payload, NEVER)).toEqual(sent);
    expect(receiver.connections).toBe(3);
    expect(receiver.requests[0]?.headers.connection).toBe("close");
  });

  test("are never more than `maxConnections`", async () => {
    await using receiver = await startReceiver((response) => setImmediate(() => response.end()));
    const sender = makeSender({ url: receiver.url, maxConnections: 2 });
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => sender.send(payload, NEVER)));
    expect(outcomes).toEqual(Array.from({ length: 10 }, () => sent));
    expect(receiver.connections).toBe(2);
  });

  test("are not of the global agent, and are closed at shutdown", async () => {
    await using receiver = await startReceiver((response, _, incoming) => {
      incoming.socket.on("close", () => closed.resolve());
      response.end();
    });
    const closed = Promise.withResolvers<void>();
    const sender = makeSender({ url: receiver.url });
    await sender.send(payload, NEVER);
    expect(Object.keys(globalAgent.freeSockets)).toEqual([]);
    await sender.shutdown();
    await closed.promise;
  });
});

describe("a failing connection is retryable", () => {
  test("when nobody listens", async () => {
    const outcome = await makeSender({ url: await closedPort() }).send(payload, NEVER);
    expect(outcome).toEqual(broken);
    expect(outcome.kind === "retryable" && outcome.error.message).toBe("The connection failed: ECONNREFUSED");
  });

  test("when the name does not resolve", async () => {
    const outcome = await makeSender({ url: "http://receiver.invalid/v1/traces" }).send(payload, NEVER);
    expect(outcome).toEqual(broken);
    expect(outcome.kind === "retryable" && outcome.error.message).toMatch(
      /^The connection failed: E(?:NOTFOUND|AI_AGAIN)$/,
    );
  });

  test.each([
    ["before an answer", (socket: Socket) => socket.resetAndDestroy()],
    ["by a polite end before an answer", (socket: Socket) => socket.end()],
    ["by an answer that changes the protocol", (socket: Socket) => socket.write(SWITCHING)],
    ["in the middle of the head", (socket: Socket) => socket.write("HTTP/1.1 200 O", () => socket.resetAndDestroy())],
    [
      "in the middle of the body",
      (socket: Socket) =>
        socket.write("HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nabc", () => socket.resetAndDestroy()),
    ],
    [
      "by a polite end in the middle of the body",
      (socket: Socket) => socket.end("HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nabc"),
    ],
    [
      "in the middle of a chunk",
      (socket: Socket) => socket.end("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\nab"),
    ],
    ["by an answer that is not HTTP", (socket: Socket) => socket.end("SSH-2.0-OpenSSH_9.9\r\n")],
  ])("when it breaks %s", async (_, breakIt) => {
    await using receiver = await startTcpReceiver((socket) => onRequest(socket, () => breakIt(socket)));
    expect(await makeSender({ url: receiver.url }).send(payload, NEVER)).toEqual(broken);
    expect(receiver.connections).toBe(1);
  });
});

describe("a kept-alive connection that the receiver has closed meanwhile", () => {
  test("is not used when its end has been heard of", async () => {
    const ended = Promise.withResolvers<void>();
    await using receiver = await startTcpReceiver((socket) => {
      onRequest(socket, () => socket.end(OK));
      socket.on("close", () => ended.resolve());
    });
    const sender = makeSender({ url: receiver.url });
    expect(await sender.send(payload, NEVER)).toEqual(sent);
    await ended.promise;
    expect(await sender.send(payload, NEVER)).toEqual(sent);
    expect(receiver.connections).toBe(2);
  });

  test.each([
    ["reset", (socket: Socket) => socket.resetAndDestroy()],
    ["ended", (socket: Socket) => socket.end()],
  ])("is replaced once, unnoticed, when it is %s", async (_, closeIt) => {
    await using receiver = await startTcpReceiver((socket, connection) => {
      let requests = 0;
      onRequest(socket, () => {
        if (connection === 1 && ++requests === 2) closeIt(socket);
        else socket.write(OK);
      });
    });
    const sender = makeSender({ url: receiver.url });
    expect(await sender.send(payload, NEVER)).toEqual(sent);
    expect(await sender.send(payload, NEVER)).toEqual(sent);
    expect(receiver.connections).toBe(2);
  });

  test("is replaced by a new one, not by another that may be stale too", async () => {
    const sockets: Socket[] = [];
    let stale = false;
    await using receiver = await startTcpReceiver((socket) => {
      sockets.push(socket);
      const mine = sockets.length;
      onRequest(socket, () => {
        if (stale && mine <= 3) socket.resetAndDestroy();
        // The first three wait for each other, so that each gets a connection of its own.
        else if (mine < 3 && !stale) return;
        else for (const open of stale ? [socket] : sockets) open.write(OK);
      });
    });
    const sender = makeSender({ url: receiver.url });
    await Promise.all([1, 2, 3].map(() => sender.send(payload, NEVER)));
    stale = true;
    expect(await sender.send(payload, NEVER)).toEqual(sent);
    expect(receiver.connections).toBe(4);
  });

  test("is not replaced when an answer had begun: the request may have been taken", async () => {
    await using receiver = await startTcpReceiver((socket) => {
      let requests = 0;
      onRequest(socket, () => {
        if (++requests === 1) socket.write(OK);
        else socket.write("HTTP/1.1 2", () => socket.resetAndDestroy());
      });
    });
    const sender = makeSender({ url: receiver.url });
    expect(await sender.send(payload, NEVER)).toEqual(sent);
    expect(await sender.send(payload, NEVER)).toEqual(broken);
    expect(receiver.connections).toBe(1);
  });

  test("is not replaced twice", async () => {
    await using receiver = await startTcpReceiver((socket, connection) => {
      let requests = 0;
      onRequest(socket, () => {
        if (connection === 1 && ++requests === 1) socket.write(OK);
        else socket.resetAndDestroy();
      });
    });
    const sender = makeSender({ url: receiver.url });
    expect(await sender.send(payload, NEVER)).toEqual(sent);
    expect(await sender.send(payload, NEVER)).toEqual(broken);
    expect(receiver.connections).toBe(2);
  });
});

test("answers that are not final are passed over", async () => {
  await using receiver = await startTcpReceiver((socket) =>
    onRequest(socket, () => {
      socket.write("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nlink: </>\r\n\r\n");
      setImmediate(() => socket.write(`HTTP/1.1 102 Processing\r\n\r\n${OK}`));
    }),
  );
  const sender = makeSender({ url: receiver.url });
  for (let i = 0; i < 2; i++) expect(await sender.send(payload, NEVER)).toEqual(sent);
  expect(receiver.connections).toBe(1);
});

test("answers that are never final do not reset the deadline", async () => {
  await using receiver = await startTcpReceiver((socket) => {
    const trickle = setInterval(() => socket.write("HTTP/1.1 102 Processing\r\n\r\n"), 5);
    socket.resume().on("close", () => clearInterval(trickle));
  });
  expect(await makeSender({ url: receiver.url, timeoutMs: 150 }).send(payload, NEVER)).toEqual({
    kind: "retryable",
    error: expect.objectContaining({ code: "timeout" }),
  });
});

test("an answer before the upload is through counts, and the rest of the upload ends", async () => {
  const connections: Socket[] = [];
  await using receiver = await startTcpReceiver((socket) => {
    connections.push(socket);
    socket.once("data", () => {
      socket.pause();
      socket.write("HTTP/1.1 413 Content Too Large\r\ncontent-length: 0\r\n\r\n");
    });
  });
  const huge = { body: Buffer.alloc(64 * 1024 * 1024), items: 1 };
  expect(await makeSender({ url: receiver.url }).send(huge, NEVER)).toEqual({
    kind: "failed",
    by: "receiver",
    error: expect.objectContaining({ status: 413 }),
  });
  const [socket] = connections as [Socket];
  const closed = once(socket, "close");
  socket.resume();
  await closed;
  expect(socket.bytesRead).toBeLessThan(huge.body.length);
});

test("an idle kept-alive connection does not hold the process", async () => {
  await using receiver = await startReceiver();
  expect(await runSendOnce({ url: receiver.url })).toEqual({ code: 0, output: "sent 1, keep-alive\n", errors: "" });
});
