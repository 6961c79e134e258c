import { once } from "node:events";

import { describe, expect, test } from "vitest";

import { fault } from "../../src/proxy/fault.ts";
import { FaultProxy } from "../../src/proxy/fault-proxy.ts";
import { ServerFailureError } from "../../src/server-failure-error.ts";
import { ask, endOf, lossOf, open } from "./support/raw-client.ts";
import { echo, startTarget } from "./support/raw-target.ts";
import { until } from "./support/until.ts";

describe("a connection that a side breaks", () => {
  test("is reset for the server when the client resets it", async () => {
    await using target = await startTarget();
    await using proxy = await FaultProxy.start({ target });
    const client = await open(proxy.port);
    const far = await target.socket(0);
    client.resetAndDestroy();
    expect((await endOf(far)).error).toBe("ECONNRESET");
    expect(await proxy.idle()).toMatchObject([{ outcome: "aborted-by-client", error: "ECONNRESET" }]);
  });

  test("is reset for the client when the server resets it", async () => {
    await using target = await startTarget((socket) => socket.resetAndDestroy());
    await using proxy = await FaultProxy.start({ target });
    expect(await lossOf(proxy.port)).toBe("ECONNRESET");
    expect(await proxy.idle()).toMatchObject([{ outcome: expect.stringMatching(/aborted-by-server|unreachable/u) }]);
  });

  test("is reset for the client when the server resets it later", async () => {
    await using target = await startTarget();
    await using proxy = await FaultProxy.start({ target });
    const client = await open(proxy.port);
    const end = endOf(client);
    const far = await target.socket(0);
    client.write("hello");
    await once(far, "readable");
    far.resetAndDestroy();
    expect((await end).error).toBe("ECONNRESET");
    expect(await proxy.idle()).toMatchObject([{ outcome: "aborted-by-server", error: "ECONNRESET" }]);
  });

  test("is reset for the client when nobody is at the target", async () => {
    const gone = await startTarget();
    await gone[Symbol.asyncDispose]();
    await using proxy = await FaultProxy.start({ target: gone });
    expect(await lossOf(proxy.port)).toBe("ECONNRESET");
    expect(await proxy.idle()).toMatchObject([{ outcome: "unreachable", error: "ECONNREFUSED", toServerBytes: 0 }]);
  });

  test("many times, whatever the other side does just then, is an outcome and no more", async () => {
    await using target = await startTarget((socket) => {
      socket.write(Buffer.alloc(100_000));
      socket.pipe(socket);
    });
    await using proxy = await FaultProxy.start({ target });
    for (let count = 0; count < 200; count += 1) {
      const client = await open(proxy.port);
      client.write(Buffer.alloc(50_000));
      if (count % 3 === 0) await once(client, "data");
      if (count % 2 === 0) client.destroy();
      else client.resetAndDestroy();
    }
    const ends = await proxy.idle();
    expect(ends).toHaveLength(200);
    for (const { outcome } of ends) expect(outcome).toMatch(/^(?:ended|aborted-by-client|aborted-by-server)$/u);
  });
});

describe("the proxy", () => {
  test("resets what is open when told, and nothing later", async () => {
    await using target = await startTarget(echo);
    await using proxy = await FaultProxy.start({ target });
    const clients = [await open(proxy.port), await open(proxy.port)];
    await target.socket(1);
    const ends = Promise.all(clients.map(endOf));
    proxy.resetConnections();
    expect((await ends).map(({ error }) => error)).toEqual(["ECONNRESET", "ECONNRESET"]);
    expect((await ask(proxy.port, "hello")).bytes.toString()).toBe("hello");
    expect((await proxy.idle()).map(({ outcome }) => outcome)).toEqual(["disconnected", "disconnected", "ended"]);
  });

  test("resets a connection whose end is on its way", async () => {
    await using target = await startTarget((socket) => socket.resume());
    await using proxy = await FaultProxy.start({ target });
    for (let count = 0; count < 50; count += 1) {
      const client = await open(proxy.port);
      const far = await target.socket(count);
      client.end("hello");
      const end = endOf(client);
      await once(far, "end");
      far.end();
      proxy.resetConnections();
      expect([null, "ECONNRESET"]).toContain((await end).error);
    }
    expect(await proxy.idle()).toHaveLength(50);
  });

  test("closes while connections are at all stages, and nothing is left open", async () => {
    await using target = await startTarget(echo);
    const faults = [
      fault.pass(),
      fault.blackHole(),
      fault.delay(60_000),
      fault.throttle({ from: "server", everyMs: 60_000 }),
    ];
    const proxy = await FaultProxy.start({ target, faults });
    const clients = [];
    for (const _ of faults) {
      const client = await open(proxy.port);
      client.write("hello");
      clients.push(client);
    }
    const late = await open(proxy.port); // on its way to the target
    const ends = [...clients, late].map(endOf);
    await until(() => proxy.connections[3]?.fromServerBytes === 5);
    await Promise.all([proxy.close(), proxy.close()]);
    await Promise.all(ends);
    for (const { outcome } of proxy.connections) expect(outcome).toBe("proxy-closed");
    await expect(open(proxy.port)).rejects.toMatchObject({ code: "ECONNREFUSED" });
    await expect(proxy.use(fault.refuse())).rejects.toThrow("Expected an open proxy, got a closed one");
    await expect(proxy.listen()).rejects.toThrow(TypeError);
  });

  test("counts those that come, and tells in vain waits how many", async () => {
    await using target = await startTarget(echo);
    await using proxy = await FaultProxy.start({ target });
    const waiting = proxy.waitForConnections(2);
    await using other = await FaultProxy.start({ target });
    for (let count = 0; count < 2; count += 1) await ask(proxy.port, "");
    expect(await waiting).toHaveLength(2);
    await expect(other.waitForConnections(1, { timeoutMs: 1 })).rejects.toThrow("expected 1 connections, got 0");
    await open(other.port);
    await expect(other.idle({ timeoutMs: 1 })).rejects.toThrow("expected no open connection, got 1");
  });

  test("tells of a fault that there is not, by every wait or by the end of the test", async () => {
    await using target = await startTarget(echo);
    for (const waits of [true, false]) {
      const proxy = await FaultProxy.start({ target, faults: { kind: "none" } as never });
      expect(await lossOf(proxy.port)).toBe("ECONNRESET");
      if (waits) await expect(proxy.waitForConnections(2, { timeoutMs: 60_000 })).rejects.toThrow(ServerFailureError);
      if (waits) await proxy.close();
      else await expect(proxy.close()).rejects.toThrow(ServerFailureError);
      expect(proxy.connections).toMatchObject([{ outcome: "failed" }]);
    }
  });
});
