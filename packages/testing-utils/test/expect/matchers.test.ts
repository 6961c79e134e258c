import { describe, expect, test } from "vitest";

import { assertSpans, expectSpans, SpanAssertionError, traceSnapshot } from "../../src/index.ts";
import { spanMatchers, traceSerializer } from "../../src/vitest.ts";
import * as forJest from "../../src/jest.ts";
import { supportAgent } from "../support/support-agent.ts";

expect.extend(spanMatchers);

const messageOf = (assertion: () => unknown): string => {
  try {
    assertion();
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error("Expected an error, got none");
};

describe("each matcher of vitest", () => {
  test("toHaveSpan", () => {
    using telemetry = supportAgent();
    expect(telemetry).toHaveSpan("chat gpt-4o");
    expect(telemetry).toHaveSpan("chat gpt-4o", { kind: "client", attributes: { "gen_ai.usage.input_tokens": 340 } });
    expect(telemetry).not.toHaveSpan("chat gpt-5");
    expect(telemetry).not.toHaveSpan("chat gpt-4o", { kind: "server" });
    expect(messageOf(() => expect(telemetry).toHaveSpan("chat gpt-5"))).toMatchSnapshot("no such span");
    expect(messageOf(() => expect(telemetry).toHaveSpan("chat gpt-4o", { kind: "server" }))).toMatchSnapshot(
      "another kind",
    );
    expect(messageOf(() => expect(telemetry).toHaveSpan(/stock/u, { kind: "server", parent: null }))).toMatchSnapshot(
      "a root of another kind",
    );
    expect(messageOf(() => expect(telemetry).not.toHaveSpan("chat gpt-4o"))).toMatchSnapshot("not");
    const described = messageOf(() =>
      expect(telemetry).not.toHaveSpan(/^chat/u, { attributes: { "gen_ai.usage.input_tokens": 340 } }),
    );
    expect(described).toContain("not to have a span that matches /^chat/u with { attributes: ");
    expect(described.match(/◀ not expected/gu)).toHaveLength(1);
  });

  test("toHaveSpanCount", () => {
    using telemetry = supportAgent();
    expect(telemetry).toHaveSpanCount(6);
    expect(telemetry).toHaveSpanCount(2, "chat gpt-4o");
    expect(telemetry).not.toHaveSpanCount({ min: 7 });
    expect(messageOf(() => expect(telemetry).toHaveSpanCount(7))).toContain("Expected 7 spans, got 6");
    expect(messageOf(() => expect(telemetry).not.toHaveSpanCount(6))).toContain("not to be 6 spans");
  });

  test("toFormOneTrace, toHaveNoOpenSpans", () => {
    using telemetry = supportAgent();
    expect(telemetry).toFormOneTrace();
    expect(telemetry).toHaveNoOpenSpans();
    expect(messageOf(() => expect(telemetry).not.toFormOneTrace())).toContain("not to form one trace");
    expect(messageOf(() => expect(telemetry).not.toHaveNoOpenSpans())).toContain(
      "Expected the spans not to have ended",
    );
    telemetry.tracer.startSpan("late");
    expect(telemetry).not.toFormOneTrace();
    expect(telemetry).not.toHaveNoOpenSpans();
    expect(messageOf(() => expect(telemetry).toFormOneTrace())).toContain("Expected one trace, got 2");
    expect(messageOf(() => expect(telemetry).toHaveNoOpenSpans())).toContain("Expected no open span, got 1");
  });

  test("toHaveSpansInOrder, toHaveSpansInSequence, toHaveSpansInParallel", () => {
    using telemetry = supportAgent();
    const forth = ["chat gpt-4o", "execute_tool lookup_order", "chat gpt-4o"];
    const back = ["execute_tool check_stock", "execute_tool lookup_order"];
    expect(telemetry).toHaveSpansInOrder(forth);
    expect(telemetry).not.toHaveSpansInOrder(forth, { exactly: true });
    expect(telemetry).toHaveSpansInSequence(forth);
    expect(telemetry).toHaveSpansInParallel(back);
    expect(messageOf(() => expect(telemetry).toHaveSpansInOrder(back))).toContain("starts before 1.");
    expect(messageOf(() => expect(telemetry).toHaveSpansInSequence(back))).toContain("does not start after 1. ended");
    expect(messageOf(() => expect(telemetry).toHaveSpansInParallel(forth))).toContain("there is no such moment");
    expect(messageOf(() => expect(telemetry).not.toHaveSpansInOrder(forth))).toContain("not to start in the order");
    expect(messageOf(() => expect(telemetry).not.toHaveSpansInSequence(forth))).toContain(
      "not to come one after the other",
    );
    expect(messageOf(() => expect(telemetry).not.toHaveSpansInParallel(back))).toContain("not to run at the same time");
  });

  test("toHaveCalledTool, toHaveCalledTools", () => {
    using telemetry = supportAgent();
    expect(telemetry).toHaveCalledTool("lookup_order", { times: 1, arguments: { id: 7 } });
    expect(telemetry).not.toHaveCalledTool("refund");
    expect(telemetry).toHaveCalledTools(["lookup_order", "check_stock"]);
    expect(telemetry).not.toHaveCalledTools(["lookup_order"]);
    expect(messageOf(() => expect(telemetry).toHaveCalledTool("refund"))).toContain('call of tool "refund", got 0');
    expect(messageOf(() => expect(telemetry).toHaveCalledTools([]))).toContain("Expected calls of the tools []");
    expect(messageOf(() => expect(telemetry).not.toHaveCalledTool("lookup_order"))).toContain(
      "not to have at least 1 call",
    );
    expect(messageOf(() => expect(telemetry).not.toHaveCalledTools(["check_stock"], { allowOthers: true }))).toContain(
      "not to call the tools",
    );
  });

  test("toHaveNoContent, toHaveNoSecret", () => {
    using telemetry = supportAgent();
    const chats = telemetry.spans().filter(({ name }) => name.startsWith("chat"));
    expect(chats).toHaveNoContent();
    expect(telemetry).not.toHaveNoContent();
    expect(telemetry).toHaveNoSecret((text) => text.includes("sk-"));
    expect(telemetry).not.toHaveNoSecret((text) => text.includes("sku"));
    expect(messageOf(() => expect(telemetry).toHaveNoContent())).toContain("got some on 2 of 6");
    expect(messageOf(() => expect(chats).not.toHaveNoContent())).toContain("not to hold no content");
    expect(messageOf(() => expect(telemetry).toHaveNoSecret(() => true))).toContain("got some in 6 of 6");
    expect(messageOf(() => expect(telemetry).not.toHaveNoSecret(() => false))).toContain("not to hold no secret");
  });

  test("toFollowConventions", () => {
    using telemetry = supportAgent();
    expect(telemetry).not.toFollowConventions();
    expect(telemetry).toFollowConventions({ ignore: ["error-type-missing"] });
    assertSpans.followConventions(telemetry, { ignore: ["error-type-missing"] });
    expect(() => assertSpans.followConventions(telemetry)).toThrow(SpanAssertionError);
    const message = messageOf(() => expect(telemetry).not.toFollowConventions({ ignore: ["error-type-missing"] }));
    expect(message).toContain("not to follow the conventions");
  });

  test("what is no list of spans is an error that says so, even under not", () => {
    const given: readonly unknown[] = [undefined, null, 5, "text", {}, { spans: 5 }];
    for (const one of given) {
      expect(messageOf(() => expect(one).toFormOneTrace())).toContain("Expected spans");
      expect(messageOf(() => expect(one).not.toFormOneTrace())).toContain("Expected spans");
    }
  });

  test("jest gets the very same", () => {
    expect(forJest.spanMatchers).toBe(spanMatchers);
    expect(forJest.traceSerializer).toBe(traceSerializer);
  });
});

describe("plain assertions", () => {
  test("throw what the matchers would say", () => {
    using telemetry = supportAgent();
    const names = ["chat gpt-4o", "chat gpt-4o"];
    assertSpans.hasSpan(telemetry, "chat gpt-4o", { kind: "client" });
    assertSpans.hasNoSpan(telemetry, { status: "error", name: /^chat/u });
    assertSpans.hasSpanCount(telemetry, 6);
    assertSpans.formOneTrace(telemetry);
    assertSpans.hasNoOpenSpans(telemetry);
    assertSpans.inOrder(telemetry, names);
    assertSpans.inSequence(telemetry, names);
    assertSpans.inParallel(telemetry, [/^execute/u, /^execute/u]);
    assertSpans.calledTool(telemetry, "lookup_order");
    assertSpans.calledTools(telemetry, ["lookup_order", "check_stock"]);
    assertSpans.hasNoContent([]);
    assertSpans.hasNoSecret(telemetry, () => false);
    const failing: readonly (() => void)[] = [
      () => assertSpans.hasSpan(telemetry, "chat"),
      () => assertSpans.hasNoSpan(telemetry, { status: "error" }),
      () => assertSpans.hasSpanCount(telemetry, 0),
      () => assertSpans.formOneTrace([]),
      () => assertSpans.inOrder(telemetry, [...names, ...names]),
      () => assertSpans.inSequence(telemetry, [/^execute/u, /^execute/u]),
      () => assertSpans.inParallel(telemetry, names),
      () => assertSpans.calledTool(telemetry, "lookup_order", { times: 0 }),
      () => assertSpans.calledTools(telemetry, []),
      () => assertSpans.hasNoContent(telemetry),
      () => assertSpans.hasNoSecret(telemetry, () => true),
    ];
    for (const fail of failing) expect(fail).toThrow(SpanAssertionError);
    telemetry.tracer.startSpan("late");
    expect(() => assertSpans.hasNoOpenSpans(telemetry)).toThrow(SpanAssertionError);
  });
});

describe("misuse", () => {
  test("is a TypeError that says what was expected", () => {
    using telemetry = supportAgent();
    const spans = expectSpans(telemetry);
    const misuses: readonly (readonly [() => unknown, string])[] = [
      [() => expectSpans(undefined as never), "Expected spans, or what has spans(), got undefined"],
      [() => spans.span(5 as never), "Expected a span's name, pattern, predicate or description, got 5"],
      [() => spans.span({ nmae: "x" } as never), "Expected a description of a span with name, kind, "],
      [() => spans.toHaveCount(-1), "Expected `count` to be a whole number >= 0, got -1"],
      [() => spans.toHaveCount({ min: 2, max: 1 }), "Expected `max` to be at least `min`, got 1 < 2"],
      [
        () => spans.span("chat gpt-4o").tookBetween({ minMs: 2, maxMs: 1 }),
        "Expected `maxMs` to be at least `minMs`, got 1 < 2",
      ],
      [
        () => spans.span("chat gpt-4o").tookBetween({ minMs: NaN }),
        "Expected `minMs` to be a finite number >= 0, got NaN",
      ],
    ];
    for (const [misuse, message] of misuses) {
      expect(misuse).toThrow(TypeError);
      expect(messageOf(misuse)).toContain(message);
    }
  });

  test("a finder of secrets that throws is not taken for one that found nothing", () => {
    using telemetry = supportAgent();
    const broken = (): boolean => {
      throw new Error("broken finder");
    };
    expect(() => expectSpans(telemetry).toHaveNoSecret(broken)).toThrow("broken finder");
  });
});

describe("a chain", () => {
  test("goes from span to span and back, and gives what it found", () => {
    using telemetry = supportAgent();
    const chat = expectSpans(telemetry)
      .toFormOneTrace()
      .span("invoke_agent support")
      .isRoot()
      .span("execute_tool check_stock")
      .hasStatus("error")
      .everySpan(/^chat/u)
      .hasParent("invoke_agent support")
      .and.toHaveCount(6)
      .onlySpan("invoke_agent refunds")
      .hasLink("chat gpt-4o")
      .noSpan("chat gpt-5")
      .span("chat gpt-4o")
      .hasAttribute("gen_ai.usage.input_tokens", (count) => count > 200);
    expect(chat.found.map(({ attributes }) => attributes["gen_ai.usage.input_tokens"])).toEqual([340]);
  });
});

describe("traceSerializer", () => {
  test("writes lists of spans, and leaves all else alone", () => {
    using telemetry = supportAgent();
    expect(traceSerializer.test(telemetry.spans())).toBe(true);
    expect(traceSerializer.serialize(telemetry.spans())).toBe(traceSnapshot(telemetry));
    for (const other of [
      [],
      [1],
      {},
      null,
      "text",
      [{ name: "x" }],
      [...telemetry.spans(), 1],
      [{ name: "x", startTimeUnixNano: 1n }],
      [{ name: "x", parentSpanId: null }],
    ])
      expect(traceSerializer.test(other)).toBe(false);
  });
});
