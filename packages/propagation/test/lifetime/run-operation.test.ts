import { PassThrough } from "node:stream";

import { context, INVALID_SPAN_CONTEXT, type Span, type SpanStatus, trace } from "@opentelemetry/api";
import { describe, expect, it } from "vitest";

import { AsyncContextManager } from "../../src/index.ts";
import {
  DeferredIterator,
  Isolation,
  Lease,
  ObservedIterator,
  runOperation,
  SpanEnding,
} from "../../src/lifetime/index.ts";
import { countedEnding } from "./counted-ending.ts";

const notingSpan = () => {
  const calls: string[] = [];
  const note = (text: string): void => void calls.push(text);
  const span: Span = Object.assign(trace.wrapSpanContext(INVALID_SPAN_CONTEXT), {
    isRecording: () => true,
    setAttribute: (key: string, value: unknown) => note(`${key} ${String(value)}`) as never,
    setStatus: ({ code, message }: SpanStatus) => note(`status ${code} ${message}`) as never,
    addEvent: (name: string) => note(name) as never,
    end: (time: unknown) => note(`end ${String(time)}`),
  });
  return { span, calls };
};

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

const run = <T>(fn: () => T) => {
  const ending = countedEnding();
  const lines: string[] = [];
  const results: unknown[] = [];
  const result = runOperation(fn, {
    ending,
    isolation: new Isolation((line) => void lines.push(line)),
    onResult: (value) => void results.push(value),
  });
  return { result, told: ending.told, lines, results };
};

describe("runOperation", () => {
  it("ends with a result, which it tells of", async () => {
    const value = {};
    expect(run(() => value)).toEqual({ result: value, told: ["end"], lines: [], results: [value] });
    const later = run(async () => value);
    expect(later.told).toEqual([]);
    expect(await later.result).toBe(value);
    expect([later.told, later.results]).toEqual([["end"], [value]]);
  });

  it("fails with an error, and tells of no result", async () => {
    const error = new Error("of the application");
    const later = run(async () => {
      throw error;
    });
    await expect(later.result).rejects.toBe(error);
    expect([later.told, later.results]).toEqual([[error], []]);
  });

  it("ends with what is consumed later, and tells of no result", async () => {
    const steps = run(async function* steps() {
      yield 1;
    });
    expect(steps.told).toEqual([]);
    for await (const _ of steps.result) break;
    expect([steps.told, steps.results]).toEqual([["cancel"], []]);
    const stream = run(() => new PassThrough());
    stream.result.end();
    stream.result.resume();
    await new Promise((resolve) => stream.result.on("close", resolve));
    expect([stream.told, stream.results]).toEqual([["end"], []]);
  });

  it("is cancelled with what is left", async () => {
    const steps = run(function* steps() {
      yield 1;
    });
    for (const _ of steps.result) break;
    const stream = run(() => new PassThrough());
    stream.result.destroy();
    await new Promise((resolve) => stream.result.on("close", resolve));
    expect([steps.told, stream.told]).toEqual([["cancel"], ["cancel"]]);
  });

  it("ends at once with what cannot be seen, and says so", () => {
    const { told, lines } = run(() => Object.freeze({ [Symbol.asyncIterator]: async function* none() {} }));
    expect(told).toEqual(["end"]);
    expect(lines).toEqual(["observing an async iterable threw TypeError; the application is not affected"]);
  });
});

describe("SpanEnding", () => {
  it("needs no more than a span", async () => {
    context.setGlobalContextManager(new AsyncContextManager());
    const { span, calls } = notingSpan();
    const error = new RangeError("secret");
    const ending = new SpanEnding({ span });
    const active = runOperation(() => trace.getActiveSpan(), { ending });
    expect(active).toBe(span);
    ending.fail(error);
    ending.abandon();
    expect([ending.open, calls]).toEqual([false, ["end undefined"]]);
    const failing = new SpanEnding({ span });
    expect(() => runOperation(() => Promise.reject(error), { ending: failing }).catch(() => {})).not.toThrow();
    await turn();
    expect(calls.slice(1)).toEqual(["error.type RangeError", "status 2 RangeError", "exception", "end undefined"]);
    context.disable();
  });
});

describe("ObservedIterator", () => {
  it("is left as an async generator is, though its source cannot be", async () => {
    const ending = countedEnding();
    const steps = new ObservedIterator({
      lease: new Lease(ending),
      open: () => ({ next: async () => ({ done: false, value: 1 }) }),
    });
    await steps.next();
    expect(await steps.return(Promise.resolve("left"))).toEqual({ done: true, value: "left" });
    expect(ending.told).toEqual(["cancel"]);
  });
});

describe("DeferredIterator", () => {
  const source = async function* source(): AsyncGenerator<number, string> {
    yield 1;
    return "end";
  };

  it("opens its source with the first step", async () => {
    let opened = 0;
    const steps = new DeferredIterator(async () => {
      opened += 1;
      return source();
    });
    expect(opened).toBe(0);
    expect(await Promise.all([steps.next(), steps.next()])).toEqual([
      { done: false, value: 1 },
      { done: true, value: "end" },
    ]);
    expect(opened).toBe(1);
  });

  it.each<[string, (steps: AsyncGenerator<unknown, unknown, unknown>) => Promise<unknown>]>([
    ["return", (steps) => steps.return(Promise.resolve("left"))],
    ["return with a promise that rejects", (steps) => steps.return(Promise.reject(new RangeError("left")))],
    ["throw", (steps) => steps.throw(new RangeError("left"))],
  ])("is left before its first step as a generator is, by `%s`", async (_, leave) => {
    const outcome = (steps: AsyncGenerator<unknown, unknown, unknown>): Promise<unknown> =>
      Promise.allSettled([leave(steps), steps.next()]);
    let opened = 0;
    const steps = new DeferredIterator(async () => {
      opened += 1;
      return source();
    });
    expect(await outcome(steps)).toEqual(await outcome(source()));
    expect(opened).toBe(0);
  });

  it("fails once where the source cannot be opened", async () => {
    const error = new Error("no source");
    const steps = new DeferredIterator(() => Promise.reject(error));
    expect(await Promise.allSettled([steps.next(), steps.next(), steps.return("left")])).toEqual([
      { status: "rejected", reason: error },
      { status: "fulfilled", value: { done: true, value: undefined } },
      { status: "fulfilled", value: { done: true, value: "left" } },
    ]);
  });
});
