import { createServer, type IncomingMessage, OutgoingMessage, request, type Server, ServerResponse } from "node:http";
import http2 from "node:http2";
import { once } from "node:events";
import { connect, type AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

import { diag, DiagLogLevel, propagation, ROOT_CONTEXT, trace } from "@opentelemetry/api";
import fc from "fast-check";
import { afterEach, describe, expect, test, vi } from "vitest";

import { headersCarrier } from "../../src/carriers/headers-carrier.ts";
import { TraceContextPropagator } from "../../src/trace-context/trace-context-propagator.ts";

const get = (carrier: object, name: string): unknown => headersCarrier.get(carrier, name);
const set = (carrier: object, name: string, value: string): void => headersCarrier.set(carrier, name, value);
const keys = (carrier: object): readonly string[] => headersCarrier.keys(carrier);

describe("get", () => {
  test.each([
    ["an object", { traceparent: "a", host: "b" }],
    ["an object with names in another case", { TraceParent: "a", Host: "b" }],
    ["an object with arrays", { traceparent: ["a"], host: ["b"] }],
    ["Headers", new Headers({ TraceParent: "a" })],
    ["a request of fetch", new Request("http://localhost", { headers: { traceparent: "a" } })],
    [
      "pairs",
      [
        ["Host", "b"],
        ["TraceParent", "a"],
      ],
    ],
    ["raw headers", ["Host", "b", "TraceParent", "a"]],
    ["what has headers", { headers: { TraceParent: "a" } }],
    ["what has distinct headers", { headersDistinct: { traceparent: ["a"] }, headers: { traceparent: "b" } }],
  ])("%s", (_, carrier) => {
    expect(get(carrier, "traceparent")).toBe("a");
    expect(get(carrier, "TRACEPARENT")).toBe("a");
    expect(get(carrier, "tracestate")).toBeUndefined();
    expect(get(carrier, "trace")).toBeUndefined();
  });

  test.each([
    ["an array", { tracestate: ["a", "b"] }],
    ["names in several cases", { tracestate: "a", TraceState: "b" }],
    [
      "pairs",
      [
        ["tracestate", "a"],
        ["host", "c"],
        ["TraceState", "b"],
      ],
    ],
    ["raw headers", ["tracestate", "a", "host", "c", "TraceState", "b"]],
    ["distinct headers", { headersDistinct: { tracestate: ["a", "b"] }, headers: { tracestate: "a, b" } }],
  ])("several headers of a name: %s", (_, carrier) => {
    expect(get(carrier, "tracestate")).toEqual(["a", "b"]);
  });

  test("Headers join them", () => {
    const headers = new Headers([
      ["tracestate", "a"],
      ["tracestate", "b"],
    ]);
    expect(get(headers, "tracestate")).toBe("a, b");
  });

  test("a value of raw headers is no name", () => {
    expect(get(["a", "traceparent", "b", "c"], "traceparent")).toBeUndefined();
  });

  test("whatever is no text is no header", () => {
    expect(get({ a: 1 }, "a")).toBeUndefined();
    expect(get({ a: undefined }, "a")).toBeUndefined();
    expect(get({ a: ["b", 1, null] }, "a")).toBe("b");
    for (const carrier of [undefined, null, 1, "a"]) expect(get(carrier as unknown as object, "a")).toBeUndefined();
  });

  test("what objects inherit is no header", () => {
    expect(get({}, "constructor")).toBeUndefined();
    expect(get(Object.create({ a: "b" }) as object, "a")).toBeUndefined();
    expect(get(Object.assign(Object.create(null) as object, { a: "b" }), "a")).toBe("b");
  });
});

test("keys are the names, in lower case, each of them once", () => {
  expect(keys({ Host: "a", TraceParent: "b" })).toEqual(["host", "traceparent"]);
  expect(keys({ a: "1", A: "2" })).toEqual(["a"]);
  expect(keys(new Headers({ Host: "a", B: "c" }))).toEqual(["b", "host"]);
  expect(
    keys([
      ["A", "1"],
      ["b", "2"],
      ["a", "3"],
    ]),
  ).toEqual(["a", "b"]);
  expect(keys(["A", "1", "b", "2", "a", "3"])).toEqual(["a", "b"]);
  expect(keys({ headersDistinct: { a: ["1"] } })).toEqual(["a"]);
  expect(keys([])).toEqual([]);
  expect(keys(undefined as unknown as object)).toEqual([]);
});

describe("set writes the header in the place of all of its name", () => {
  test("an object", () => {
    const headers: Record<string, unknown> = { TraceParent: "a", TRACEPARENT: ["b"], host: "c" };
    set(headers, "traceparent", "d");
    expect(headers).toEqual({ host: "c", traceparent: "d" });
    set(headers, "Traceparent", "e");
    expect(headers).toEqual({ host: "c", traceparent: "e" });
  });

  test("an object, in which it keeps its place", () => {
    const headers = { traceparent: "a", host: "b" };
    set(headers, "traceparent", "c");
    expect(Object.entries(headers)).toEqual([
      ["traceparent", "c"],
      ["host", "b"],
    ]);
  });

  test("Headers", () => {
    const headers = new Headers([
      ["TraceParent", "a"],
      ["traceparent", "b"],
    ]);
    set(headers, "traceparent", "c");
    expect(Array.from(headers)).toEqual([["traceparent", "c"]]);
  });

  test("pairs", () => {
    const headers = [
      ["TraceParent", "a"],
      ["host", "b"],
      ["traceparent", "c"],
    ];
    set(headers, "traceparent", "d");
    expect(headers).toEqual([
      ["host", "b"],
      ["traceparent", "d"],
    ]);
  });

  test("raw headers", () => {
    const headers = ["TraceParent", "a", "host", "traceparent", "traceparent", "c"];
    set(headers, "traceparent", "d");
    expect(headers).toEqual(["host", "traceparent", "traceparent", "d"]);
  });

  test("an empty array is one of pairs, as fetch takes them", () => {
    const headers: unknown[] = [];
    set(headers, "traceparent", "a");
    expect(headers).toEqual([["traceparent", "a"]]);
  });

  test("what has headers", () => {
    const options = { headers: { TraceParent: "a" } };
    set(options, "traceparent", "b");
    expect(options).toEqual({ headers: { traceparent: "b" } });
    const request = new Request("http://localhost");
    set(request, "traceparent", "c");
    expect(request.headers.get("traceparent")).toBe("c");
  });

  test("a message that is still to be sent", () => {
    const message = new OutgoingMessage();
    message.setHeader("TraceParent", ["a", "b"]);
    expect(get(message, "traceparent")).toEqual(["a", "b"]);
    set(message, "traceparent", "c");
    expect(message.getHeaders()).toEqual({ traceparent: "c" });
    expect(get(message, "traceparent")).toBe("c");
    expect(keys(message)).toEqual(["traceparent"]);
  });
});

describe("what cannot be sent is not written, and nothing throws", () => {
  afterEach(() => diag.disable());

  test.each(["a\r\nb: c", "a\nb", "a\rb", "a\0b", "\u007f", "\u0100", "\ud800"])("%j", (value) => {
    for (const carrier of [{}, [], new Headers(), ["a", "b"], new OutgoingMessage()]) {
      const before = keys(carrier);
      set(carrier, "baggage", value);
      expect(keys(carrier)).toEqual(before);
    }
  });

  test.each(["", "a b", "a:", "a\r\n", "\u00e4", "\u0130"])("as a name: %j", (name) => {
    const headers = {};
    set(headers, name, "a");
    expect(headers).toEqual({});
  });

  test("all else is", () => {
    const value = `\t !~\u0080\u00ff`;
    const headers: Record<string, string> = {};
    set(headers, "!#$%&'*+.^_`|~09az-", value);
    expect(headers).toEqual({ "!#$%&'*+.^_`|~09az-": value });
    set(headers, "empty", "");
    expect(headers["empty"]).toBe("");
  });

  test("a carrier that takes none", () => {
    const frozen = Object.freeze({ TraceParent: "a" });
    set(frozen, "traceparent", "b");
    expect(frozen).toEqual({ TraceParent: "a" });
    const pairs = Object.freeze([["a", "b"]]);
    set(pairs, "traceparent", "b");
    expect(pairs).toEqual([["a", "b"]]);
    const response = new ServerResponse({ method: "GET" } as IncomingMessage);
    response.writeHead(200);
    for (const carrier of [response, undefined, null, 1, "a"]) {
      expect(() => set(carrier as object, "traceparent", "b")).not.toThrow();
    }
  });

  test("whatever takes the place of a carrier", () => {
    const callAll = (carrier: unknown, key: string, value: string): void => {
      set(carrier as object, key, value);
      get(carrier as object, key);
      keys(carrier as object);
    };
    const arbitrary = fc.oneof(fc.anything(), fc.array(fc.anything()), fc.array(fc.array(fc.anything())));
    fc.assert(fc.property(arbitrary, fc.string(), fc.string(), callAll));
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    callAll(proxy, "traceparent", "a");
    expect(get(proxy, "traceparent")).toBeUndefined();
    expect(keys(proxy)).toEqual([]);
  });

  test("the log says so once, without the value", async () => {
    const lines: string[] = [];
    const log = (...texts: unknown[]): void => void lines.push(texts.join(" "));
    diag.setLogger({ error: log, warn: log, info: log, debug: log, verbose: log }, DiagLogLevel.WARN);
    vi.resetModules();
    const fresh = await import("../../src/carriers/headers-carrier.ts");
    fresh.headersCarrier.set({}, "baggage", "secret\r\n");
    fresh.headersCarrier.set({}, "baggage", "secret\r\n");
    expect(lines).toEqual([
      "@sideband/propagation: Writing a header failed (TypeError). Further failures are not logged.",
    ]);
  });
});

describe("over real connections", () => {
  const received = async (server: Server, send: (port: number) => unknown): Promise<IncomingMessage> => {
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    send((server.address() as AddressInfo).port);
    const [incoming, response] = (await once(server, "request")) as [IncomingMessage, ServerResponse];
    response.end();
    server.close();
    return incoming;
  };

  test("a request of node:http shows each header that came", async () => {
    const incoming = await received(createServer(), (port) => {
      const socket = connect(port, "127.0.0.1");
      socket.end("GET / HTTP/1.1\r\nhost: a\r\ntraceparent: 1\r\nTraceParent: 2\r\ntracestate: c\r\n\r\n");
      void text(socket);
    });
    expect(get(incoming, "traceparent")).toEqual(["1", "2"]);
    expect(get(incoming, "tracestate")).toBe("c");
    expect(keys(incoming)).toEqual(["host", "traceparent", "tracestate"]);
  });

  test("a header that is named as a property of requests hides no other", async () => {
    const incoming = await received(createServer(), (port) => {
      const socket = connect(port, "127.0.0.1");
      socket.end("GET / HTTP/1.1\r\nhost: a\r\nheaders: b\r\nheadersDistinct: c\r\ntraceparent: 1\r\n\r\n");
      void text(socket);
    });
    for (const carrier of [incoming, incoming.headers]) {
      expect(get(carrier, "traceparent")).toBe("1");
      expect(get(carrier, "headers")).toBe("b");
      expect(keys(carrier)).toEqual(["host", "headers", "headersdistinct", "traceparent"]);
    }
  });

  test("a request of node:http takes headers until it is sent", async () => {
    const incoming = await received(createServer(), (port) => {
      const outgoing = request({ port, host: "127.0.0.1", headers: { TraceParent: "a" } });
      set(outgoing, "traceparent", "b");
      outgoing.end();
    });
    expect(get(incoming, "traceparent")).toBe("b");
  });

  test("a request of node:http2", async () => {
    const server = http2.createServer();
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const client = http2.connect(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    const headers = { traceparent: ["1", "2"] };
    set(headers, "tracestate", "c");
    client.request(headers).end();
    const [incoming, response] = (await once(server, "request")) as [
      http2.Http2ServerRequest,
      http2.Http2ServerResponse,
    ];
    expect(get(incoming, "traceparent")).toBe("1, 2");
    expect(get(incoming, "tracestate")).toBe("c");
    set(response, "TraceResponse", "d");
    expect(response.getHeaders()).toEqual({ traceresponse: "d" });
    expect(get(response, "traceresponse")).toBe("d");
    response.end();
    client.destroy();
    server.close();
  });
});

test("it goes with the API of OpenTelemetry", () => {
  propagation.setGlobalPropagator(new TraceContextPropagator());
  try {
    const traceparent = `00-${"1".repeat(32)}-${"2".repeat(16)}-03`;
    const context = propagation.extract(ROOT_CONTEXT, new Headers({ TraceParent: traceparent }), headersCarrier);
    expect(trace.getSpanContext(context)?.traceId).toBe("1".repeat(32));
    const headers = { TRACEPARENT: "stale" };
    propagation.inject(context, headers, headersCarrier);
    expect(headers).toEqual({ traceparent });
    const pairs = [
      ["traceparent", traceparent],
      ["TraceParent", traceparent],
    ] satisfies [string, string][];
    expect(propagation.extract(ROOT_CONTEXT, pairs, headersCarrier)).toBe(ROOT_CONTEXT);
  } finally {
    propagation.disable();
  }
});
