import { describe, expect, test } from "vitest";

import type { ReadableSpan } from "../../src/sdk/readable-span.ts";
import { RedactedTraceState } from "../../src/surfaces/redacted-trace-state.ts";
import { everythingIn } from "./support/everything-in.ts";
import { failingDetector, SECRET, tokenDetector, tokenRedactor } from "./support/redactors.ts";
import { dataOf, hostileSpan, IDS, resourceOf, spanOf } from "./support/spans.ts";

const redactor = tokenRedactor();

/** What is counted while a span is cleaned: `detector/surface`, `reason/surface`. */
const counted = (span: ReadableSpan): readonly [ReadableSpan, readonly string[]] => {
  const own = tokenRedactor({ detectors: [tokenDetector, failingDetector] });
  const copy = own.span(span);
  const { replaced, withheld } = own.counts();
  return [
    copy,
    [
      ...replaced.map(({ detector, surface }) => `${detector}/${surface}`),
      ...withheld.map(({ reason, surface }) => `${reason}/${surface}`),
    ],
  ];
};

describe("a clean copy of a span", () => {
  test.each<readonly [string, Partial<ReadableSpan>, (copy: ReadableSpan) => unknown, unknown]>([
    ["span_name", { name: `call ${SECRET}` }, ({ name }) => name, "call [ZAP]"],
    ["attribute", { attributes: { note: SECRET } }, ({ attributes }) => attributes, { note: "[ZAP]" }],
    ["attribute_key", { attributes: { [SECRET]: 1 } }, ({ attributes }) => attributes, { "[ZAP]": 1 }],
    [
      "event_name",
      { events: [{ name: SECRET, time: [1, 2] }] },
      ({ events }) => events,
      [{ name: "[ZAP]", time: [1, 2] }],
    ],
    [
      "event_attribute",
      { events: [{ name: "e", time: [1, 2], attributes: { note: SECRET }, droppedAttributesCount: 3 }] },
      ({ events }) => events,
      [{ name: "e", time: [1, 2], attributes: { note: "[ZAP]" }, droppedAttributesCount: 3 }],
    ],
    [
      "exception",
      { events: [{ name: "exception", time: [1, 2], attributes: { "exception.stacktrace": `E: ${SECRET}\n at x` } }] },
      ({ events }) => events[0]?.attributes,
      { "exception.stacktrace": "E: [ZAP]\n at x" },
    ],
    [
      "link_attribute",
      { links: [{ context: IDS, attributes: { note: SECRET }, droppedAttributesCount: 4 }] },
      ({ links }) => links,
      [{ context: IDS, attributes: { note: "[ZAP]" }, droppedAttributesCount: 4 }],
    ],
    [
      "status_message",
      { status: { code: 2, message: `{"error":"${SECRET}"}` } },
      ({ status }) => status,
      { code: 2, message: '{"error":"[ZAP]"}' },
    ],
    ["resource", { resource: resourceOf({ note: SECRET }) }, ({ resource }) => resource.attributes, { note: "[ZAP]" }],
    [
      "scope",
      { instrumentationScope: { name: "s", version: SECRET, schemaUrl: "u", attributes: { a: SECRET } } },
      ({ instrumentationScope }) => instrumentationScope,
      { name: "s", version: "[ZAP]", schemaUrl: "u", attributes: { a: "[ZAP]" } },
    ],
  ])("is clean in its %s, and says so", (surface, changes, read, expected) => {
    const [copy, counts] = counted(spanOf(changes));
    expect(read(copy)).toEqual(expected);
    expect(counts).toEqual([`test-token/${surface}`]);
  });

  test("has a clean trace state, in its own context, its parent's and those of links", () => {
    const context = { ...IDS, isRemote: true, traceState: new RedactedTraceState(`a=1,b=x${SECRET}`) };
    const [copy, counts] = counted(
      spanOf({ spanContext: () => context, parentSpanContext: context, links: [{ context }] }),
    );
    const contexts = [copy.spanContext(), copy.parentSpanContext, copy.links[0]?.context];
    expect(contexts.map((clean) => clean?.traceState?.serialize())).toEqual(Array(3).fill("a=1,b=x[ZAP]"));
    for (const clean of contexts) expect(clean).toMatchObject({ ...IDS, isRemote: true });
    expect(counts).toEqual(["test-token/trace_state"]);
  });

  test("is like the original where nothing is found", () => {
    const span = spanOf({
      parentSpanContext: { ...IDS, spanId: "1".repeat(16), isRemote: false },
      status: { code: 2, message: "failed" },
      attributes: { text: "a", number: 1, truth: true, list: ["a", "b"] },
      events: [{ name: "e", time: [1, 2] }],
      links: [{ context: IDS }],
      droppedAttributesCount: 1,
      droppedEventsCount: 2,
      droppedLinksCount: 3,
      ended: true,
    });
    const copy = redactor.span(span);
    expect(dataOf(copy)).toStrictEqual(dataOf(span));
    expect(copy.resource.getRawAttributes()).toStrictEqual(span.resource.getRawAttributes());
    expect(redactor.counts().total).toBe(0);
  });

  test("does not change when the original does", () => {
    const context = { ...IDS, traceState: new RedactedTraceState("a=1") };
    const span = {
      ...spanOf(),
      spanContext: () => context,
      parentSpanContext: { ...IDS },
      startTime: [1, 2],
      attributes: { list: ["a"], nested: { deep: "a" } } as Record<string, unknown>,
      events: [{ name: "e", time: [1, 2], attributes: { note: "a" } as Record<string, string> }],
      links: [{ context: { ...IDS }, attributes: { note: "a" } as Record<string, string> }],
      status: { code: 2, message: "a" },
    } satisfies Record<string, unknown>;
    const copy = redactor.span(span as unknown as ReadableSpan);
    const before = everythingIn(copy);
    span.name = SECRET;
    span.startTime[0] = 5;
    span.attributes["late"] = SECRET;
    (span.attributes["list"] as string[]).push(SECRET);
    (span.attributes["nested"] as Record<string, string>)["deep"] = SECRET;
    span.events[0]!.attributes["note"] = SECRET;
    span.events[0]!.time[0] = 5;
    span.events.push({ name: SECRET, time: [1, 2], attributes: {} });
    span.links[0]!.attributes["note"] = SECRET;
    span.links[0]!.context.spanId = SECRET;
    span.status.message = SECRET;
    span.parentSpanContext.spanId = SECRET;
    context.traceState = new RedactedTraceState(`a=${SECRET}`);
    expect(everythingIn(copy)).toBe(before);
  });

  test("leaves the original as it is", () => {
    const attributes = Object.freeze({ note: SECRET, list: Object.freeze([SECRET]) as unknown as string[] });
    const span = Object.freeze(spanOf({ name: SECRET, attributes, events: Object.freeze([]) as unknown as [] }));
    expect(redactor.span(span).attributes).toEqual({ note: "[ZAP]", list: ["[ZAP]"] });
    expect(span.attributes).toEqual({ note: SECRET, list: [SECRET] });
  });

  test("withholds a value that cannot be cleaned, and no other", () => {
    const [copy, counts] = counted(spanOf({ name: "explode", attributes: { a: "explode", b: "b" } }));
    expect(copy.name).toBe("[WITHHELD]");
    expect(copy.attributes).toEqual({ a: "[WITHHELD]", b: "b" });
    expect(counts).toEqual(["test-failing/span_name", "test-failing/attribute"]);
  });

  test("cleans a second time what it has cleaned, and changes nothing", () => {
    const once = redactor.span(spanOf({ name: SECRET, attributes: { note: SECRET }, resource: resourceOf() }));
    const twice = redactor.span(once);
    expect(everythingIn(twice)).toBe(everythingIn(once));
    expect(twice.resource).toBe(once.resource);
    expect(twice.instrumentationScope).toBe(once.instrumentationScope);
  });
});

describe("where a span comes from", () => {
  test("is one and the same for spans of one resource and one scope", () => {
    const resource = resourceOf();
    const instrumentationScope = { name: "s" };
    const [one, two] = [
      redactor.span(spanOf({ resource, instrumentationScope })),
      redactor.span(spanOf({ resource, instrumentationScope })),
    ];
    expect(one?.resource).toBe(two?.resource);
    expect(one?.instrumentationScope).toBe(two?.instrumentationScope);
    expect(redactor.span(spanOf()).resource).not.toBe(one?.resource);
  });
});

describe("ids", () => {
  test("stay what they are", () => {
    const context = { traceId: "ABC", spanId: "0", traceFlags: 0 };
    expect(redactor.span(spanOf({ spanContext: () => context })).spanContext()).toStrictEqual(context);
  });

  test("that are none are texts like any other", () => {
    const context = { traceId: `id ${SECRET}`, spanId: { toString: () => SECRET } as never, traceFlags: "x" as never };
    expect(redactor.span(spanOf({ spanContext: () => context })).spanContext()).toStrictEqual({
      traceId: "id [ZAP]",
      spanId: "[ZAP]",
      traceFlags: 0,
    });
  });
});

describe("a span whose fields throw", () => {
  const fields = Object.keys(spanOf()) as (keyof ReadableSpan)[];

  test.each([...fields, "parentSpanContext" as const])("loses its %s alone, and says so", (field) => {
    const span = hostileSpan({ attributes: { note: SECRET } });
    Object.defineProperty(span, field, {
      get: () => {
        throw new Error(SECRET);
      },
    });
    const [copy, counts] = counted(span);
    expect(everythingIn(copy)).not.toContain(SECRET);
    expect(counts).toContainEqual(expect.stringMatching(/^unreadable\//));
    const { [field]: _lost, ...kept } = dataOf(spanOf({ attributes: { note: "[ZAP]" } })) as Record<string, unknown>;
    expect(dataOf(copy)).toMatchObject(kept);
  });

  test("loses what throws within an event or a link, and keeps the others", () => {
    const thrower = {
      get name(): string {
        throw new Error(SECRET);
      },
      get attributes(): object {
        throw new Error(SECRET);
      },
      get context(): object {
        throw new Error(SECRET);
      },
      time: [1, 2],
    };
    const good = { name: "good", time: [3, 4], context: IDS };
    const copy = redactor.span(hostileSpan({ events: [thrower, good], links: [thrower, good] }));
    expect(copy.events).toMatchObject([
      { name: "[WITHHELD]", time: [1, 2], attributes: {} },
      { name: "good", time: [3, 4] },
    ]);
    expect(copy.links).toMatchObject([{ attributes: {} }, { context: IDS }]);
  });

  test("counts events that are none among the dropped", () => {
    const list = new Proxy([1, 2, 3], {
      get: (target, key, receiver) => {
        if (key === "1") throw new Error(SECRET);
        return key === "length" ? 3 : (Reflect.get(target, key, receiver) as unknown);
      },
    });
    const copy = redactor.span(hostileSpan({ links: list, droppedLinksCount: 5 }));
    expect(copy.links).toHaveLength(2);
    expect(copy.droppedLinksCount).toBe(6);
  });

  test.each([Number.NaN, -200, "two", undefined])("keeps its counts if a list says that it is %s long", (length) => {
    const list = new Proxy([1], {
      get: (target, key) => (key === "length" ? length : Reflect.get(target, key)) as unknown,
    });
    expect(redactor.span(hostileSpan({ events: list, links: list, droppedLinksCount: 5 }))).toMatchObject({
      events: [],
      links: [],
      droppedEventsCount: 0,
      droppedLinksCount: 5,
    });
  });

  test("loses everything to a proxy that throws at everything, and is a span still", () => {
    const trap = (): never => {
      throw new Error(SECRET);
    };
    const traps = { get: trap, has: trap, ownKeys: trap, getOwnPropertyDescriptor: trap, getPrototypeOf: trap };
    for (const span of [new Proxy({}, traps), undefined, null, 5, "text", {}, []]) {
      const copy = redactor.span(span as never);
      expect(copy.spanContext()).toMatchObject({ traceFlags: 0 });
      expect(copy).toMatchObject({ name: expect.any(String), attributes: {}, events: [], links: [] });
      expect(everythingIn(copy)).not.toContain(SECRET);
    }
  });
});

test("what has to be a number and is none comes to nothing that holds a secret", () => {
  const lie = { toString: () => SECRET, secret: SECRET };
  const time = [lie, SECRET];
  const event = { name: "e", time, droppedAttributesCount: lie };
  const copy = redactor.span(
    hostileSpan({
      kind: lie,
      ended: lie,
      startTime: time,
      endTime: time,
      duration: time,
      status: { code: lie },
      events: [event],
      links: [{ context: { ...IDS, traceFlags: lie, isRemote: lie }, droppedAttributesCount: SECRET }],
      droppedAttributesCount: lie,
      droppedEventsCount: lie,
      droppedLinksCount: SECRET,
    }),
  );
  expect(everythingIn(copy)).not.toContain(SECRET);
  expect(dataOf(copy)).toMatchObject({
    kind: 0,
    ended: true,
    startTime: [0, 0],
    endTime: [0, 0],
    duration: [0, 0],
    status: { code: 0 },
    events: [{ time: [0, 0], droppedAttributesCount: 0 }],
    links: [{ context: { traceFlags: 0, isRemote: true }, droppedAttributesCount: 0 }],
    droppedAttributesCount: 0,
    droppedEventsCount: 0,
    droppedLinksCount: 0,
  });
});

describe("a span of an unusual size", () => {
  const deep = (): object => {
    let value: object = { note: SECRET };
    for (let depth = 0; depth < 10_000; depth += 1) value = depth % 2 === 0 ? [value] : { value };
    return value;
  };
  const cycle = (): object => {
    const value: Record<string, unknown> = { note: SECRET };
    value["self"] = value;
    return value;
  };

  test.each<readonly [string, () => object]>([
    ["10,000 levels deep", () => ({ attributes: { deep: deep() } })],
    ["with a cycle", () => ({ attributes: { cycle: cycle() } })],
    ["with a text of 50 MB", () => ({ attributes: { note: `${SECRET} ${"word ".repeat(10_000_000)}${SECRET}` } })],
    ["with a name of 1 MB", () => ({ name: `${"n ".repeat(500_000)}${SECRET}` })],
    [
      "with 100,000 events",
      () => ({ events: Array.from({ length: 100_000 }, () => ({ name: SECRET, time: [1, 2] })) }),
    ],
    ["with a list as long as can be", () => ({ events: Object.assign([], { length: 2 ** 32 - 1 }) })],
    ["with symbols and functions", () => ({ name: Symbol(SECRET), status: { code: 2, message: () => SECRET } })],
  ])("%s keeps nothing of a secret", (_, changes) => {
    const copy = redactor.span(hostileSpan(changes()));
    expect(everythingIn(copy)).not.toContain(SECRET);
    expect(copy.spanContext()).toEqual(IDS);
  });

  test("says how many events it lost", () => {
    const events = Array.from({ length: 20_000 }, (): ReadableSpan["events"][number] => ({ name: "e", time: [1, 2] }));
    const copy = redactor.span(spanOf({ events, droppedEventsCount: 7 }));
    expect(copy.events.length + copy.droppedEventsCount).toBe(20_007);
  });
});
