import { describe, expect, test } from "vitest";

import { fault, type Fault } from "../../src/proxy/fault.ts";
import { FaultProxy, type FaultProxyOptions } from "../../src/proxy/fault-proxy.ts";
import { resolveTarget } from "../../src/proxy/target.ts";
import { ask } from "./support/raw-client.ts";
import { echo, startTarget } from "./support/raw-target.ts";

describe("faults", () => {
  test("are plain data, the same after a trip through JSON, with every default written out", () => {
    const faults: readonly Fault[] = [
      fault.pass(),
      fault.refuse(),
      fault.refuse({ forMs: 5 }),
      fault.reset(),
      fault.halfClose({ from: "server", afterBytes: 3 }),
      fault.blackHole(),
      fault.throttle({ from: "client" }),
      fault.delay(7),
      fault.staleKeepAlive(),
      fault.corrupt({ from: "client", offset: 4 }),
      fault.plainHttp(),
    ];
    expect(JSON.parse(JSON.stringify(faults))).toEqual(faults);
    expect(faults).toEqual([
      { kind: "pass" },
      { kind: "refuse", forMs: null },
      { kind: "refuse", forMs: 5 },
      { kind: "reset", from: "client", afterBytes: 0 },
      { kind: "halfClose", from: "server", afterBytes: 3 },
      { kind: "blackHole", from: "client", afterBytes: 0, swallow: false },
      { kind: "throttle", from: "client", bytes: 1, everyMs: 20, afterBytes: 0 },
      { kind: "delay", durationMs: 7, then: { kind: "pass" } },
      { kind: "staleKeepAlive", requests: 1 },
      { kind: "corrupt", from: "client", offset: 4, bit: 0 },
      { kind: "plainHttp" },
    ]);
  });

  test.each([
    [() => fault.refuse({ forMs: -1 }), "Expected `forMs` to be a finite number >= 0, got -1"],
    [() => fault.reset({ afterBytes: 0.5 }), "Expected `afterBytes` to be a whole number >= 0, got 0.5"],
    [() => fault.reset({ from: "both" as never }), 'Expected `from` to be "client" or "server", got both'],
    [() => fault.halfClose({ from: "client", afterBytes: -1 }), "Expected `afterBytes` to be a whole number"],
    [() => fault.halfClose({} as never), 'Expected `from` to be "client" or "server", got undefined'],
    [() => fault.blackHole({ afterBytes: -1 }), "Expected `afterBytes` to be a whole number >= 0, got -1"],
    [() => fault.blackHole({ from: 1 as never }), 'Expected `from` to be "client" or "server", got 1'],
    [() => fault.throttle({ from: "client", bytes: 0 }), "Expected `bytes` to be a whole number >= 1, got 0"],
    [() => fault.throttle({ from: "client", everyMs: Infinity }), "Expected `everyMs` to be a finite number"],
    [() => fault.throttle({ from: "client", afterBytes: -1 }), "Expected `afterBytes` to be a whole number"],
    [() => fault.throttle({} as never), 'Expected `from` to be "client" or "server", got undefined'],
    [() => fault.delay(Number.NaN), "Expected `durationMs` to be a finite number >= 0, got NaN"],
    [() => fault.delay(1, fault.refuse() as never), "Expected `then` to be a fault of a connection, got refuse"],
    [() => fault.staleKeepAlive({ requests: -1 }), "Expected `requests` to be a whole number >= 0, got -1"],
    [() => fault.corrupt({ from: "client", offset: -1 }), "Expected `offset` to be a whole number >= 0, got -1"],
    [() => fault.corrupt({ from: "client", offset: 0, bit: 8 }), "Expected `bit` to be at most 7, got 8"],
    [() => fault.corrupt({ offset: 0 } as never), 'Expected `from` to be "client" or "server", got undefined'],
  ])("out of range are refused (%#)", (make, message) => {
    expect(make).toThrow(TypeError);
    expect(make).toThrow(message);
  });
});

describe("a target", () => {
  test.each<[FaultProxyOptions["target"], string]>([
    ["http://127.0.0.1:4318", "http://127.0.0.1:PORT"],
    ["http://collector.example/", "http://127.0.0.1:PORT"],
    [new URL("https://collector.example/v1/traces?x=1#y"), "https://127.0.0.1:PORT/v1/traces?x=1#y"],
    ["http://[::1]:4318/?x=1", "http://127.0.0.1:PORT/?x=1"],
    ["postgres://me:secret@db:5432/shop", "postgres://me:secret@127.0.0.1:PORT/shop"],
    [{ port: 5432 }, "tcp://127.0.0.1:PORT"],
  ])("%s is reached through the proxy's own address", async (target, url) => {
    await using proxy = await FaultProxy.start({ target });
    expect(proxy.url).toBe(url.replace("PORT", String(proxy.port)));
  });

  test.each(["localhost", "127.0.0.1"])("is found by its name or number: %s", async (host) => {
    await using target = await startTarget(echo);
    await using proxy = await FaultProxy.start({ target: { host, port: target.port } });
    expect((await ask(proxy.port, "hello")).bytes.toString()).toBe("hello");
    await using through = await FaultProxy.start({ target: `http://${host}:${target.port}/path` });
    expect((await ask(through.port, "hello")).bytes.toString()).toBe("hello");
  });

  test("may have an address of IPv6", () => {
    expect(resolveTarget("http://[::1]:4318")).toMatchObject({ host: "::1", port: 4318 });
    expect(resolveTarget({ host: "::1", port: 4318 })).toMatchObject({ host: "::1", port: 4318 });
  });

  test.each<[FaultProxyOptions["target"], string]>([
    ["localhost:4318", 'Expected `target` to be a URL with a host, or a host and a port, got "localhost:4318"'],
    ["no address", 'Expected `target` to be a URL with a host, or a host and a port, got "no address"'],
    [new URL("file:///etc"), 'Expected `target` to be a URL with a host, or a host and a port, got "file:///etc"'],
    ["postgres://db/shop", "Expected `target` to have a port, got a URL of postgres: without one"],
    ["http://127.0.0.1:0", "Expected `target.port` to be a whole number >= 1, got 0"],
    [{ port: 0 }, "Expected `target.port` to be a whole number >= 1, got 0"],
    [{ port: 65_536 }, "Expected `target.port` to be at most 65535, got 65536"],
  ])("that is none is refused: %s", async (target, message) => {
    const starting = FaultProxy.start({ target });
    await expect(starting).rejects.toThrow(TypeError);
    await expect(starting).rejects.toThrow(message);
  });
});
