import { createServer } from "node:net";
import { once } from "node:events";

import { describe, expect, test } from "vitest";

import { VirtualClock } from "../../src/clock/virtual-clock.ts";
import { mix } from "../../src/mix.ts";
import { fault, type Fault } from "../../src/proxy/fault.ts";
import { FaultProxy } from "../../src/proxy/fault-proxy.ts";
import type { DataScript } from "../../src/script.ts";
import { ask, endOf, open } from "./support/raw-client.ts";
import { echo, startTarget } from "./support/raw-target.ts";

const refused = { code: "ECONNREFUSED" };

const cut = fault.halfClose({ from: "server", afterBytes: 1 });

/** What became of as many connections in a row: "-" for one that was cut, "x" for one that was refused. */
const play = async (proxy: FaultProxy, count: number): Promise<string> => {
  let played = "";
  for (let index = 0; index < count; index += 1) {
    const text = await ask(proxy.port, "ok").then(
      ({ bytes }) => bytes.toString(),
      () => "x",
    );
    played += text === "ok" ? "." : text === "o" ? "-" : "x";
  }
  return played;
};

describe("a script", () => {
  test.each<[string, DataScript<Fault>, string]>([
    ["one fault for all", cut, "----"],
    ["a list in order, and no fault afterwards", [cut, fault.pass(), cut], "-.-."],
    ["an empty list", [], "...."],
    ["a refusal takes no connection, and lasts", [cut, fault.refuse(), cut], "-xxx"],
    ["a refusal from the start", fault.refuse(), "xxxx"],
  ])("is %s", async (_, faults, expected) => {
    await using target = await startTarget(echo);
    await using proxy = await FaultProxy.start({ target, faults });
    expect(await play(proxy, 4)).toBe(expected);
  });

  test("by rates is the same for the same seed, in another proxy too", async () => {
    await using target = await startTarget(echo);
    const scriptOf = (seed: number): DataScript<Fault> =>
      mix({
        seed,
        of: [
          { weight: 3, step: fault.pass() },
          { weight: 1, step: [cut, cut] },
        ],
      });
    await using one = await FaultProxy.start({ target, faults: scriptOf(7) });
    await using other = await FaultProxy.start({ target, faults: scriptOf(7) });
    const played = await play(one, 60);
    expect(await play(other, 60)).toBe(played);
    expect(played).toMatch(/--/u);
    expect(played.split("--").every((part) => /^\.*$/u.test(part))).toBe(true);
    await other.use(scriptOf(8));
    expect(await play(other, 60)).not.toBe(played);
  });

  test("is replaced at once; connections that are open keep theirs", async () => {
    await using target = await startTarget(echo);
    await using proxy = await FaultProxy.start({ target, faults: [fault.pass(), cut, cut] });
    const client = await open(proxy.port);
    await proxy.waitForConnections(1);
    await proxy.use([fault.pass(), cut]);
    expect(await play(proxy, 3)).toBe(".-.");
    client.end("ok");
    expect((await endOf(client)).bytes.toString()).toBe("ok");
    expect(proxy.connections.map((connection) => connection.fault.kind)).toEqual(["pass", "pass", "halfClose", "pass"]);
  });

  test("may end by itself, unless another has taken its place meanwhile", async () => {
    await using target = await startTarget(echo);
    await using proxy = await FaultProxy.start({ target });
    const [first, second] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    await proxy.use(fault.refuse(), { until: first.promise });
    expect(await play(proxy, 2)).toBe("xx");
    await proxy.use(cut, { until: second.promise });
    first.resolve();
    expect(await play(proxy, 2)).toBe("--");
    second.resolve();
    await second.promise;
    expect(await play(proxy, 2)).toBe("..");
  });

  test("that ends after the proxy does no harm", async () => {
    const end = Promise.withResolvers<void>();
    const proxy = await FaultProxy.start({ target: { port: 1 } });
    await proxy.use(fault.refuse(), { until: end.promise });
    await proxy.close();
    end.resolve();
    await end.promise;
    await expect(open(proxy.port)).rejects.toMatchObject(refused);
    await proxy.close();
  });

  test("whose end rejects is told", async () => {
    const proxy = await FaultProxy.start({ target: { port: 1 } });
    const cause = new Error("no idea");
    await proxy.use(cut, { until: Promise.reject(cause) });
    await expect(proxy.waitForConnections(1)).rejects.toMatchObject({ code: "SIDEBAND_SERVER_FAILURE", cause });
    await proxy.close();
  });
});

describe("a refusal", () => {
  test("leaves what is open alone, and ends when the proxy is told to listen, on the same port", async () => {
    await using target = await startTarget(echo);
    await using proxy = await FaultProxy.start({ target, faults: [fault.pass(), fault.refuse(), cut] });
    const { port } = proxy;
    const client = await open(port);
    await proxy.waitForConnections(1);
    await expect(open(port)).rejects.toMatchObject(refused);
    await proxy.listen();
    await proxy.listen(); // once more does no harm, and takes no step
    expect(await play(proxy, 2)).toBe("-.");
    expect(proxy.port).toBe(port);
    client.end("ok");
    expect((await endOf(client)).bytes.toString()).toBe("ok");
  });

  test("is ended by another script", async () => {
    await using target = await startTarget(echo);
    await using proxy = await FaultProxy.start({ target, faults: fault.refuse() });
    await proxy.use(cut);
    expect(await play(proxy, 1)).toBe("-");
    await proxy.use([fault.refuse()]);
    expect(await play(proxy, 1)).toBe("x");
    await proxy.listen();
    expect(await play(proxy, 1)).toBe(".");
  });

  test("of some time ends by itself, just then; one after the other adds up", async () => {
    const timers = new VirtualClock();
    await using target = await startTarget(echo);
    const faults = [fault.refuse({ forMs: 100 }), fault.refuse({ forMs: 50 }), cut];
    await using proxy = await FaultProxy.start({ target, faults, timers });
    for (const ms of [99, 1, 49]) {
      expect(await play(proxy, 1)).toBe("x");
      await timers.advanceAsync(ms);
    }
    expect(await play(proxy, 1)).toBe("x");
    timers.advance(1);
    await proxy.listen(); // waits for the port that opens, and takes no step
    expect(await play(proxy, 2)).toBe("-.");
    expect(timers.pendingTimers).toBe(0);
  });

  test("that was ended before its time does not end another later", async () => {
    const timers = new VirtualClock();
    await using target = await startTarget(echo);
    await using proxy = await FaultProxy.start({ target, faults: fault.refuse({ forMs: 100 }), timers });
    await proxy.listen();
    await proxy.use(fault.refuse());
    await timers.advanceAsync(1000);
    expect(await play(proxy, 1)).toBe("x");
    await proxy.use(fault.refuse({ forMs: 100 }));
    await proxy.use(cut);
    expect(timers.pendingTimers).toBe(0);
    await proxy.use(fault.refuse({ forMs: 100 }));
    await proxy.close();
    expect(timers.pendingTimers).toBe(0);
  });

  test("and its end in any order without waiting leave the port as the last one says", async () => {
    await using target = await startTarget(echo);
    await using proxy = await FaultProxy.start({ target });
    await Promise.all([proxy.use(fault.refuse()), proxy.use(cut), proxy.use(fault.refuse()), proxy.use(cut)]);
    expect(await play(proxy, 1)).toBe("-");
    await Promise.all([proxy.use(fault.refuse()), proxy.use(cut), proxy.use(fault.refuse())]);
    expect(await play(proxy, 1)).toBe("x");
  });

  test("that ends while the proxy closes leaves the port to others, at once", async () => {
    const proxy = await FaultProxy.start({ target: { port: 1 }, faults: fault.refuse() });
    const listening = proxy.listen();
    await proxy.close();
    const other = createServer().listen(proxy.port, "127.0.0.1");
    await expect(once(other, "listening")).resolves.toEqual([]);
    await listening;
    other.close();
  });

  test("whose port another has taken is a failure, which whoever opens it is told", async () => {
    const timers = new VirtualClock();
    await using target = await startTarget(echo);
    const proxy = await FaultProxy.start({ target, faults: fault.refuse({ forMs: 10 }), timers });
    const other = createServer().listen(proxy.port, "127.0.0.1");
    await once(other, "listening");
    await expect(proxy.use(cut)).rejects.toMatchObject({ code: "EADDRINUSE" });
    await expect(proxy.listen()).rejects.toMatchObject({ code: "EADDRINUSE" });
    await proxy.use(fault.refuse({ forMs: 10 }));
    timers.advance(10);
    await expect(proxy.waitForConnections(1)).rejects.toMatchObject({
      code: "SIDEBAND_SERVER_FAILURE",
      message: expect.stringContaining("EADDRINUSE"),
    });
    other.close();
    await once(other, "close");
    await proxy.listen();
    expect(await play(proxy, 1)).toBe(".");
    await proxy.close();
  });
});
