import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { traceSnapshot, type SpanRecord } from "../../src/index.ts";
import { makeChild, makeRecord, spanId } from "../support/make-record.ts";

const snapshotOf = (attributes: Record<string, unknown>, given: Partial<SpanRecord> = {}): string =>
  traceSnapshot([makeRecord(1, { attributes, ...given })]);

/** A trace whose ids and port are others for each number, with the ids in its texts. */
const run = (number: number, textOf: (ids: string) => unknown): string => {
  const traceId = number.toString(16).padStart(32, "0");
  const [root, chat] = [spanId(1000 + number), spanId(2000 + number)];
  const value = textOf(`00-${traceId}-${chat}-01 http://127.0.0.1:${10_000 + number}/v1`);
  const event = { name: `sent ${chat}`, timeUnixNano: 1n, attributes: { [`key ${chat}`]: value } };
  return traceSnapshot([
    makeRecord(1, { traceId, spanId: root }),
    makeRecord(2, { traceId, spanId: chat, parentSpanId: root, attributes: { value }, events: [event] }),
  ]);
};

describe("the text", () => {
  test("is the same in every run, wherever the ids stand in a long text", () => {
    const shape = fc.tuple(fc.nat(260), fc.nat(40), fc.constantFrom("text", "list", "deep", "json"));
    fc.assert(
      fc.property(shape, fc.nat(999), fc.nat(999), ([before, after, form], left, right) => {
        const textOf = (ids: string): unknown => {
          const text = `${"x".repeat(before)} ${ids} ${"y".repeat(after)}`;
          if (form === "list") return ["a", text];
          if (form === "deep") return { a: { [text]: [text] } };
          return form === "json" ? JSON.stringify({ text }) : text;
        };
        expect(run(left, textOf)).toBe(run(right, textOf));
      }),
    );
    expect(run(7, (ids) => [ids])).toContain("value: [ '00-<trace 1>-<span 1.2>-01 http://127.0.0.1:<port>/v1' ]");
    expect(run(7, (ids) => `resp_${ids.slice(3)}`)).toContain('value: "resp_<trace 1>-<span 1.2>-01 http');
    expect(run(7, (ids) => `${ids.slice(3, 35)}0`)).toContain('value: "000000000000000000000000000000070"');
    expect(run(7, () => 1)).toContain("event sent <span 1.2>\n        key <span 1.2>: 1");
  });

  test("is another wherever a value is another, behind the cut too", () => {
    const long = "x".repeat(5000);
    const lists = Array.from({ length: 30 }, (_, index) => index);
    const pairs: readonly (readonly [unknown, unknown])[] = [
      [`${long}a`, `${long}b`],
      [
        [...lists, 1],
        [...lists, 2],
      ],
      [
        { a: { b: { c: { d: { e: { f: { g: { h: 1 } } } } } } } },
        { a: { b: { c: { d: { e: { f: { g: { h: 2 } } } } } } } },
      ],
      [{ text: `${long}a` }, { text: `${long}b` }],
    ];
    for (const [left, right] of pairs) {
      expect(snapshotOf({ value: left })).not.toBe(snapshotOf({ value: right }));
      expect(snapshotOf({ value: left })).toBe(snapshotOf({ value: structuredClone(left) }));
    }
    expect(snapshotOf({ value: long })).toMatch(/value: "x{199}… \(5002 characters, sha256 [0-9a-f]{8}\)$/u);
    expect(snapshotOf({ value: "x".repeat(198) }).endsWith(`value: "${"x".repeat(198)}"`)).toBe(true);
  });

  test("can be written to a file and read again, wherever a long one is cut", () => {
    for (const before of [197, 198, 199, 200]) {
      const text = `${"x".repeat(before)}😀${"y".repeat(300)}`;
      const snapshot = snapshotOf({ text, list: [text] }, { name: text, status: { code: "error", message: text } });
      expect(Buffer.from(snapshot, "utf8").toString("utf8")).toBe(snapshot);
    }
  });

  test("has a line for each attribute, whatever is in it", () => {
    expect(snapshotOf({ value: { a: undefined, b: null, c: true } })).toContain("{ a: undefined, b: null, c: true }");
    const circle: unknown[] = [];
    circle.push(circle);
    const bytes = new Uint8Array([1, 2]);
    expect(snapshotOf({ circle, bytes, "a\nb": "c\nd", e: new Error("of\nlines") }).split("\n")).toHaveLength(6);
    expect(snapshotOf({ bytes })).toContain("bytes: Uint8Array(2) [ 1, 2 ]");
  });

  test("says that a parent lies elsewhere, and believes no name that says so", () => {
    expect(traceSnapshot([makeChild(2, 1, { name: "(parent abc) chat" })])).toBe(
      "trace 1\n(parent elsewhere) (parent abc) chat  [internal]",
    );
    expect(traceSnapshot([makeRecord(2, { name: "(parent abc) chat" })])).toBe(
      "trace 1\n(parent abc) chat  [internal]",
    );
  });

  test("replaces what differs from run to run, for this machine alone", () => {
    const volatile = {
      "exception.stacktrace": "at",
      "gen_ai.response.time_to_first_chunk": 1,
      "gen_ai.response.time_to_first_token_ms": 1,
      "gen_ai.response.tokens_per_second": 1,
      "gen_ai.response.total_duration_ms": 1,
      "network.local.port": 1,
      "network.peer.port": 1,
      "process.pid": 1,
      "sideband.response.output_tokens_per_second": 1,
      "thread.id": 1,
    };
    const lines = snapshotOf(volatile).split("\n").slice(2);
    expect(lines).toHaveLength(Object.keys(volatile).length);
    for (const line of lines) expect(line).toMatch(/^ {3}[\w.]+: <[a-z]+>$/u);
    for (const address of ["127.0.0.1", "::1", "[::1]", "localhost"]) {
      expect(snapshotOf({ "server.address": address, "server.port": 4 })).toContain("server.port: <port>");
    }
    expect(snapshotOf({ "server.port": 4 })).toContain("server.port: 4");
    const urls = ["http://[::1]:80/", "https://localhost:1?x", "ws://127.0.0.1:65535"];
    expect(snapshotOf({ urls })).toContain(
      "[ 'http://[::1]:<port>/', 'https://localhost:<port>?x', 'ws://127.0.0.1:<port>' ]",
    );
    expect(snapshotOf({ url: "http://example.com:80/localhost:90" })).toContain("http://example.com:80/localhost:90");
  });

  test("shows origins where they change, and no path of a program", () => {
    const origin = (service: string, scope: string): Partial<SpanRecord> => ({
      resource: { attributes: { "service.name": service } },
      scope: { name: scope, version: "" },
    });
    const spans = [
      makeRecord(1, origin("unknown_service:/usr/bin/node", "a")),
      makeChild(2, 1, origin("unknown_service:/usr/bin/node", "a")),
      makeChild(3, 1, origin("unknown_service:/usr/bin/node", "b")),
      makeChild(4, 1, origin("web", "a")),
    ];
    expect(traceSnapshot(spans, { origins: true })).toBe(
      [
        "trace 1",
        "span 1  [internal]",
        "│  scope: a",
        '│  service: "unknown_service"',
        "├─ span 2  [internal]",
        "├─ span 3  [internal]",
        "│     scope: b",
        '│     service: "unknown_service"',
        "└─ span 4  [internal]",
        "      scope: a",
        '      service: "web"',
      ].join("\n"),
    );
  });

  test("shows no service where there is none, and one of any type", () => {
    expect(traceSnapshot([makeRecord(1)], { origins: true })).toBe("trace 1\nspan 1  [internal]\n   scope: ");
    const resource = { attributes: { "service.name": 7 } };
    expect(traceSnapshot([makeRecord(1, { resource })], { origins: true })).toContain("\n   service: 7");
  });

  test("numbers traces and spans in the order of their starts", () => {
    const other = { traceId: "b".repeat(32), spanId: spanId(9), startTimeUnixNano: 5n };
    const link = { traceId: other.traceId, spanId: other.spanId, attributes: { seen: other.spanId } };
    const spans = [
      makeRecord(9, other),
      makeRecord(1, { links: [link], attributes: { own: spanId(1), other: other.traceId } }),
    ];
    const text = traceSnapshot(spans);
    expect(text).toContain('link to span 9 of trace 2\n     seen: "<span 2.1>"');
    expect(text).toContain('own: "<span 1.1>"');
    expect(text).toContain('other: "<trace 2>"');
    expect(text.indexOf("trace 1")).toBeLessThan(text.indexOf("\n\ntrace 2\nspan 9"));
    expect(
      traceSnapshot(
        [
          makeRecord(1, { startTimeUnixNano: 2_000_000n, endTimeUnixNano: 5_500_000n }),
          makeChild(2, 1, { startTimeUnixNano: 3_000_000n, endTimeUnixNano: null }),
        ],
        { times: true },
      ),
    ).toBe("trace 1\nspan 1  [internal]  at 0 ms for 3.5 ms\n└─ span 2  [internal]  (open)  at 1 ms");
  });

  test("lets a value be replaced, by one that is not replaced again", () => {
    const asked: unknown[] = [];
    const span = makeRecord(1, { attributes: { "process.pid": 7, b: 1 } });
    const normalize = (key: string, value: unknown, owner: SpanRecord): unknown => {
      asked.push([key, value, owner.name]);
      return key === "b" ? undefined : "mine";
    };
    expect(traceSnapshot([span], { normalize })).toBe('trace 1\nspan 1  [internal]\n   process.pid: "mine"');
    expect(asked).toEqual([
      ["b", 1, "span 1"],
      ["process.pid", 7, "span 1"],
    ]);
  });
});
