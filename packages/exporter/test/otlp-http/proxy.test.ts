import { getEventListeners } from "node:events";
import type { Duplex } from "node:stream";
import { inspect } from "node:util";

import { CollectorServer } from "@sideband/testing-utils";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";

import { OtlpHttpSpanExporter, type OtlpHttpSpanExporterOptions } from "../../src/index.ts";
import { openTunnel } from "../../src/otlp-http/open-tunnel.ts";
import { type ProxyServer, resolveProxy } from "../../src/otlp-http/proxy.ts";
import { makeSender, NEVER, payload } from "../support/http-sender.ts";
import { LOOPBACK_CERTIFICATE, loopbackCertificate } from "../support/loopback-certificate.ts";
import { startProxy, type TestProxy, type TestProxyOptions } from "../support/proxy.ts";
import { closedPort, startReceiver } from "../support/receiver.ts";
import { runSendOnce } from "../support/run-send-once.ts";

const VARIABLES = ["http_proxy", "https_proxy", "all_proxy", "no_proxy"].flatMap((name) => [name, name.toUpperCase()]);

beforeEach(() => {
  for (const name of VARIABLES) vi.stubEnv(name, undefined);
});

afterEach(() => vi.unstubAllEnvs());

const sent = { kind: "sent" };
const failed = (code: string, message: unknown, slow: object = {}) => ({
  kind: "retryable",
  error: expect.objectContaining({ code, message }),
  ...slow,
});

/** A receiver with TLS that only the proxy knows how to find, and how to reach it. */
const startHidden = async (options: Omit<TestProxyOptions, "receiver"> = {}) => {
  const collector = await CollectorServer.start({ tls: true });
  const proxy = await startProxy({ ...options, receiver: collector.tracesUrl });
  const reach = (more: Partial<OtlpHttpSpanExporterOptions> = {}): OtlpHttpSpanExporterOptions => ({
    url: "https://receiver.test/v1/traces?key=query-secret",
    tls: { ca: collector.certificateAuthority, serverName: "localhost" },
    proxy: proxy.url,
    ...more,
  });
  return {
    collector,
    proxy,
    reach,
    async [Symbol.asyncDispose]() {
      await proxy[Symbol.asyncDispose]();
      await collector[Symbol.asyncDispose]();
    },
  };
};

/** The same with plain HTTP. */
const startHiddenPlain = async (options: Omit<TestProxyOptions, "receiver"> = {}) => {
  const receiver = await startReceiver();
  const proxy = await startProxy({ ...options, receiver: receiver.url });
  return {
    receiver,
    proxy,
    url: "http://receiver.test:4318/v1/traces?tenant=7",
    async [Symbol.asyncDispose]() {
      await proxy[Symbol.asyncDispose]();
      await receiver[Symbol.asyncDispose]();
    },
  };
};

const withCredentials = ({ url }: TestProxy): string =>
  url.replace("http://", "http://user%40corp:pass%3Aword-secret@");
const BASIC = `Basic ${Buffer.from("user@corp:pass:word-secret").toString("base64")}`;

describe("an https receiver behind a proxy", () => {
  test("gets spans through one tunnel, into which the proxy cannot look", async () => {
    await using hidden = await startHidden();
    const sender = makeSender(hidden.reach({ headers: { authorization: "Bearer sk-0123456789" } }));
    for (let i = 0; i < 3; i++) expect((await sender.send(payload, NEVER)).kind).not.toBe("retryable");
    expect(hidden.collector.requests()).toHaveLength(3);
    expect(hidden.collector.requests()[0]?.headers).toMatchObject({
      host: "receiver.test",
      authorization: "Bearer sk-0123456789",
    });
    expect(hidden.proxy.requests).toEqual([
      { method: "CONNECT", target: "receiver.test:443", headers: { host: "receiver.test:443", connection: "close" } },
    ]);
    await sender.shutdown();
  });

  test("gets each request through a tunnel of its own, with `keepAlive: false`", async () => {
    await using hidden = await startHidden();
    const sender = makeSender(hidden.reach({ keepAlive: false }));
    for (let i = 0; i < 3; i++) await sender.send(payload, NEVER);
    expect(hidden.proxy.requests).toHaveLength(3);
    expect(hidden.collector.requests()).toHaveLength(3);
  });

  test("has no more than `maxConnections` tunnels at once", async () => {
    await using hidden = await startHidden();
    const sender = makeSender(hidden.reach({ maxConnections: 2 }));
    await Promise.all(Array.from({ length: 10 }, () => sender.send(payload, NEVER)));
    expect(hidden.collector.requests()).toHaveLength(10);
    expect(hidden.proxy.mostOpen).toBe(2);
    await sender.shutdown();
  });

  test("has to have a certificate for itself, not for the proxy or this machine", async () => {
    await using hidden = await startHidden();
    const tls = { ca: hidden.collector.certificateAuthority };
    for (const url of ["https://192.0.2.1/v1/traces", "https://[2001:db8::1]/v1/traces", "https://receiver.test/"]) {
      const outcome = await makeSender(hidden.reach({ url, tls })).send(payload, NEVER);
      const message = "The TLS handshake failed: ERR_TLS_CERT_ALTNAME_INVALID";
      expect(outcome).toEqual(failed("tls", message, { slow: true }));
    }
    expect(hidden.proxy.requests.map(({ target }) => target)).toEqual([
      "192.0.2.1:443",
      "[2001:db8::1]:443",
      "receiver.test:443",
    ]);
    expect(hidden.collector.requests()).toEqual([]);
  });

  test("is reached with the credentials of the proxy, which go nowhere else", async () => {
    await using hidden = await startHidden();
    const sender = makeSender(hidden.reach({ proxy: withCredentials(hidden.proxy) }));
    await sender.send(payload, NEVER);
    expect(hidden.proxy.requests[0]?.headers["proxy-authorization"]).toBe(BASIC);
    expect(JSON.stringify(hidden.collector.requests()[0]?.headers)).not.toMatch(/proxy|Basic/i);
    await sender.shutdown();
  });

  test.each<[string, string, number, object]>([
    ["wants credentials", "407 Proxy Authentication Required", 407, { slow: true }],
    ["forbids it", "403 Forbidden", 403, { slow: true }],
    ["does not know the method", "405 Method Not Allowed", 405, { slow: true }],
    ["cannot reach it", "502 Bad Gateway", 502, {}],
    ["is overloaded", "503 Service Unavailable", 503, {}],
  ])("may be tried again when the proxy %s", async (_, line, status, slow) => {
    const answer = `HTTP/1.1 ${line}\r\ncontent-length: 26\r\n\r\nno, pass:word-secret, never`;
    await using hidden = await startHidden({ intercept: (client) => client.write(answer) || true });
    const outcome = await makeSender(hidden.reach({ proxy: withCredentials(hidden.proxy) })).send(payload, NEVER);
    const message = `The proxy ${hidden.proxy.url} answered ${status} instead of connecting`;
    expect(outcome).toEqual(failed("proxy", message, slow));
    expect(inspect(outcome, { depth: 6, showHidden: true })).not.toMatch(/secret|Basic|corp/);
    while (hidden.proxy.open > 0) await new Promise((resolve) => setImmediate(resolve));
    expect(hidden.collector.requests()).toEqual([]);
  });

  test.each<[string, (client: Duplex) => void, RegExp]>([
    ["hangs up", (client) => client.destroy(), /failed: ECONNRESET$/],
    ["answers what is not HTTP", (client) => client.end("SSH-2.0\r\n"), /failed: HPE_\w+$/],
    ["answers without an end", (client) => flood(client), /failed: HPE_HEADER_OVERFLOW$/],
  ])("may be tried again when the proxy %s", async (_, answer, message) => {
    await using hidden = await startHidden({
      intercept: (client) => {
        answer(client);
        return true;
      },
    });
    const outcome = await makeSender(hidden.reach()).send(payload, NEVER);
    expect(outcome).toEqual(failed("proxy", expect.stringMatching(message)));
    while (hidden.proxy.open > 0) await new Promise((resolve) => setImmediate(resolve));
  });

  test("that turns out to speak before it is asked is no receiver with TLS", async () => {
    await using hidden = await startHidden({
      intercept: (client) => client.write("HTTP/1.1 200 OK\r\n\r\n220 mail ready\r\n"),
    });
    expect(await makeSender(hidden.reach()).send(payload, NEVER)).toEqual(
      failed("tls", expect.stringMatching(/^The TLS handshake failed: (?:EPROTO \(|ERR_SSL_)/), { slow: true }),
    );
  });

  test("may be tried again when the proxy is not there", async () => {
    const { origin } = new URL(await closedPort());
    const sender = makeSender({ url: "https://receiver.test", proxy: origin.replace("//", "//u:secret@") });
    expect(await sender.send(payload, NEVER)).toEqual(
      failed("proxy", `The connection to the proxy ${origin} failed: ECONNREFUSED`),
    );
  });

  test("does not wait for the proxy longer than the deadline", async () => {
    await using hidden = await startHidden({ intercept: () => true });
    const outcome = await makeSender(hidden.reach({ timeoutMs: 100 })).send(payload, NEVER);
    expect(outcome).toEqual(failed("timeout", "No full answer within 100 ms"));
    while (hidden.proxy.open > 0) await new Promise((resolve) => setImmediate(resolve));
  });

  test("does not wait for the proxy longer than the caller, and its turn is the next one's", async () => {
    const caller = new AbortController();
    await using hidden = await startHidden({
      intercept(_, count) {
        if (count === 1) caller.abort();
        return count === 1;
      },
    });
    const sender = makeSender(hidden.reach({ maxConnections: 1 }));
    const sending = [caller.signal, NEVER].map((signal) => sender.send(payload, signal));
    expect(await sending[0]).toEqual(failed("aborted", "The caller no longer waits"));
    await sending[1];
    expect(hidden.collector.requests()).toHaveLength(1);
    expect(hidden.proxy.open).toBe(1);
    await sender.shutdown();
  });

  test("does not hold the process when idle", async () => {
    await using hidden = await startHidden();
    const run = await runSendOnce(hidden.reach({ proxy: "environment" }), { HTTPS_PROXY: hidden.proxy.url });
    expect(run).toEqual({ code: 0, output: "sent 1, keep-alive\n", errors: "" });
    expect(hidden.proxy.requests).toHaveLength(1);
  });
});

const flood = (client: Duplex): void => {
  client.write("HTTP/1.1 200 OK\r\n");
  const more = (): void => void (client.destroyed || client.write("x-more: and more\r\n".repeat(1_000), more));
  more();
};

test("a tunnel is its user's once it is open, and is not begun for a caller who has gone", async () => {
  await using hidden = await startHidden();
  const server = resolveProxy(hidden.proxy.url, new URL("https://receiver.test"));
  const gone = AbortSignal.abort(new Error("gone"));
  await expect(openTunnel(server as ProxyServer, "receiver.test:443", gone)).rejects.toThrow("gone");
  expect(hidden.proxy.mostOpen).toBe(0);

  const { signal } = new AbortController();
  const tunnel = await openTunnel(server as ProxyServer, "receiver.test:443", signal);
  expect(getEventListeners(signal, "abort")).toEqual([]);
  tunnel.destroy();
});

describe("a proxy with TLS of its own", () => {
  test("is trusted as Node.js trusts, and TLS with the receiver is spoken within", async () => {
    await using hidden = await startHidden({ tls: await loopbackCertificate() });
    const environment = { https_proxy: hidden.proxy.url, NODE_EXTRA_CA_CERTS: LOOPBACK_CERTIFICATE };
    const run = await runSendOnce(hidden.reach({ proxy: "environment" }), environment);
    expect(run).toEqual({ code: 0, output: "sent 1, keep-alive\n", errors: "" });
    expect(hidden.proxy.requests).toMatchObject([{ method: "CONNECT", target: "receiver.test:443" }]);
  });

  test("is trusted as Node.js trusts, and told of plain HTTP within", async () => {
    await using hidden = await startHiddenPlain({ tls: await loopbackCertificate() });
    const environment = { http_proxy: hidden.proxy.url, NODE_EXTRA_CA_CERTS: LOOPBACK_CERTIFICATE };
    const run = await runSendOnce({ url: hidden.url }, environment);
    expect(run).toMatchObject({ code: 0, output: "sent 1, keep-alive\n" });
    expect(hidden.proxy.requests).toMatchObject([{ method: "POST", target: hidden.url }]);
  });

  test("gets nothing when it is not trusted", async () => {
    await using hidden = await startHidden({ tls: await loopbackCertificate() });
    const message = `The TLS handshake with the proxy ${hidden.proxy.url} failed: DEPTH_ZERO_SELF_SIGNED_CERT`;
    for (const url of ["https://receiver.test", "http://receiver.test"]) {
      const outcome = await makeSender({ url, proxy: hidden.proxy.url }).send(payload, NEVER);
      expect(outcome).toEqual(failed("tls", message, { slow: true }));
    }
    expect(hidden.proxy.requests).toEqual([]);
  });
});

describe("a plain HTTP receiver behind a proxy", () => {
  test("gets requests that the proxy is told the whole address of, on one connection", async () => {
    await using hidden = await startHiddenPlain();
    const sender = makeSender({ url: hidden.url, proxy: withCredentials(hidden.proxy), headers: { "x-tenant": "7" } });
    for (let i = 0; i < 3; i++) expect(await sender.send(payload, NEVER)).toEqual(sent);
    expect(hidden.proxy.requests[0]).toMatchObject({
      method: "POST",
      target: hidden.url,
      headers: { host: "receiver.test:4318", "proxy-authorization": BASIC, "x-tenant": "7" },
    });
    expect(hidden.receiver.requests).toHaveLength(3);
    expect(hidden.receiver.requests[0]).toMatchObject({ path: "/v1/traces?tenant=7", body: payload.body });
    expect(hidden.proxy.mostOpen).toBe(1);
    expect(hidden.proxy.open).toBe(1);
    await sender.shutdown();
  });

  test("has no more than `maxConnections` connections at once", async () => {
    await using hidden = await startHiddenPlain();
    const sender = makeSender({ url: hidden.url, proxy: hidden.proxy.url, maxConnections: 2 });
    await Promise.all(Array.from({ length: 10 }, () => sender.send(payload, NEVER)));
    expect(hidden.receiver.requests).toHaveLength(10);
    expect(hidden.proxy.mostOpen).toBe(2);
    await sender.shutdown();
  });

  test("may be tried again when the proxy wants credentials, without repeating them", async () => {
    const said = `no: ${BASIC} pass:word-secret`;
    const answer = `HTTP/1.1 407 No\r\ncontent-type: text/plain\r\ncontent-length: ${said.length}\r\n\r\n${said}`;
    await using hidden = await startHiddenPlain({ intercept: (client) => client.write(answer) || true });
    const sender = makeSender({ url: hidden.url, proxy: withCredentials(hidden.proxy) });
    const message = `The receiver or the proxy ${hidden.proxy.url} answered 407: no: [masked] [masked]`;
    expect(await sender.send(payload, NEVER)).toEqual(failed("proxy", message, { slow: true }));
  });

  test("may be tried again when the proxy cannot reach it, or is not there", async () => {
    const answer = "HTTP/1.1 502 Bad Gateway\r\ncontent-length: 0\r\n\r\n";
    await using hidden = await startHiddenPlain({ intercept: (client) => client.write(answer) || true });
    expect(await makeSender({ url: hidden.url, proxy: hidden.proxy.url }).send(payload, NEVER)).toEqual(
      failed("status", `The receiver or the proxy ${hidden.proxy.url} answered 502`),
    );
    const { origin } = new URL(await closedPort());
    expect(await makeSender({ url: hidden.url, proxy: origin }).send(payload, NEVER)).toEqual(
      failed("proxy", `The connection to the proxy ${origin} failed: ECONNREFUSED`),
    );
  });

  test("does not hold the process when the connection is idle", async () => {
    await using hidden = await startHiddenPlain();
    const run = await runSendOnce({ url: hidden.url }, { HTTP_PROXY: hidden.proxy.url });
    expect(run).toMatchObject({ code: 0, output: "sent 1, keep-alive\n" });
  });
});

describe("the proxy of the environment", () => {
  const resolve = (receiver: string, variables: Record<string, string>) => {
    for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
    return resolveProxy("environment", new URL(receiver))?.url.href;
  };

  test.each<[string, Record<string, string>, string | undefined]>([
    ["http://receiver.test", {}, undefined],
    ["http://receiver.test", { HTTP_PROXY: "http://proxy:3128" }, "http://proxy:3128/"],
    ["https://receiver.test", { HTTP_PROXY: "http://proxy:3128" }, undefined],
    ["https://receiver.test", { HTTPS_PROXY: "http://proxy:3128" }, "http://proxy:3128/"],
    ["https://receiver.test", { HTTPS_PROXY: "http://upper", https_proxy: "http://lower" }, "http://lower/"],
    ["https://receiver.test", { ALL_PROXY: "http://all" }, "http://all/"],
    ["https://receiver.test", { ALL_PROXY: "http://all", HTTPS_PROXY: "http://mine" }, "http://mine/"],
    ["https://receiver.test", { ALL_PROXY: "http://all", NO_PROXY: "receiver.test" }, undefined],
    ["https://a.receiver.test", { ALL_PROXY: "http://all", NO_PROXY: "x, .receiver.test" }, undefined],
    ["https://receiver.test", { ALL_PROXY: "http://all", NO_PROXY: "other.test" }, "http://all/"],
    ["https://receiver.test:4318", { ALL_PROXY: "http://all", NO_PROXY: "receiver.test:443" }, "http://all/"],
    ["https://receiver.test", { ALL_PROXY: "http://all", NO_PROXY: "*" }, undefined],
    ["http://localhost:4318", { ALL_PROXY: "http://all" }, undefined],
    ["http://127.0.0.1:4318", { ALL_PROXY: "http://all" }, undefined],
    ["http://[::1]:4318", { ALL_PROXY: "http://all" }, undefined],
    ["http://localhost:4318", { ALL_PROXY: "nonsense://" }, undefined],
  ])("for %s with %j is %s", (receiver, variables, expected) => {
    expect(resolve(receiver, variables)).toBe(expected);
  });

  test("is read at construction, and only if it is asked for", async () => {
    await using hidden = await startHiddenPlain();
    const url = "http://receiver.invalid/v1/traces";
    vi.stubEnv("HTTP_PROXY", hidden.proxy.url);
    const [before, without] = [makeSender({ url }), makeSender({ url, proxy: "none" })];
    vi.stubEnv("HTTP_PROXY", undefined);
    const after = makeSender({ url });
    expect(await before.send(payload, NEVER)).toEqual(sent);
    for (const sender of [without, after])
      expect(await sender.send(payload, NEVER)).toEqual(failed("connection", expect.any(String)));
    expect(hidden.proxy.requests).toHaveLength(1);
    await before.shutdown();
  });

  test.each(["socks5://user:secret@proxy:1080", "http://user:secret@proxy:port"])(
    "that cannot be used (%s) is a TypeError",
    (proxy) => {
      vi.stubEnv("ALL_PROXY", proxy);
      const construct = () => new OtlpHttpSpanExporter({ url: "https://receiver.test" });
      expect(construct).toThrow(/^Expected the proxy of the environment to be an http or https URL, got /);
      expect(construct).toThrow(TypeError);
      expect(construct).not.toThrow(/secret/);
    },
  );
});

test("a receiver on this machine is reached without the proxy that is given", async () => {
  await using hidden = await startHiddenPlain();
  expect(await makeSender({ url: hidden.receiver.url, proxy: hidden.proxy.url }).send(payload, NEVER)).toEqual(sent);
  expect(hidden.proxy.requests).toEqual([]);
});

test("credentials of a proxy need not be well encoded", () => {
  const proxy = resolveProxy("http://user:100%@proxy", new URL("https://receiver.test"));
  expect(proxy?.headers).toEqual([["proxy-authorization", `Basic ${Buffer.from("user:100%").toString("base64")}`]]);
  expect(proxy?.url.href).toBe("http://proxy/");
});
