import { context, type Span, trace } from "@opentelemetry/api";
import { describe, expect, it, vi } from "vitest";

import { type Completion, Isolation, SpanEnding } from "../../src/lifetime/index.ts";

const fakeSpan = () => {
  const span = trace.wrapSpanContext({ traceId: "1".repeat(32), spanId: "1".repeat(16), traceFlags: 1 });
  const end = vi.spyOn(span, "end");
  return { span, end };
};

const start = (options: Partial<ConstructorParameters<typeof SpanEnding>[0]> = {}) => {
  const { span, end } = fakeSpan();
  const told: string[] = [];
  const completions: Completion[] = [];
  const ending: SpanEnding = new SpanEnding({
    span,
    isolation: new Isolation((line) => told.push(line)),
    recordError: () => {},
    beforeEnd: (completion) => {
      completions.push(completion);
      expect(ending.open).toBe(true);
      expect(end).not.toHaveBeenCalled();
      // What is told of an end may not end it again.
      ending.end();
      ending.fail(new Error("again"));
    },
    ...options,
  });
  return { ending, end, told, completions, span };
};

const fail = (): never => {
  throw new RangeError("secret");
};

describe("SpanEnding", () => {
  it.each<["end" | "cancel" | "abandon" | "fail", Completion]>([
    ["end", "completed"],
    ["cancel", "cancelled"],
    ["abandon", "abandoned"],
    ["fail", "failed"],
  ])("%s is told as %s, once and before the end, whatever comes after", (method, completion) => {
    const { ending, end, completions } = start();
    for (const each of [method, "end", "cancel", "abandon", "fail"] as const) ending[each](new Error("no"));
    expect(completions).toEqual([completion]);
    expect(end).toHaveBeenCalledTimes(1);
    expect(ending.open).toBe(false);
  });

  it("records an error before the end is told, and only the first", () => {
    const order: string[] = [];
    const { ending } = start({
      recordError: (_: Span, error) => order.push((error as Error).message),
      beforeEnd: (completion) => order.push(completion),
    });
    ending.fail(new Error("first"));
    ending.fail(new Error("second"));
    expect(order).toEqual(["first", "failed"]);
  });

  it("ends whatever is thrown by what is told", () => {
    const { ending, end, told } = start({ beforeEnd: fail, recordError: fail });
    ending.fail(new Error("no"));
    expect(end).toHaveBeenCalledTimes(1);
    expect(told).toEqual([
      expect.stringContaining("recording an error threw RangeError"),
      expect.stringContaining("completing a span threw RangeError"),
    ]);
  });

  it("ends what was abandoned as of its last progress, and all else now", () => {
    vi.useFakeTimers({ toFake: ["Date"], now: 5_000 });
    const [abandoned, untouched, ended] = [start(), start(), start()];
    abandoned.ending.touch();
    ended.ending.touch();
    vi.setSystemTime(9_000);
    expect([abandoned, untouched].map(({ ending }) => ending.lastProgressMs)).toEqual([5_000, undefined]);
    abandoned.ending.abandon();
    untouched.ending.abandon();
    ended.ending.end();
    vi.useRealTimers();
    expect([abandoned, untouched, ended].map(({ end }) => end.mock.calls)).toEqual([
      [[5_000]],
      [[undefined]],
      [[undefined]],
    ]);
  });

  it("without a span has the context of its parent, and can be ended", () => {
    const { ending } = start({ span: undefined });
    expect(ending.context).toBe(context.active());
    ending.end();
    expect(ending.open).toBe(false);
  });
});
