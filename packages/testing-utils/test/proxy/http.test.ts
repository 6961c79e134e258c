import { once } from "node:events";
import { Agent, request as httpRequest, type IncomingMessage, type RequestOptions } from "node:http";
import { Agent as SecureAgent, request as httpsRequest } from "node:https";
import { text } from "node:stream/consumers";

import { describe, expect, test } from "vitest";

import { VirtualClock } from "../../src/clock/virtual-clock.ts";
import { CollectorServer } from "../../src/collector/collector-server.ts";
import { fault, type Fault } from "../../src/proxy/fault.ts";
import { FaultProxy, type FaultProxyOptions } from "../../src/proxy/fault-proxy.ts";
import { exportRequest, plainSpan } from "../collector/export-request.ts";
import { until } from "./support/until.ts";

interface Reply {
  readonly status: number | undefined;
  readonly body: string;
}

const body = JSON.stringify(exportRequest(plainSpan(1)));
const success = { status: 200, body: "{}" };

/** Posts one span; rejects with the error of the request or of its answer. */
const post = async (url: string, options: RequestOptions & { ca?: string } = {}): Promise<Reply> => {
  const request = url.startsWith("https:") ? httpsRequest : httpRequest;
  const headers = { "content-type": "application/json" };
  const upload = request(url, { method: "POST", headers, agent: false, ...options });
  upload.end(body);
  const [response] = (await once(upload, "response")) as [IncomingMessage];
  return { status: response.statusCode, body: await text(response) };
};

interface Setting extends AsyncDisposable {
  readonly collector: CollectorServer;
  readonly proxy: FaultProxy;
  readonly options: { readonly ca?: string };
}

const start = async (tls: boolean, options: Omit<FaultProxyOptions, "target"> = {}): Promise<Setting> => {
  const collector = await CollectorServer.start({ tls });
  const proxy = await FaultProxy.start({ target: collector.tracesUrl, ...options });
  return {
    collector,
    proxy,
    options: tls ? { ca: collector.certificateAuthority } : {},
    async [Symbol.asyncDispose]() {
      await proxy.close();
      await collector.close();
    },
  };
};

const connectionLost = expect.stringMatching(/^(?:ECONNRESET|EPIPE)$/u) as string;

describe.each([false, true])("a client of HTTP behind the proxy (TLS: %s)", (tls) => {
  test("notices nothing without a fault, keeps its connection alive, and is told who it talks to", async () => {
    await using setting = await start(tls);
    const { collector, proxy } = setting;
    const agent = tls ? new SecureAgent({ keepAlive: true, ...setting.options }) : new Agent({ keepAlive: true });
    for (let count = 0; count < 3; count += 1) expect(await post(proxy.url, { agent })).toEqual(success);
    agent.destroy();
    expect(await proxy.idle()).toMatchObject([{ outcome: "ended", error: null }]);
    expect(collector.requests().map(({ connection }) => connection)).toEqual([1, 1, 1]);
  });

  test.each<[string, Fault, string]>([
    ["a refusal", fault.refuse(), "ECONNREFUSED"],
    ["a reset at once", fault.reset(), "ECONNRESET"],
    ["a reset amid what it sends", fault.reset({ from: "client", afterBytes: 100 }), connectionLost],
    ["a reset amid the answer", fault.reset({ from: "server", afterBytes: 20 }), "ECONNRESET"],
    ["an end of the answer before its time", fault.halfClose({ from: "server", afterBytes: 20 }), "ECONNRESET"],
    ["an end before the answer", fault.halfClose({ from: "server", afterBytes: 0 }), "ECONNRESET"],
    ["a reset at the first byte", fault.staleKeepAlive({ requests: 0 }), "ECONNRESET"],
  ])("fails by %s, and not on its next connection; no span arrives twice or by half", async (_, first, code) => {
    await using setting = await start(tls, { faults: first });
    const { collector, proxy, options } = setting;
    await expect(post(proxy.url, options)).rejects.toMatchObject({ code });
    await proxy.use([]);
    expect(await post(proxy.url, options)).toEqual(success);
    await collector.idle();
    expect(collector.totals().malformedRequests).toBe(0);
    for (const span of collector.spans()) expect(span.name).toBe("span 1");
  });

  test.each(["client", "server"] as const)(
    "is left without an answer by a black hole after bytes of the %s",
    async (from) => {
      await using setting = await start(tls, { faults: fault.blackHole({ from, afterBytes: 10, swallow: true }) });
      const { collector, proxy, options } = setting;
      const giveUp = new AbortController();
      const posting = post(proxy.url, { ...options, signal: giveUp.signal });
      await until(() => (proxy.connections[0]?.[from === "client" ? "toServerBytes" : "toClientBytes"] ?? 0) === 10);
      giveUp.abort();
      await expect(posting).rejects.toMatchObject({ code: "ABORT_ERR" });
      expect(await proxy.idle()).toMatchObject([{ outcome: "aborted-by-client" }]);
      await collector.idle();
    },
  );

  test.each(["client", "server"] as const)(
    "is served byte by byte of the %s, as slowly as the clock goes",
    async (from) => {
      const timers = new VirtualClock();
      await using setting = await start(tls, { faults: fault.throttle({ from, bytes: 20, everyMs: 1000 }), timers });
      const { proxy, options } = setting;
      let isServed = false;
      const posting = post(proxy.url, options).finally(() => (isServed = true));
      let steps = 0;
      await until(() => {
        if (timers.pendingTimers > 0) steps += 1;
        timers.advance(timers.pendingTimers > 0 ? 1000 : 0);
        return isServed;
      });
      expect(await posting).toEqual(success);
      const [connection] = proxy.connections;
      const passed = from === "client" ? connection?.toServerBytes : connection?.toClientBytes;
      expect(passed).toBeGreaterThan(100);
      expect(steps).toBeGreaterThanOrEqual(Math.floor((passed ?? 0) / 20));
    },
  );
});

test("a connection that is kept alive goes stale under its next request, of which the server sees nothing", async () => {
  await using setting = await start(false, { faults: [fault.staleKeepAlive(), fault.pass()] });
  const { collector, proxy } = setting;
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const headers = { "content-type": "application/json" };
  expect(await post(proxy.url, { agent })).toEqual(success);
  const second = httpRequest(proxy.url, { agent, method: "POST", headers });
  second.end(body);
  const [error] = (await once(second, "error")) as [NodeJS.ErrnoException];
  expect([error.code, second.reusedSocket]).toEqual([connectionLost, true]);
  expect(await post(proxy.url, { agent })).toEqual(success);
  agent.destroy();
  expect(collector.requests()).toHaveLength(2);
  expect((await proxy.idle()).map(({ outcome }) => outcome)).toEqual(["disconnected", "ended"]);
});

test("a bit that is turned over breaks HTTP at its head, a body only if it is looked at, and TLS anywhere", async () => {
  await using plain = await start(false, { faults: fault.corrupt({ from: "server", offset: 0, bit: 3 }) });
  await expect(post(plain.proxy.url)).rejects.toMatchObject({ code: expect.stringMatching(/^HPE_/u) });
  await plain.proxy.use([]);
  await post(plain.proxy.url);
  const { toClientBytes = 0 } = plain.proxy.connections.at(-1) ?? {};
  await plain.proxy.use(fault.corrupt({ from: "server", offset: toClientBytes - 1 }));
  expect(await post(plain.proxy.url)).toEqual({ status: 200, body: "{|" });

  await using secure = await start(true);
  for (const from of ["client", "server"] as const) {
    await secure.proxy.use(fault.corrupt({ from, offset: 60 }));
    await expect(post(secure.proxy.url, secure.options)).rejects.toThrow();
  }
  expect(secure.collector.spans()).toHaveLength(0);
});

test("a client that begins with TLS and is answered in plain HTTP sends nothing that could be read", async () => {
  await using setting = await start(true, { faults: fault.plainHttp() });
  const { collector, proxy, options } = setting;
  await expect(post(proxy.url, options)).rejects.toMatchObject({ code: "EPROTO" });
  expect(collector.totals().connections).toBe(0);
  expect(await post(proxy.url.replace("https:", "http:"))).toEqual({ status: 400, body: "" });
});

test("a handshake of TLS is cut", async () => {
  await using setting = await start(true, { faults: fault.reset({ from: "server", afterBytes: 10 }) });
  const { collector, proxy, options } = setting;
  await expect(post(proxy.url, options)).rejects.toMatchObject({ code: "ECONNRESET" });
  await collector.idle();
  expect(collector.totals().requests).toBe(0);
});
