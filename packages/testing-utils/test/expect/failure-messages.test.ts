import { AssertionError } from "node:assert";

import { describe, expect, test } from "vitest";

import {
  createTelemetryHarness,
  expectSpans,
  jsonContaining,
  SpanAssertionError,
  type SpansExpectation,
} from "../../src/index.ts";
import { messageOf } from "../support/message-of.ts";
import { makeSpan, supportAgent } from "../support/support-agent.ts";

type Assertion = (spans: SpansExpectation) => unknown;

/** Each assertion: an example that holds, and one that does not, whose message is a snapshot. */
const assertions: Record<string, { holds: Assertion; fails: Assertion }> = {
  "toHaveCount: a number": {
    holds: (spans) => spans.toHaveCount(6),
    fails: (spans) => spans.toHaveCount(5),
  },
  "toHaveCount: bounds": {
    holds: (spans) => spans.toHaveCount({ min: 6, max: 6 }).toHaveCount({ min: 1 }).toHaveCount({ max: 9 }),
    fails: (spans) => spans.toHaveCount({ min: 7 }),
  },
  "toHaveCount: of a name": {
    holds: (spans) => spans.toHaveCount(2, "chat gpt-4o").toHaveCount(0, "chat gpt-5"),
    fails: (spans) => spans.toHaveCount(1, "chat gpt-4o"),
  },
  "toHaveCount: of a name that is not there": {
    holds: (spans) => spans.toHaveCount({ max: 1 }, /lookup/u),
    fails: (spans) => spans.toHaveCount({ min: 1, max: 3 }, "chat gpt-4"),
  },
  "inOrder: repeated names": {
    holds: (spans) =>
      spans.inOrder(["invoke_agent support", "chat gpt-4o", "execute_tool lookup_order", "chat gpt-4o"]),
    fails: (spans) => spans.inOrder(["chat gpt-4o", "chat gpt-4o", "chat gpt-4o"]),
  },
  "inOrder: too early": {
    holds: (spans) => spans.inOrder([/^execute_tool/u, /^execute_tool/u, "invoke_agent refunds"]),
    fails: (spans) => spans.inOrder(["execute_tool check_stock", "execute_tool lookup_order"]),
  },
  "inOrder: exactly": {
    holds: (spans) =>
      spans.inOrder(
        ["invoke_agent support", "chat gpt-4o", /lookup/u, /stock/u, "chat gpt-4o", "invoke_agent refunds"],
        { exactly: true },
      ),
    fails: (spans) => spans.inOrder(["invoke_agent support", "chat gpt-4o"], { exactly: true }),
  },
  inSequence: {
    holds: (spans) => spans.inSequence(["chat gpt-4o", "execute_tool check_stock", "chat gpt-4o"]),
    fails: (spans) => spans.inSequence(["execute_tool lookup_order", "execute_tool check_stock"]),
  },
  "inSequence: times to less than a millisecond": {
    holds: (spans) => spans.inSequence(["execute_tool lookup_order", "execute_tool check_stock"], { toleranceMs: 90 }),
    fails: (spans) =>
      spans.inSequence(["execute_tool lookup_order", "execute_tool check_stock"], { toleranceMs: 89.999 }),
  },
  toFollowConventions: {
    holds: (spans) => spans.toFollowConventions({ ignore: ["error-type-missing"] }),
    fails: (spans) => spans.toFollowConventions(),
  },
  inParallel: {
    holds: (spans) =>
      spans.inParallel(["execute_tool lookup_order", "execute_tool check_stock", "invoke_agent support"]),
    fails: (spans) => spans.inParallel(["chat gpt-4o", "execute_tool check_stock"]),
  },
  "inParallel: the same name twice means two spans": {
    holds: (spans) => spans.inParallel([/^execute_tool/u, /^execute_tool/u]),
    fails: (spans) => spans.inParallel(["chat gpt-4o", "chat gpt-4o"]),
  },
  "inParallel: one that is not there": {
    holds: (spans) => spans.inParallel(["chat gpt-4o"]),
    fails: (spans) => spans.inParallel(["chat gpt-4o", "execute_tool lookup_orders"]),
  },
  toCallTool: {
    holds: (spans) => spans.toCallTool("lookup_order").toCallTool("refund", { times: 0 }),
    fails: (spans) => spans.toCallTool("refund"),
  },
  "toCallTool: times": {
    holds: (spans) => spans.toCallTool("lookup_order", { times: { max: 1 } }),
    fails: (spans) => spans.toCallTool("lookup_order", { times: 2 }),
  },
  "toCallTool: arguments": {
    holds: (spans) => spans.toCallTool("lookup_order", { arguments: { id: 7, deep: { a: [1, 2] } } }),
    fails: (spans) => spans.toCallTool("lookup_order", { arguments: { id: 8 } }),
  },
  toCallTools: {
    holds: (spans) => spans.toCallTools(["lookup_order", "check_stock"]),
    fails: (spans) => spans.toCallTools(["check_stock", "lookup_order"]),
  },
  "toCallTools: among others": {
    holds: (spans) => spans.toCallTools(["check_stock"], { allowOthers: true }),
    fails: (spans) => spans.toCallTools(["check_stock"]),
  },
  toHaveNoSecret: {
    holds: (spans) => spans.toHaveNoSecret((text) => text.includes("sk-")).toHaveNoSecret(() => []),
    fails: (spans) => spans.toHaveNoSecret((text) => /a-1|timeout/u.exec(text)),
  },
  "toHaveNoSecret: in a name": {
    holds: (spans) => spans.toHaveNoSecret(() => null),
    fails: (spans) => spans.toHaveNoSecret((text) => (text.includes("refunds") ? "a department" : "")),
  },
  noSpan: {
    holds: (spans) => spans.noSpan("chat gpt-5"),
    fails: (spans) => spans.noSpan({ kind: "client" }),
  },
  "span: by name": {
    holds: (spans) => spans.span("chat gpt-4o"),
    fails: (spans) => spans.span("chat gpt-4"),
  },
  "span: by a pattern": {
    holds: (spans) => spans.span(/^chat /u),
    fails: (spans) => spans.span(/^embeddings /u),
  },
  "span: by a predicate": {
    holds: (spans) => spans.span((span) => span.status.code === "error"),
    fails: (spans) =>
      spans.span(function isSlow(span) {
        return (span.endTimeUnixNano ?? 0n) - span.startTimeUnixNano > 5_000_000_000n;
      }),
  },
  "span: by a description": {
    holds: (spans) =>
      spans.span({
        name: /^execute_tool/u,
        kind: "internal",
        status: "error",
        statusMessage: "timeout",
        attributes: { "gen_ai.tool.name": "check_stock" },
        parent: { name: "invoke_agent support", parent: null },
        ancestor: "invoke_agent support",
        sibling: "chat gpt-4o",
        event: "exception",
        scope: "test",
        took: { minMs: 70, maxMs: 70 },
      }),
    fails: (spans) => spans.span({ name: "chat gpt-4o", kind: "client", status: "error", took: { maxMs: 400 } }),
  },
  onlySpan: {
    holds: (spans) => spans.onlySpan("execute_tool check_stock").hasStatus("error"),
    fails: (spans) => spans.onlySpan("chat gpt-4o"),
  },
  everySpan: {
    holds: (spans) => spans.everySpan(/^chat/u).hasKind("client"),
    fails: (spans) => spans.everySpan(/^execute_tool/u).hasStatus("unset"),
  },
  "a chain keeps those that pass": {
    holds: (spans) =>
      spans.span("chat gpt-4o").hasAttribute("gen_ai.usage.input_tokens", 340).tookBetween({ minMs: 470 }),
    fails: (spans) =>
      spans.span("chat gpt-4o").hasAttribute("gen_ai.usage.input_tokens", 340).tookBetween({ maxMs: 300 }),
  },
  "none of several passes": {
    holds: (spans) => spans.span("chat gpt-4o").hasAttribute("gen_ai.usage.input_tokens", 120),
    fails: (spans) => spans.span("chat gpt-4o").hasAttribute("gen_ai.usage.input_tokens", 121),
  },
  hasName: {
    holds: (spans) => spans.span({ status: "error" }).hasName("execute_tool check_stock").hasName(/stock/u),
    fails: (spans) => spans.span({ status: "error" }).hasName("execute_tool"),
  },
  hasKind: {
    holds: (spans) => spans.span("chat gpt-4o").hasKind("client"),
    fails: (spans) => spans.span("execute_tool check_stock").hasKind("client"),
  },
  hasStatus: {
    holds: (spans) => spans.span("execute_tool check_stock").hasStatus("error").hasStatus("error", /^time/u),
    fails: (spans) => spans.span("execute_tool check_stock").hasStatus("error", "out of stock"),
  },
  "hasAttribute: is there": {
    holds: (spans) => spans.span("execute_tool check_stock").hasAttribute("gen_ai.tool.name"),
    fails: (spans) => spans.span("execute_tool check_stock").hasAttribute("gen_ai.tool.call.id"),
  },
  "hasAttribute: a value": {
    holds: (spans) => spans.span("chat gpt-4o").hasAttribute("gen_ai.response.finish_reasons", ["stop"]),
    fails: (spans) => spans.span("execute_tool check_stock").hasAttribute("gen_ai.tool.name", "lookup_order"),
  },
  "hasAttribute: a pattern": {
    holds: (spans) => spans.span("chat gpt-4o").hasAttribute("gen_ai.request.model", /^gpt-4/u),
    fails: (spans) => spans.onlySpan("execute_tool check_stock").hasAttribute("gen_ai.tool.name", /^refund/u),
  },
  "hasAttribute: a predicate": {
    holds: (spans) => spans.span("chat gpt-4o").hasAttribute("gen_ai.usage.input_tokens", (count) => count > 300),
    fails: (spans) => spans.everySpan("chat gpt-4o").hasAttribute("gen_ai.usage.input_tokens", (count) => count > 300),
  },
  "hasAttribute: a matcher of vitest": {
    holds: (spans) => spans.span("chat gpt-4o").hasAttribute("gen_ai.usage.input_tokens", expect.any(Number)),
    fails: (spans) => spans.span("execute_tool check_stock").hasAttribute("gen_ai.tool.name", expect.any(Number)),
  },
  "hasAttribute: JSON": {
    holds: (spans) =>
      spans.span(/lookup/u).hasAttribute("gen_ai.tool.call.arguments", jsonContaining({ deep: { a: [1, 2] } })),
    fails: (spans) =>
      spans.span(/lookup/u).hasAttribute("gen_ai.tool.call.arguments", jsonContaining({ deep: { a: [1] } })),
  },
  hasAttributes: {
    holds: (spans) => spans.span("chat gpt-4o").hasAttributes({ "gen_ai.provider.name": "openai", "a.b": undefined }),
    fails: (spans) =>
      spans.span(/stock/u).hasAttributes({ "gen_ai.tool.name": "check", "gen_ai.tool.type": "function" }),
  },
  hasExactAttributes: {
    holds: (spans) =>
      spans.span(/stock/u).hasExactAttributes({
        "gen_ai.operation.name": "execute_tool",
        "gen_ai.tool.name": "check_stock",
        "gen_ai.tool.call.arguments": /sku/u,
      }),
    fails: (spans) => spans.span(/stock/u).hasExactAttributes({ "gen_ai.operation.name": "execute_tool" }),
  },
  hasNoAttribute: {
    holds: (spans) => spans.span("chat gpt-4o").hasNoAttribute("gen_ai.system"),
    fails: (spans) => spans.span("execute_tool check_stock").hasNoAttribute("gen_ai.tool.name"),
  },
  hasNoContent: {
    holds: (spans) => spans.everySpan("chat gpt-4o").hasNoContent(),
    fails: (spans) => spans.span("execute_tool check_stock").hasNoContent(),
  },
  hasParent: {
    holds: (spans) =>
      spans
        .span("chat gpt-4o")
        .hasParent("invoke_agent support")
        .hasParent(/^invoke/u),
    fails: (spans) => spans.span("execute_tool check_stock").hasParent("chat gpt-4o"),
  },
  "hasParent: of a root": {
    holds: (spans) => spans.span("chat gpt-4o").hasParent({ parent: null }),
    fails: (spans) => spans.span("invoke_agent support").hasParent("chat gpt-4o"),
  },
  isRoot: {
    holds: (spans) => spans.span("invoke_agent support").isRoot(),
    fails: (spans) => spans.span("execute_tool check_stock").isRoot(),
  },
  hasAncestor: {
    holds: (spans) => spans.span("chat gpt-4o").hasAncestor("invoke_agent support"),
    fails: (spans) => spans.span("execute_tool check_stock").hasAncestor("invoke_agent refunds"),
  },
  hasChild: {
    holds: (spans) => spans.span("invoke_agent support").hasChild("chat gpt-4o").hasChildCount(5),
    fails: (spans) => spans.span("invoke_agent support").hasChild("execute_tool refund"),
  },
  hasChildCount: {
    holds: (spans) => spans.span("invoke_agent refunds").hasChildCount(0),
    fails: (spans) => spans.span("invoke_agent support").hasChildCount(4),
  },
  hasSibling: {
    holds: (spans) => spans.span("execute_tool check_stock").hasSibling("execute_tool lookup_order"),
    fails: (spans) => spans.span("execute_tool check_stock").hasSibling("invoke_agent support"),
  },
  hasEvent: {
    holds: (spans) =>
      spans.span(/stock/u).hasEvent("exception").hasEvent(/^exc/u, { "exception.type": "TimeoutError" }),
    fails: (spans) => spans.span("execute_tool check_stock").hasEvent("exception", { "exception.type": "RangeError" }),
  },
  "hasEvent: another one": {
    holds: (spans) => spans.span("execute_tool check_stock").hasEvent(/.*/u),
    fails: (spans) => spans.span("execute_tool check_stock").hasEvent("retry"),
  },
  hasLink: {
    holds: (spans) => spans.span("invoke_agent refunds").hasLink("chat gpt-4o", { reason: "handoff" }),
    fails: (spans) => spans.span("invoke_agent refunds").hasLink("execute_tool check_stock"),
  },
  "hasLink: attributes": {
    holds: (spans) => spans.span("invoke_agent refunds").hasLink({ kind: "client" }),
    fails: (spans) => spans.span("invoke_agent refunds").hasLink("chat gpt-4o", { reason: "retry" }),
  },
  tookBetween: {
    holds: (spans) => spans.span("execute_tool check_stock").tookBetween({ minMs: 70, maxMs: 70 }),
    fails: (spans) => spans.span("execute_tool check_stock").tookBetween({ minMs: 100, maxMs: 500 }),
  },
  hasScope: {
    holds: (spans) => spans.span("chat gpt-4o").hasScope("test"),
    fails: (spans) => spans.span("execute_tool check_stock").hasScope("@sideband/llm-tracing"),
  },
  hasResource: {
    holds: (spans) =>
      spans
        .span("chat gpt-4o")
        .hasResource({ "telemetry.sdk.language": "nodejs", "service.name": /^unknown_service/u })
        .and.span({ resource: { "telemetry.sdk.name": "opentelemetry" } }),
    fails: (spans) =>
      spans.span("execute_tool check_stock").hasResource({ "telemetry.sdk.name": "mine", "service.version": "1" }),
  },
  satisfies: {
    holds: (spans) =>
      spans.span("chat gpt-4o").satisfies(({ attributes }) => "gen_ai.usage.input_tokens" in attributes),
    fails: (spans) =>
      spans.span("execute_tool check_stock").satisfies(function isCheap() {
        throw new Error("no price");
      }),
  },
};

describe("each assertion", () => {
  test.each(Object.entries(assertions))("%s", (_, { holds, fails }) => {
    using telemetry = supportAgent();
    holds(expectSpans(telemetry));
    let error: unknown;
    try {
      fails(expectSpans(telemetry));
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toBeInstanceOf(SpanAssertionError);
    expect(error).toBeInstanceOf(AssertionError);
    expect((error as Error).message).toMatchSnapshot();
  });
});

describe("assertions about whole traces", () => {
  test("toFormOneTrace holds for a whole trace", () => {
    using telemetry = supportAgent();
    expectSpans(telemetry).toFormOneTrace();
  });

  test("toFormOneTrace: two traces", () => {
    using telemetry = supportAgent();
    makeSpan(telemetry.tracer, { name: "chat gpt-4o", from: 2000, to: 2100 });
    expect(messageOf(() => expectSpans(telemetry).toFormOneTrace())).toMatchSnapshot();
  });

  test("toFormOneTrace: a parent is missing", () => {
    using telemetry = supportAgent();
    const spans = telemetry.spans().filter(({ name }) => name !== "invoke_agent support");
    expect(messageOf(() => expectSpans(spans).toFormOneTrace())).toMatchSnapshot();
  });

  test("toFormOneTrace: a trace that goes on from another process", () => {
    using telemetry = supportAgent();
    const [span] = telemetry.spans();
    if (span === undefined) throw new Error("Expected a span, got none");
    expectSpans([span]).toFormOneTrace({ remoteParent: true });
    expect(messageOf(() => expectSpans([span]).toFormOneTrace())).toMatchSnapshot("without its parent");
    expect(messageOf(() => expectSpans(telemetry).toFormOneTrace({ remoteParent: true }))).toMatchSnapshot(
      "with a root",
    );
  });

  test("toFormOneTrace: a span is open, and one that is no record of it knows nothing of that", () => {
    using telemetry = supportAgent();
    const parent = makeSpan(telemetry.tracer, { name: "invoke_agent late", from: 1 });
    expect(messageOf(() => expectSpans(telemetry).toFormOneTrace())).toContain("Expected one trace, got 2");
    expect(messageOf(() => expectSpans([parent as never]).toFormOneTrace())).toMatchSnapshot("open and alone");
    expect(messageOf(() => expectSpans(telemetry).toHaveNoOpenSpans())).toMatchSnapshot("open beside others");
    expect(messageOf(() => expectSpans(telemetry).span("invoke_agent late").hasEnded())).toMatchSnapshot(
      "hasEnded of an open one",
    );
    expect(messageOf(() => expectSpans(telemetry).span("invoke_agent late").tookBetween({ maxMs: 1 }))).toContain(
      "it has not ended",
    );
    expectSpans(telemetry.spans()).toHaveNoOpenSpans().span("chat gpt-4o").hasEnded();
  });

  test("toFormOneTrace: two roots, a circle, nothing", () => {
    const base = { traceId: "a".repeat(32), kind: "internal", startTimeUnixNano: 1n, endTimeUnixNano: 2n } as const;
    const rest = {
      status: { code: "unset", message: "" },
      attributes: {},
      events: [],
      links: [],
      resource: { attributes: {} },
      scope: { name: "", version: "" },
    } as const;
    const one = { ...base, ...rest, name: "one", spanId: "1".repeat(16), parentSpanId: null };
    const two = { ...one, name: "two", spanId: "2".repeat(16) };
    const three = { ...one, name: "three", spanId: "3".repeat(16), parentSpanId: "4".repeat(16) };
    const four = { ...one, name: "four", spanId: "4".repeat(16), parentSpanId: "3".repeat(16) };
    expect(messageOf(() => expectSpans([one, two]).toFormOneTrace())).toMatchSnapshot("two roots");
    expect(messageOf(() => expectSpans([three, four]).toFormOneTrace())).toMatchSnapshot("a circle alone");
    expect(messageOf(() => expectSpans([one, three, four]).toFormOneTrace())).toMatchSnapshot("a root and a circle");
    expect(messageOf(() => expectSpans([]).toFormOneTrace())).toMatchSnapshot("nothing");
  });

  test("toHaveNoContent", () => {
    using telemetry = supportAgent();
    expectSpans(telemetry.spans().filter(({ name }) => name.startsWith("chat"))).toHaveNoContent();
    expect(messageOf(() => expectSpans(telemetry).toHaveNoContent())).toMatchSnapshot();
  });

  test("a large trace shows the spans that matter and what leads to them", () => {
    using telemetry = createTelemetryHarness();
    const { tracer } = telemetry;
    const root = makeSpan(tracer, { name: "invoke_agent big", from: 0 });
    for (let step = 0; step < 40; step += 1) {
      const parent = makeSpan(tracer, { name: `step ${step}`, from: step, parent: root });
      for (let call = 0; call < 5; call += 1)
        makeSpan(tracer, { name: `chat ${step}.${call}`, from: step, to: step, parent });
      parent.end();
    }
    root.end();
    expect(messageOf(() => expectSpans(telemetry).span("chat 17.3").hasKind("client")).split("\n").length).toBeLessThan(
      30,
    );
    expect(messageOf(() => expectSpans(telemetry).span("chat 17.3").hasKind("client"))).toContain("◀ kind is internal");
    expect(messageOf(() => expectSpans(telemetry).toHaveCount(1))).toContain("… 30 more under it");
  });
});
