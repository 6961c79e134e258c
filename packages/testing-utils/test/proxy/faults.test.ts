import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { VirtualClock } from "../../src/clock/virtual-clock.ts";
import { fault } from "../../src/proxy/fault.ts";
import { FaultProxy } from "../../src/proxy/fault-proxy.ts";
import { ask, endOf, lossOf, open, read } from "./support/raw-client.ts";
import { echo, startTarget } from "./support/raw-target.ts";
import { until } from "./support/until.ts";

const nothing = Buffer.alloc(0);
const textOf = ({ bytes, error }: { bytes: Buffer; error: string | null }) => ({ text: bytes.toString(), error });

/** Lets what could wrongly happen happen: every socket of this process gets its turn, many times. */
const settle = async (): Promise<void> => {
  for (let count = 0; count < 50; count += 1) await new Promise((resolve) => setImmediate(resolve));
};

describe("reset", () => {
  test("comes at once by default, and the target hears of no connection", async () => {
    await using target = await startTarget(echo);
    await using proxy = await FaultProxy.start({ target, faults: fault.reset() });
    expect(await lossOf(proxy.port)).toBe("ECONNRESET");
    expect(target.sockets).toHaveLength(0);
    expect(proxy.connections).toMatchObject([{ outcome: "disconnected", error: null, toServerBytes: 0 }]);
  });

  test("comes after some bytes of the client, which arrive, and no more of them", async () => {
    await using target = await startTarget();
    await using proxy = await FaultProxy.start({ target, faults: fault.reset({ from: "client", afterBytes: 5 }) });
    const client = await open(proxy.port);
    client.write("hel");
    const far = await target.socket(0);
    const atFar = endOf(far);
    await until(() => proxy.connections[0]?.toServerBytes === 3);
    client.write("lo world");
    expect((await endOf(client)).error).toBe("ECONNRESET");
    expect(textOf(await atFar)).toEqual({ text: "hello", error: "ECONNRESET" });
    expect(await proxy.idle()).toMatchObject([{ outcome: "disconnected", fromClientBytes: 11, toServerBytes: 5 }]);
  });

  test("comes after some bytes of the server, which arrive, and no more of them", async () => {
    const atFar = Promise.withResolvers<Awaited<ReturnType<typeof endOf>>>();
    await using target = await startTarget((socket) => {
      atFar.resolve(endOf(socket));
      socket.write("hello world");
    });
    await using proxy = await FaultProxy.start({ target, faults: fault.reset({ from: "server", afterBytes: 5 }) });
    expect(textOf(await endOf(await open(proxy.port)))).toEqual({ text: "hello", error: "ECONNRESET" });
    expect((await atFar.promise).error).toBe("ECONNRESET");
    expect(await proxy.idle()).toMatchObject([{ outcome: "disconnected", fromServerBytes: 11, toClientBytes: 5 }]);
  });

  test("comes just where the bytes end, too", async () => {
    await using target = await startTarget();
    await using proxy = await FaultProxy.start({ target, faults: fault.reset({ from: "client", afterBytes: 5 }) });
    const client = await open(proxy.port);
    client.write("hello");
    expect((await endOf(client)).error).toBe("ECONNRESET");
  });
});

describe("halfClose", () => {
  test("ends what the server says, while the client speaks on; the rest is read and lost", async () => {
    await using target = await startTarget((socket) => socket.write("hello world"));
    await using proxy = await FaultProxy.start({ target, faults: fault.halfClose({ from: "server", afterBytes: 5 }) });
    const client = await open(proxy.port);
    expect(textOf(await endOf(client))).toEqual({ text: "hello", error: null });
    const far = await target.socket(0);
    far.write("lost");
    client.write("still here");
    expect(await read(far, 10)).toBe("still here");
    far.end();
    client.end();
    expect(await proxy.idle()).toMatchObject([
      { outcome: "ended", fromClientBytes: 10, toServerBytes: 10, fromServerBytes: 15, toClientBytes: 5 },
    ]);
  });

  test("ends what the client says, while the server speaks on", async () => {
    await using target = await startTarget();
    await using proxy = await FaultProxy.start({ target, faults: fault.halfClose({ from: "client", afterBytes: 5 }) });
    const client = await open(proxy.port);
    client.write("hello world");
    const far = await target.socket(0);
    expect(textOf(await endOf(far))).toEqual({ text: "hello", error: null });
    far.end("yes?");
    expect(textOf(await endOf(client))).toEqual({ text: "yes?", error: null });
  });

  test("after no bytes is an end at once", async () => {
    await using target = await startTarget((socket) => socket.write("hello"));
    await using proxy = await FaultProxy.start({ target, faults: fault.halfClose({ from: "server", afterBytes: 0 }) });
    expect(await endOf(await open(proxy.port))).toEqual({ bytes: nothing, error: null });
  });
});

describe("blackHole", () => {
  test("reads nothing, so that an upload stalls, and connects to nobody", async () => {
    await using target = await startTarget(echo);
    const proxy = await FaultProxy.start({ target, faults: fault.blackHole() });
    const client = await open(proxy.port);
    const all = Buffer.alloc(32 * 2 ** 20);
    client.write(all);
    const end = endOf(client);
    await proxy.waitForConnections(1);
    await settle();
    expect(client.writableLength).toBeGreaterThan(0);
    expect(target.sockets).toHaveLength(0);
    expect(proxy.connections).toMatchObject([{ outcome: "open", fromClientBytes: 0, toClientBytes: 0 }]);
    await proxy.close();
    expect((await end).bytes).toHaveLength(0);
    expect(proxy.connections).toMatchObject([{ outcome: "proxy-closed" }]);
  });

  test("does not even read that its client has gone", async () => {
    await using proxy = await FaultProxy.start({ target: { port: 1 }, faults: fault.blackHole() });
    const client = await open(proxy.port);
    await proxy.waitForConnections(1);
    client.resetAndDestroy();
    await settle();
    expect(proxy.connections).toMatchObject([{ outcome: "open" }]);
  });

  test.each(["client", "server"] as const)("after bytes of the %s nothing passes in either direction", async (from) => {
    await using target = await startTarget();
    await using proxy = await FaultProxy.start({ target, faults: fault.blackHole({ from, afterBytes: 5 }) });
    const client = await open(proxy.port);
    const far = await target.socket(0);
    const [speaker, listener] = from === "client" ? [client, far] : [far, client];
    speaker.write("hello world");
    expect(await read(listener, 5)).toBe("hello");
    speaker.end("more");
    listener.end("answer");
    await settle();
    expect([speaker.read(), listener.read()]).toEqual([null, null]);
    expect([speaker.readableEnded, listener.readableEnded]).toEqual([false, false]);
    expect(proxy.connections).toMatchObject([
      from === "client" ? { toServerBytes: 5, toClientBytes: 0 } : { toServerBytes: 0, toClientBytes: 5 },
    ]);
  });

  test("that swallows takes any upload, and notices a client that gives up", async () => {
    await using target = await startTarget(echo);
    await using proxy = await FaultProxy.start({ target, faults: fault.blackHole({ swallow: true }) });
    const client = await open(proxy.port);
    const all = Buffer.alloc(8 * 2 ** 20);
    await new Promise((resolve) => client.write(all, resolve));
    await until(() => proxy.connections[0]?.fromClientBytes === all.length);
    expect(proxy.connections).toMatchObject([{ outcome: "open" }]);
    client.destroy();
    expect(await proxy.idle()).toMatchObject([{ outcome: "aborted-by-client", toClientBytes: 0 }]);
    expect(target.sockets).toHaveLength(0);
  });

  test("that swallows from some byte on keeps the server waiting until the client gives up", async () => {
    await using target = await startTarget(echo);
    const faults = fault.blackHole({ from: "client", afterBytes: 5, swallow: true });
    await using proxy = await FaultProxy.start({ target, faults });
    const client = await open(proxy.port);
    client.write("hello world");
    await until(() => proxy.connections[0]?.fromServerBytes === 5); // echoed, and swallowed
    expect(proxy.connections).toMatchObject([{ outcome: "open", fromClientBytes: 11, toServerBytes: 5 }]);
    const far = await target.socket(0);
    far.end();
    await settle();
    expect(proxy.connections).toMatchObject([{ outcome: "open" }]);
    client.end();
    expect(await proxy.idle()).toMatchObject([{ outcome: "aborted-by-client", toClientBytes: 0 }]);
  });
});

describe("throttle", () => {
  test.each(["client", "server"] as const)("lets so many bytes of the %s through per interval", async (from) => {
    const timers = new VirtualClock();
    await using target = await startTarget();
    const faults = fault.throttle({ from, bytes: 3, everyMs: 100, afterBytes: 2 });
    await using proxy = await FaultProxy.start({ target, faults, timers });
    const client = await open(proxy.port);
    const far = await target.socket(0);
    const [speaker, listener] = from === "client" ? [client, far] : [far, client];
    await settle();
    expect(timers.pendingTimers).toBe(0); // an interval begins when there is something to pass on
    speaker.end("abcdefghij");
    expect(await read(listener, 2)).toBe("ab");
    for (const piece of ["cde", "fgh", "ij"]) {
      await until(() => timers.pendingTimers === 1);
      timers.advance(99);
      await settle();
      expect(listener.read()).toBeNull();
      timers.advance(1);
      expect(await read(listener, piece.length)).toBe(piece);
    }
    expect(await endOf(listener)).toEqual({ bytes: nothing, error: null });
    listener.end("the other direction is not slow");
    expect(textOf(await endOf(speaker)).text).toBe("the other direction is not slow");
    expect(timers.pendingTimers).toBe(0);
  });

  test("ends with the connection, and leaves no timer", async () => {
    const timers = new VirtualClock();
    await using target = await startTarget((socket) => socket.write("hello"));
    await using proxy = await FaultProxy.start({ target, faults: fault.throttle({ from: "server" }), timers });
    for (const leave of ["client", "proxy"] as const) {
      const client = await open(proxy.port);
      await until(() => timers.pendingTimers === 1);
      if (leave === "client") client.resetAndDestroy();
      else proxy.resetConnections();
      await until(() => timers.pendingTimers === 0);
    }
    expect((await proxy.idle()).map(({ outcome }) => outcome)).toEqual(["aborted-by-client", "disconnected"]);
  });

  test("works by the timers of Node.js, too", async () => {
    await using target = await startTarget(echo);
    await using proxy = await FaultProxy.start({ target, faults: fault.throttle({ from: "server", everyMs: 1 }) });
    expect(textOf(await ask(proxy.port, "hello"))).toEqual({ text: "hello", error: null });
  });
});

describe("delay", () => {
  test("holds the connection back, then passes it on", async () => {
    const timers = new VirtualClock();
    await using target = await startTarget(echo);
    await using proxy = await FaultProxy.start({ target, faults: fault.delay(500), timers });
    const answer = ask(proxy.port, "hello");
    await until(() => timers.pendingTimers === 1);
    timers.advance(499);
    await settle();
    expect(target.sockets).toHaveLength(0);
    expect(proxy.connections).toMatchObject([{ fromClientBytes: 0 }]);
    timers.advance(1);
    expect(textOf(await answer)).toEqual({ text: "hello", error: null });
  });

  test("goes on with another fault, a delay again if need be", async () => {
    const timers = new VirtualClock();
    await using target = await startTarget(echo);
    await using proxy = await FaultProxy.start({
      target,
      faults: fault.delay(5, fault.delay(5, fault.reset())),
      timers,
    });
    const client = await open(proxy.port);
    const end = endOf(client);
    for (let count = 0; count < 2; count += 1) {
      await until(() => timers.pendingTimers === 1);
      expect(proxy.connections).toMatchObject([{ outcome: "open" }]);
      timers.advance(5);
    }
    expect((await end).error).toBe("ECONNRESET");
    expect(target.sockets).toHaveLength(0);
  });

  test("is over when the proxy closes", async () => {
    const timers = new VirtualClock();
    const proxy = await FaultProxy.start({ target: { port: 1 }, faults: fault.delay(500), timers });
    const client = await open(proxy.port);
    await until(() => timers.pendingTimers === 1);
    await proxy.close();
    expect(timers.pendingTimers).toBe(0);
    await endOf(client);
  });
});

describe("staleKeepAlive", () => {
  test.each([0, 1, 3])("resets at the first byte after %i requests, which the target never sees", async (requests) => {
    await using target = await startTarget();
    await using proxy = await FaultProxy.start({ target, faults: fault.staleKeepAlive({ requests }) });
    const client = await open(proxy.port);
    const far = await target.socket(0);
    for (let served = 0; served < requests; served += 1) {
      client.write("two ");
      expect(await read(far, 4)).toBe("two ");
      client.write("parts"); // no answer has come between: still the same request
      expect(await read(far, 5)).toBe("parts");
      far.write("an ");
      expect(await read(client, 3)).toBe("an ");
      far.write("answer");
      expect(await read(client, 6)).toBe("answer");
    }
    const bytesBefore = far.bytesRead;
    client.write("!");
    expect(await endOf(client)).toEqual({ bytes: nothing, error: "ECONNRESET" });
    expect(await endOf(far)).toEqual({ bytes: nothing, error: "ECONNRESET" });
    expect(far.bytesRead).toBe(bytesBefore);
    expect(await proxy.idle()).toMatchObject([{ outcome: "disconnected", fromClientBytes: requests * 9 + 1 }]);
  });
});

describe("corrupt", () => {
  test("turns over that bit of that byte and no other, wherever the pieces end", async () => {
    await using target = await startTarget(echo);
    await using proxy = await FaultProxy.start({ target });
    const side = fc.constantFrom("client" as const, "server" as const);
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ minLength: 1, size: "max", maxLength: 300 }),
        fc.nat(400),
        fc.nat(7),
        side,
        async (bytes, offset, bit, from) => {
          await proxy.use(fault.corrupt({ from, offset, bit }));
          const client = await open(proxy.port);
          const end = endOf(client);
          const middle = bytes.length >> 1;
          client.write(bytes.subarray(0, middle));
          await new Promise((resolve) => setImmediate(resolve));
          client.end(bytes.subarray(middle));
          const expected = Buffer.from(bytes);
          if (offset < expected.length) expected[offset] = (expected[offset] ?? 0) ^ (1 << bit);
          expect(await end).toEqual({ bytes: expected, error: null });
        },
      ),
    );
  });
});

describe("plainHttp", () => {
  test("answers the first bytes, and the target hears of no connection", async () => {
    await using target = await startTarget(echo);
    await using proxy = await FaultProxy.start({ target, faults: fault.plainHttp() });
    const silent = await open(proxy.port);
    await settle();
    expect(silent.read()).toBeNull();
    silent.destroy();
    const client = await open(proxy.port);
    client.write("\u0016\u0003\u0001");
    const { text, error } = textOf(await endOf(client));
    expect([text.split("\r\n")[0], error]).toEqual(["HTTP/1.1 400 Bad Request", null]);
    expect(target.sockets).toHaveLength(0);
    client.end("more");
    const [, spoken] = await proxy.idle();
    expect(spoken).toMatchObject({ outcome: "ended", fromClientBytes: 7, toClientBytes: text.length });
  });
});
