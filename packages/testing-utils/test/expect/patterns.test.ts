import { describe, expect, test } from "vitest";

import { assertSpans, expectSpans, jsonContaining, type SpanPattern, type SpanRecord } from "../../src/index.ts";
import { spanMatchers } from "../../src/vitest.ts";
import { makeChild, makeRecord } from "../support/make-record.ts";
import { messageOf } from "../support/message-of.ts";
import { supportAgent } from "../support/support-agent.ts";

const spans: readonly SpanRecord[] = [
  makeRecord(1, { name: "agent", kind: "server", endTimeUnixNano: 9n }),
  makeChild(2, 1, { name: "chat a", startTimeUnixNano: 1n, status: { code: "error", message: "" } }),
  makeChild(3, 1, { name: "chat b", startTimeUnixNano: 2n, attributes: { tokens: 5 } }),
];

describe("a pattern", () => {
  test("with the flags g and y asks every name from its beginning", () => {
    const all = expectSpans(spans);
    all
      .toHaveCount(2, /chat/gu)
      .toHaveCount(2, /chat/y)
      .toHaveCount(0, /a/y.source === "a" ? /hat/y : /hat/y);
    all.everySpan(/^chat/gu).hasName(/chat/gu).hasName(/chat/gu).hasScope(/^$/g);
    all.inOrder([/chat/gu, /chat/gu]);
  });

  test("of lists, maps and dates is a TypeError: as a description they would take every span", () => {
    for (const pattern of [[], new Map(), new Date(0), new Set(["chat a"]), null, undefined, 5, Symbol("x")]) {
      expect(() => expectSpans(spans).span(pattern as never)).toThrow("Expected a span's name, pattern, ");
      expect(() => expectSpans(spans).span({ parent: pattern ?? 5 } as never)).toThrow(TypeError);
    }
    expectSpans(spans)
      .span({})
      .and.span(Object.assign(Object.create(null), { name: "agent" }));
  });

  test("that is a predicate has to answer true, as that of an attribute", () => {
    const truthy = ((): unknown => Promise.resolve(false)) as () => boolean;
    expect(messageOf(() => expectSpans(spans).span(truthy))).toContain("got none among 3 spans");
    expect(messageOf(() => expectSpans(spans).span("agent").satisfies(truthy))).toContain("does not satisfy");
    const throws = (thrown: unknown) => (): boolean => {
      throw thrown;
    };
    const agent = expectSpans(spans).span("agent");
    expect(messageOf(() => agent.satisfies(throws(new RangeError("a\nb"))))).toContain("threw RangeError: a\\nb\n");
    expect(messageOf(() => agent.satisfies(throws(Object.create(null))))).toContain(
      "threw [Object: null prototype] {}",
    );
    expect(messageOf(() => expectSpans(spans).span("chat b").hasAttribute("tokens", truthy))).toContain("tokens is 5");
  });

  test("in a list of none is a TypeError: the list would hold whatever the spans are", () => {
    const all = expectSpans(spans);
    for (const list of [() => all.inOrder([]), () => all.inSequence([]), () => all.inParallel([])]) {
      expect(list).toThrow("Expected a list of at least one span's pattern, got []");
    }
    expect(() => all.inOrder("agent" as never)).toThrow('of at least one span\'s pattern, got "agent"');
  });

  test("that describes says what is wrong with a parent of the right name", () => {
    const chat = expectSpans(spans).span("chat a");
    expect(messageOf(() => chat.hasParent({ name: "agent", kind: "client" }))).toContain(
      'but parent is "agent", but kind is server',
    );
    expect(messageOf(() => chat.hasParent({ name: "other", kind: "client" }))).toContain('but parent is "agent"\n');
  });

  test("is told in words, matchers and functions within it too", () => {
    const looked = {
      name: /nobody/u,
      attributes: {
        a: expect.any(Number),
        b: expect.objectContaining({ c: 1 }),
        d: (value: unknown) => value === 1,
        e: [jsonContaining({ f: expect.anything() })],
      },
    };
    const message = messageOf(() => expectSpans(spans).span(looked));
    expect(message).toContain(
      "attributes: { a: Any<Number>, b: ObjectContaining { c: 1 }, d: (value) => value === 1, e: [ JSON containing { f: Anything } ] }",
    );
  });
});

describe("the nearest spans", () => {
  const named = (number: number, name: string, kind: SpanRecord["kind"] = "internal"): SpanRecord =>
    makeRecord(number, { name, kind, startTimeUnixNano: BigInt(number) });
  const nearestTo = (all: readonly SpanRecord[], pattern: SpanPattern): readonly string[] =>
    messageOf(() => expectSpans(all).span(pattern))
      .split("\n")
      .filter((line) => line.includes("nearest"))
      .map((line) => line.slice(2, line.indexOf("  ", 2)));

  test("are three at most: those with the fewest faults, then those most alike by name", () => {
    const all = [
      named(1, "chat gpt-99"),
      named(2, "chat gpt-4o-minimal"),
      named(3, "chat gpt-4o"),
      named(4, "embeddings", "client"),
      named(5, "chat gpt-4o-mini"),
      named(6, "zzz"),
    ];
    expect(nearestTo(all, "chat gpt-4o-min")).toEqual(["chat gpt-4o-minimal", "chat gpt-4o", "chat gpt-4o-mini"]);
    expect(nearestTo(all, { name: "chat gpt-4o-min", kind: "client" })).toEqual([
      "chat gpt-4o-minimal",
      "embeddings",
      "chat gpt-4o-mini",
    ]);
    expect(nearestTo(all, "nothing like it at all")).toEqual([]);
    expect(nearestTo(all, /^chat x/u)).toEqual([]);
  });

  test("are shown where a step of an order is missing", () => {
    const message = messageOf(() => expectSpans(spans).inOrder(["agent", "chat c"]));
    expect(message).toContain("agent  0.0 ms  ◀ 1.\n");
    expect(message).toContain('chat a  0.0 ms  ERROR  ◀ nearest: name is "chat a"\n');
    expect(messageOf(() => expectSpans(spans).inSequence(["nope", "agent"]))).toContain('but there is no 1. "nope"');
    expect(messageOf(() => expectSpans(spans).inOrder(["agent", "agenx"]))).toContain("agent  0.0 ms  ◀ 1.\n");
  });
});

describe("a count", () => {
  test("that would hold for any number is a TypeError", () => {
    for (const count of ["3", {}, { mni: 3 }, { min: 1, mx: 2 }, null, true, [3]]) {
      expect(() => expectSpans(spans).toHaveCount(count as never)).toThrow("Expected a count, or bounds with min, max");
      expect(() => expectSpans(spans).toCallTool("x", { times: count as never })).toThrow(TypeError);
    }
    for (const bad of [{ min: -1 }, { min: 1.5 }, { max: NaN }, { min: 2, max: 1 }, NaN, -1, 0.5]) {
      expect(() => expectSpans(spans).toHaveCount(bad)).toThrow(TypeError);
    }
    for (const bad of [-1, 0.5, NaN, "2"]) {
      expect(() =>
        expectSpans(spans)
          .span("agent")
          .hasChildCount(bad as never),
      ).toThrow("Expected `count` to be a whole");
    }
  });

  test("is told in words, and its bounds are inclusive", () => {
    const headline = (count: Parameters<ReturnType<typeof expectSpans>["toHaveCount"]>[0]): string | undefined =>
      messageOf(() => expectSpans(spans).toHaveCount(count)).split("\n")[0];
    expect(headline(1)).toBe("Expected 1 span, got 3");
    expect(headline({ min: 4 })).toBe("Expected at least 4 spans, got 3");
    expect(headline({ max: 1 })).toBe("Expected at most 1 span, got 3");
    expect(headline({ max: 2 })).toBe("Expected at most 2 spans, got 3");
    expect(headline({ min: 4, max: 21 })).toBe("Expected 4 to 21 spans, got 3");
    expect(headline({ min: 1, max: 1 })).toBe("Expected 1 span, got 3");
    expect(headline(11)).toBe("Expected 11 spans, got 3");
    for (const count of [3, { min: 3 }, { max: 3 }, { min: 3, max: 3 }, { min: 2, max: 4 }])
      expectSpans(spans).toHaveCount(count);
    for (const count of [2, { max: 2 }, { min: 4 }, { min: 1, max: 2 }, { min: 4, max: 9 }]) headline(count);
  });
});

describe("a status", () => {
  test("without a message says that it has none", () => {
    const chat = expectSpans(spans).span("chat a");
    expect(messageOf(() => chat.hasStatus("error", "timeout"))).toContain("but status is error without a message\n");
    expect(messageOf(() => chat.hasStatus("ok"))).toContain("but status is error\n");
    expect(messageOf(() => expectSpans(spans).span({ name: "chat a", statusMessage: "timeout" }))).toContain(
      "nearest: status is error without a message",
    );
    chat.hasStatus("error", "").hasStatus("error");
    const both = messageOf(() =>
      expectSpans(spans).span({ name: "chat a", status: "error", statusMessage: "timeout" }),
    );
    expect(both).toContain("◀ nearest: status is error without a message\n");
  });
});

describe("jsonContaining", () => {
  const span = (value: unknown) => expectSpans([makeRecord(1, { attributes: { value } })]).span("span 1");

  test("takes JSON in a string, and what is structured already", () => {
    for (const value of ['[{"role":"user","parts":[1]}]', [{ role: "user", parts: [1] }]]) {
      span(value).hasAttribute("value", jsonContaining([{ role: "user" }]));
      for (const other of [[], [{ role: "tool" }], [{ name: "x" }], [{ role: "user", parts: [] }], { 0: {} }]) {
        expect(messageOf(() => span(value).hasAttribute("value", jsonContaining(other)))).toContain("JSON containing");
      }
    }
    expect(messageOf(() => span("no JSON").hasAttribute("value", jsonContaining({})))).toContain('value is "no JSON"');
    expect(messageOf(() => span(undefined).hasAttribute("value", jsonContaining({})))).toContain("value is missing");
  });
});

describe("a tool", () => {
  const tool = (number: number, name: string, attributes: Record<string, unknown>): SpanRecord =>
    makeRecord(number, { name, startTimeUnixNano: BigInt(number), attributes });
  const calls = [
    tool(1, "execute_tool by_name", {}),
    tool(2, "tools/call remote", { "gen_ai.operation.name": "execute_tool", "gen_ai.tool.name": "remote" }),
    tool(3, "bare", { "gen_ai.operation.name": "execute_tool" }),
    tool(4, "execute_tool alias", { "gen_ai.tool.name": "real" }),
    tool(5, "chat", { "gen_ai.tool.name": "not_called" }),
  ];

  test("is known by its attribute, else by the span's name", () => {
    expectSpans(calls).toCallTools(["by_name", "remote", "bare", "real"]).toCallTool("not_called", { times: 0 });
    expect(messageOf(() => expectSpans(calls).toCallTool("alias"))).toContain('◀ calls "real"');
  });

  test("is called in this order, as often as is said", () => {
    const all = expectSpans(calls).toCallTools(["remote", "real"], { allowOthers: true });
    for (const names of [["real", "remote"], ["remote", "remote"], ["nope"]]) {
      expect(messageOf(() => all.toCallTools(names, { allowOthers: true }))).toContain("Expected calls of the tools");
    }
    for (const names of [["by_name", "remote", "bare"], ["by_name", "remote", "bare", "alias"], []]) {
      expect(messageOf(() => all.toCallTools(names))).toContain("◀ call 4");
    }
    expectSpans([]).toCallTools([]);
  });
});

test("a predicate that throws is told, wherever it says which span is meant: nothing is absent because of it", () => {
  using telemetry = supportAgent();
  const broken = (): boolean => {
    throw new RangeError("broken predicate");
  };
  const assertions: readonly (() => unknown)[] = [
    () => expectSpans(telemetry).noSpan(broken),
    () => expectSpans(telemetry).span(broken),
    () => expectSpans(telemetry).toHaveCount(0, broken),
    () => expectSpans(telemetry).span("chat gpt-4o").hasParent(broken),
    () => assertSpans.hasNoSpan(telemetry, broken),
    () => expect(spanMatchers.toHaveSpan(telemetry, broken).pass).toBe(false),
  ];
  for (const assertion of assertions) expect(assertion).toThrow(new RangeError("broken predicate"));
});
