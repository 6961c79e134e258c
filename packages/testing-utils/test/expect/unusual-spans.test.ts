import { describe, expect, test } from "vitest";

import {
  createTelemetryHarness,
  expectSpans,
  printTree,
  traceSnapshot,
  type SpanRecord,
  type SpansExpectation,
} from "../../src/index.ts";
import { makeChild, makeRecord, spanId } from "../support/make-record.ts";
import { messageOf } from "../support/message-of.ts";

describe("ids", () => {
  test("a span that came twice is no whole trace, be it the root or another, the same object or a copy", () => {
    const root = makeRecord(1);
    const child = makeChild(2, 1);
    for (const twice of [root, { ...root }, child, { ...child }]) {
      const message = messageOf(() => expectSpans([root, child, twice]).toFormOneTrace());
      expect(message).toContain("Expected one trace, got 2 spans whose ids come more than once");
      expect(message).toContain("◀ span id <id 1>");
    }
    expectSpans([root, child, { ...child }])
      .toHaveCount(3)
      .everySpan("span 2")
      .hasParent("span 1")
      .hasSibling("span 2");
    expect(printTree([root, child, { ...child }], { durations: false })).toBe("span 1\n├─ span 2\n└─ span 2");
    expect(printTree([root, child, { ...root, name: "again" }], { durations: false })).toBe("span 1\n└─ span 2\nagain");
    expect(printTree([root, child, child], { durations: false })).toBe("span 1\n├─ span 2");
  });

  test("the same span id in two traces is two spans", () => {
    const spans = [1, 2].flatMap((trace) => {
      const traceId = String(trace).repeat(32);
      return [makeRecord(1, { traceId, name: `root ${trace}` }), makeChild(2, 1, { traceId, name: `chat ${trace}` })];
    });
    expectSpans(spans)
      .span("chat 1")
      .hasParent("root 1")
      .span("chat 2")
      .hasParent("root 2")
      .span("root 1")
      .hasChildCount(1);
    expect(messageOf(() => expectSpans(spans).span("root 1").hasSibling("root 2"))).toContain("it has no siblings");
  });

  test("a span that is its own parent is in a circle, and no crash", () => {
    const own = makeChild(1, 1);
    const other = makeChild(3, 2);
    const circle = [makeChild(2, 3), other];
    expect(printTree([own, ...circle], { durations: false })).toBe(
      "(in a circle) span 1\n(in a circle) span 2\n└─ span 3",
    );
    expectSpans(circle).span("span 2").hasParent("span 3").hasAncestor("span 3").hasChild("span 3");
    // What hangs on a circle stands behind it, though it was given first and started at the same time.
    expect(printTree([makeChild(4, 2), ...circle], { durations: false })).toBe(
      "(in a circle) span 2\n├─ span 4\n└─ span 3",
    );
    expectSpans([makeChild(4, 2), ...circle]).inOrder(["span 2", "span 4", "span 3"]);
    const all = expectSpans([makeRecord(9), own, ...circle]);
    expect(messageOf(() => all.everySpan(/[123]/u).hasAncestor("nobody"))).toContain("3 of 3 do not");
    expect(messageOf(() => all.toFormOneTrace())).toContain("each other's ancestors");
    const two = [makeRecord(9, { traceId: "b".repeat(32) }), ...circle];
    expect(messageOf(() => expectSpans(two).toFormOneTrace()).match(/◀ trace <id/gu)).toHaveLength(2);
  });
});

describe("relatives", () => {
  const link = (number: number): SpanRecord["links"][number] => ({
    traceId: "a".repeat(32),
    spanId: spanId(number),
    attributes: {},
  });

  test("that are not among the spans are told by their ids", () => {
    const spans = [makeRecord(1), makeRecord(2, { links: [link(9), link(1)] }), makeChild(3, 9)];
    const span = expectSpans(spans).span("span 2").hasLink("span 1");
    expect(messageOf(() => span.hasLink("nobody"))).toContain(
      'it links to <id 1>, which is not among the spans, "span 1"\n',
    );
    const orphan = expectSpans(spans).span("span 3");
    expect(messageOf(() => orphan.hasParent("span 1"))).toContain('parent "<id 1>" is not among the spans');
    expect(messageOf(() => orphan.isRoot())).toContain('but parent is "<id 1>"\n');
  });

  test("that a span has none of are said to be none", () => {
    const alone = expectSpans([makeRecord(1)])
      .span("span 1")
      .hasChildCount(0);
    expect(messageOf(() => alone.hasAncestor("x"))).toContain("but it has no ancestors\n");
    expect(messageOf(() => alone.hasSibling("x"))).toContain("but it has no siblings\n");
    expect(messageOf(() => alone.hasChild("x"))).toContain("but it has no children\n");
    expect(messageOf(() => alone.hasChildCount(1))).toContain("but it has no children\n");
    expect(messageOf(() => alone.hasLink("x"))).toContain("but it has no links\n");
    expect(messageOf(() => alone.hasEvent("x"))).toContain("but it has no events\n");
  });

  test("roots of one trace are siblings", () => {
    const span = expectSpans([makeRecord(1), makeRecord(2)])
      .span("span 1")
      .hasSibling("span 2");
    expect(messageOf(() => span.hasSibling("span 1"))).toContain('but siblings are "span 2"\n');
  });

  test("stand in the order of their starts, however they were given", () => {
    const at = (number: number): Partial<SpanRecord> => ({ startTimeUnixNano: BigInt(number), endTimeUnixNano: 9n });
    const spans = [makeChild(4, 1, at(4)), makeChild(2, 1, at(2)), makeChild(3, 1, at(3)), makeRecord(1, at(1))];
    expect(printTree(spans, { durations: false })).toBe("span 1\n├─ span 2\n├─ span 3\n└─ span 4");
    expect(messageOf(() => expectSpans(spans).span("span 1").hasChild("x"))).toContain(
      '"span 2", "span 3", "span 4"\n',
    );
  });
});

describe("times", () => {
  test("a span that took no time runs at its moment alone, and so does one whose clock was put back", () => {
    const moment = makeRecord(1, { name: "moment", startTimeUnixNano: 5n, endTimeUnixNano: 5n });
    const back = makeRecord(2, { name: "back", startTimeUnixNano: 5n, endTimeUnixNano: 3n });
    const around = makeRecord(3, { name: "around", startTimeUnixNano: 4n, endTimeUnixNano: 6n });
    const later = makeRecord(4, { name: "later", startTimeUnixNano: 6n, endTimeUnixNano: 9n });
    const spans = expectSpans([moment, back, around, later]).inParallel(["moment", "back", "around"]);
    for (const name of ["moment", "back", "around"]) {
      expect(messageOf(() => spans.inParallel(["later", name]))).toContain("there is no such moment");
    }
    expect(messageOf(() => spans.span("back").tookBetween({ minMs: 0 }))).toContain("it took -0.000002 ms");
  });

  test("a span that has ended runs no more, however long those run that started before it or after it", () => {
    const at = (number: number, start: bigint, end: bigint | null): SpanRecord =>
      makeRecord(number, { startTimeUnixNano: start, endTimeUnixNano: end });
    const long = [at(1, 0n, 100n), at(2, 1n, null), at(3, 2n, 90n)];
    const spans = expectSpans([...long, at(4, 3n, 5n), at(5, 4n, 7n), at(6, 5n, 6n), at(7, 8n, 9n)]);
    spans.inParallel(["span 1", "span 2", "span 3", "span 4", "span 5"]).inParallel(["span 6", "span 5", "span 1"]);
    for (const pair of [
      [4, 6],
      [4, 7],
      [5, 7],
      [6, 7],
    ]) {
      expect(messageOf(() => spans.inParallel(pair.map((number) => `span ${number}`)))).toContain("no such moment");
    }
  });

  test("a span that never ended runs for ever, and ends in no sequence", () => {
    const open = makeRecord(1, { name: "open", startTimeUnixNano: 5n, endTimeUnixNano: null });
    const later = makeRecord(2, { name: "later", startTimeUnixNano: 50n, endTimeUnixNano: 60n });
    const first = makeRecord(3, { name: "first" });
    const spans = expectSpans([first, open, later]).inParallel(["open", "later"]).inSequence(["first", "later"]);
    expect(messageOf(() => spans.inSequence(["open", "later"]))).toContain('1. "open" has not ended');
    const together = expectSpans([first, { ...open, startTimeUnixNano: 1n }]);
    expect(messageOf(() => together.inSequence(["first", "open"]))).toContain('2. "open" has not ended');
    expect(messageOf(() => expectSpans([later, open]).inSequence(["later", "open"]))).toContain(
      '2. "open" does not start after 1. ended',
    );
    // Both took less than the tolerance, and yet are in one order alone.
    expect(messageOf(() => expectSpans([later, first]).inSequence(["later", "first"]))).toContain(
      '2. "first" does not start after 1. ended',
    );
    const message = messageOf(() => spans.inSequence(["first", "open"]));
    expect(message).toContain('2. "open" has not ended');
    expect(message).toContain("open  (open)  ◀ 2. has not ended");
  });

  test("of spans that started together the order is that in which they were given, and the message says so", () => {
    const [one, two, early] = [makeRecord(1), makeRecord(2), makeRecord(3, { startTimeUnixNano: -1n })];
    const spans = expectSpans([one, two, early]).inOrder(["span 1", "span 2"]).inOrder(["span 3", "span 2"]);
    expect(messageOf(() => spans.inOrder(["span 2", "span 1"]))).toContain(
      "◀ 2. starts with 1., and comes before it\n",
    );
    expect(messageOf(() => spans.inOrder(["span 2", "span 3"]))).toContain("◀ 2. starts before 1.\n");
    expect(messageOf(() => spans.inOrder(["nope", "span 3"]))).toContain('but there is no 1. "nope"');
  });

  test("a time in fractions is read to the nanosecond", () => {
    using telemetry = createTelemetryHarness();
    const span = telemetry.tracer.startSpan("chat", { startTime: [1_700_000_000.5, 0] });
    span.end([1_700_000_001, 600_000_000.6]);
    const [chat] = expectSpans(telemetry).span("chat").found;
    expect(chat?.startTimeUnixNano).toBe(1_700_000_000_500_000_000n);
    expect(chat?.endTimeUnixNano).toBe(1_700_000_001_600_000_001n);
  });
});

describe("attributes", () => {
  const spanWith = (attributes: Record<string, unknown>): SpansExpectation =>
    expectSpans([makeRecord(1, { attributes })]);

  test("what every object inherits is no attribute", () => {
    for (const key of ["constructor", "toString", "__proto__", "hasOwnProperty"]) {
      const none = spanWith({});
      none
        .span("span 1")
        .hasNoAttribute(key)
        .hasAttributes({ [key]: undefined });
      expect(messageOf(() => none.span("span 1").hasAttribute(key))).toContain(`${key} is missing`);
      expect(messageOf(() => none.span("span 1").hasAttribute(key, expect.anything()))).toContain(`${key} is missing`);
      const own = spanWith({ ["__proto__"]: 1, [key]: 1 });
      own.span("span 1").hasAttribute(key, 1);
      expect(messageOf(() => own.span("span 1").hasNoAttribute(key))).toContain(`${key} is 1`);
    }
    const isFunction = (value: unknown): boolean => typeof value === "function";
    const event = { name: "e", timeUnixNano: 0n, attributes: {} };
    const link = { traceId: "a".repeat(32), spanId: spanId(1), attributes: {} };
    const span = expectSpans([makeRecord(1, { events: [event], links: [link] })]).span("span 1");
    expect(messageOf(() => span.hasEvent("e", { toString: isFunction }))).toContain("toString is missing");
    expect(messageOf(() => span.hasLink("span 1", { toString: isFunction }))).toContain("toString is missing");
    expect(messageOf(() => span.hasResource({ toString: isFunction }))).toContain("toString is missing");
  });

  test("what cannot be read is not as expected, and no crash", () => {
    const hostile = {
      get key(): never {
        throw new Error("unreadable");
      },
    };
    const proxy = new Proxy({}, { ownKeys: () => hostile.key, has: () => hostile.key, get: () => hostile.key });
    for (const value of [hostile, proxy]) {
      const span = spanWith({ value }).span("span 1").hasAttribute("value");
      expect(messageOf(() => span.hasAttribute("value", { key: 1 }))).toContain("which cannot be read");
      expect(messageOf(() => span.hasAttribute("value", 1))).toContain("value is ");
      expect(messageOf(() => span.hasExactAttributes({}))).toContain("not expected");
      expect(traceSnapshot([makeRecord(1, { attributes: { value: hostile } })])).toContain("[Getter]");
    }
  });

  test("circles are compared", () => {
    const circle = (end: number): unknown => {
      const one: Record<string, unknown> = { list: [] };
      one["list"] = [one, { one }, end];
      return one;
    };
    const ring = (end: number): unknown[] => {
      const one: unknown[] = [end];
      one.unshift(one);
      return one;
    };
    spanWith({ ring: ring(1) })
      .span("span 1")
      .hasAttribute("ring", ring(1) as never);
    const broken = spanWith({ ring: ring(2) }).span("span 1");
    expect(messageOf(() => broken.hasAttribute("ring", ring(1) as never))).toContain("ring at [1] is 2, not 1");
    const own = (end: number): unknown => {
      const one: Record<string, unknown> = {};
      return Object.assign(one, { one, end });
    };
    spanWith({ own: own(1) })
      .span("span 1")
      .hasAttribute("own", own(1) as never);
    spanWith({ circle: circle(1) })
      .span("span 1")
      .hasAttribute("circle", circle(1) as never);
    const other = spanWith({ circle: circle(2) }).span("span 1");
    expect(messageOf(() => other.hasAttribute("circle", circle(1) as never))).toContain(
      "circle at list[2] is 2, not 1",
    );
  });

  test("symbols, functions, long texts and control characters stay on their line", () => {
    const value = `${"x".repeat(300_000)}\n`;
    const span = spanWith({ symbol: Symbol("s"), call: () => 1, long: value, "k\ne\u001b[2Jy": "a\u0085\u2028b" }).span(
      "span 1",
    );
    const message = messageOf(() => span.hasExactAttributes({}));
    expect(message).toContain("symbol is Symbol(s), not expected; call is () => 1, not expected");
    expect(message).toContain('k\\ne\\u001b[2Jy is "a\\u0085\\u2028b", not expected');
    expect(message.length).toBeLessThan(2000);
    expect(message.split("\n")).toHaveLength(4);
  });
});

describe("a tree", () => {
  test("has attributes and times if that is asked for", () => {
    const spans = [makeRecord(1, { attributes: { a: "b", c: [1] } }), makeChild(2, 1, { endTimeUnixNano: 1_250_000n })];
    expect(printTree(spans)).toBe("span 1  0.0 ms\n└─ span 2  1.3 ms");
    expect(printTree({ spans: () => spans }, { attributes: true, durations: false })).toBe(
      'span 1\n│  a: "b"\n│  c: [ 1 ]\n└─ span 2',
    );
  });
});

describe("names and messages", () => {
  test("of several lines, or with control characters, do not break the tree", () => {
    const spans = [
      makeRecord(1, {
        name: "invoke\n└─ forged  1.0 ms",
        status: { code: "error", message: "first\r\nsecond\tline\u001b[31m" },
      }),
      makeChild(2, 1, { name: "\ud83d" }),
    ];
    expect(printTree(spans, { durations: false })).toBe(
      "invoke\\n└─ forged  1.0 ms  ERROR: first\\r\\nsecond\\tline\\u001b[31m\n└─ \ufffd",
    );
    expect(traceSnapshot(spans).split("\n")).toHaveLength(3);
    const message = messageOf(() =>
      expectSpans(spans)
        .span(/invoke/u)
        .hasStatus("ok"),
    );
    expect(message).toContain("but status is error: first\\r\\nsecond\\tline");
    expect(message.split("\n")).toHaveLength(5);
  });

  test("of any length are cut, never within a character", () => {
    const [long] = [makeRecord(1, { name: `${"x".repeat(199)}😀${"y".repeat(10_000)}` })];
    expect(printTree([long], { durations: false })).toBe(`${"x".repeat(199)}… (10201 characters)`);
    expect(printTree([makeRecord(1, { name: "z".repeat(200) })], { durations: false })).toBe("z".repeat(200));
  });
});

describe("a source", () => {
  test("gives its open spans too, and those in the order of their starts where it knows it", () => {
    const [ended, open] = [makeRecord(1), makeRecord(2, { endTimeUnixNano: null })];
    const source = { spans: () => [ended], openSpans: () => [open] };
    expectSpans(source).inOrder(["span 1", "span 2"], { exactly: true });
    expectSpans({ spans: source.spans }).toHaveCount(1);
    expectSpans({ ...source, startedSpans: () => [open, ended] }).inOrder(["span 2", "span 1"], { exactly: true });
  });
});

describe("what is no span", () => {
  test("is a TypeError that shows it", () => {
    const given: readonly (readonly [unknown, string])[] = [
      [[5], "Expected a span, got 5"],
      [[null], "Expected a span, got null"],
      [["chat"], 'Expected a span, got "chat"'],
      [[{ name: "chat" }], "Expected a span, got { name: 'chat' }"],
      [[{ spanId: "1", startTimeUnixNano: 5 }], "Expected a span, got "],
      [[{ spanContext: {} }], "Expected a span, got "],
      [Promise.resolve([]), "Expected spans, or what has spans(), got Promise { [] }"],
      ["chat", 'Expected spans, or what has spans(), got "chat"'],
    ];
    for (const [spans, message] of given) {
      expect(() => expectSpans(spans as never)).toThrow(TypeError);
      expect(() => expectSpans(spans as never)).toThrow(message);
    }
  });

  test("no span at all fails what asks for one", () => {
    const none = expectSpans([]).toHaveCount(0).toHaveNoOpenSpans().toHaveNoContent().toHaveNoSecret("x").noSpan(/./u);
    const failing: readonly ((spans: SpansExpectation) => unknown)[] = [
      (spans) => spans.span(/./u),
      (spans) => spans.everySpan(/./u),
      (spans) => spans.onlySpan(/./u),
      (spans) => spans.inOrder([/./u]),
      (spans) => spans.inSequence([/./u]),
      (spans) => spans.inParallel([/./u]),
      (spans) => spans.toCallTool("x"),
      (spans) => spans.toFormOneTrace(),
    ];
    for (const fail of failing) expect(messageOf(() => fail(none))).toContain("(there are no spans)");
  });

  test("a record of any other kind of object is read as it is", () => {
    class Row implements SpanRecord {
      readonly traceId = "c".repeat(32);
      readonly spanId = spanId(1);
      readonly parentSpanId = null;
      readonly name = "row";
      readonly kind = "server";
      readonly startTimeUnixNano = 1n;
      readonly endTimeUnixNano = 2n;
      readonly status = { code: "ok", message: "" } as const;
      readonly attributes: Record<string, unknown> = Object.assign(Object.create(null), { a: 1 });
      readonly events = [];
      readonly links = [];
      readonly resource = { attributes: {} };
      readonly scope = { name: "", version: "" };
    }
    expectSpans(new Set([new Row()]))
      .toFormOneTrace()
      .span("row")
      .hasKind("server")
      .hasAttribute("a", 1)
      .isRoot();
  });
});
