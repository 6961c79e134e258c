import { describe, expect, it } from "vitest";

import { traced } from "../../src/index.ts";
import { activeName, child, ERROR, UNSET, useDiagnostics, useRecorder } from "./recorder.ts";

const recorder = useRecorder();
const diagnostics = useDiagnostics();

const counting = function* count(limit: number): Generator<number, string, unknown> {
  for (let n = 1; n <= limit; n += 1) {
    child(`step ${n}`);
    yield n;
  }
  return "all";
};

describe("a generator function", () => {
  it("has one span over all its steps", () => {
    const steps = traced("request")(() => ({ steps: traced(counting)(2) }))().steps;
    expect(recorder().started()).toBe(1);
    for (const _ of steps) expect(activeName()).toBeUndefined();
    expect(recorder().names()).toEqual(["request", "count > step 1", "count > step 2", "request > count"]);
    expect(recorder().spans().at(-1)?.status).toEqual({ code: UNSET });
  });

  it("gives what it would: a generator of its own kind", () => {
    const steps = traced(counting)(1);
    expect(Object.prototype.toString.call(steps)).toBe("[object Generator]");
    expect(steps).toBeInstanceOf(counting);
    expect(steps[Symbol.iterator]()).toBe(steps);
    expect([steps.next(), steps.next(), steps.next()]).toEqual([
      { done: false, value: 1 },
      { done: true, value: "all" },
      { done: true, value: undefined },
    ]);
    expect(recorder().names()).toEqual(["count > step 1", "count"]);
  });

  it.each<[string, (steps: Generator<number>) => unknown, unknown]>([
    ["spread", (steps) => [...steps], [1, 2, 3]],
    ["Array.from", (steps) => Array.from(steps), [1, 2, 3]],
    ["new Set", (steps) => [...new Set(steps)], [1, 2, 3]],
    ["destructuring", ([first, second]) => [first, second], [1, 2]],
    ["iterator helpers", (steps) => steps.filter((n) => n > 1).toArray(), [2, 3]],
    ["`yield*`", (steps) => [...(function* delegate() { yield* steps; })()], [1, 2, 3]], // prettier-ignore
    ["`return`", (steps) => [steps.next().value, steps.return("left")], [1, { done: true, value: "left" }]],
  ])("ends its span once with %s", (_, consume, expected) => {
    expect(consume(traced(counting)(3))).toEqual(expected);
    expect(
      recorder()
        .names()
        .filter((name) => name === "count"),
    ).toHaveLength(1);
  });

  it.each(["return", "throw"] as const)("gets no span where `%s` comes before the first step", (leave) => {
    const steps = traced(counting)(1);
    const error = new Error("thrown in");
    if (leave === "throw") expect(() => steps.throw(error)).toThrow(error);
    else expect(steps.return("left")).toEqual({ done: true, value: "left" });
    expect(steps.next()).toEqual({ done: true, value: undefined });
    expect(recorder().started()).toBe(0);
  });

  it("fails with the very error of a step", () => {
    const error = new RangeError("secret");
    const failing = traced(function* failing() {
      yield 1;
      throw error;
    });
    expect(() => [...failing()]).toThrow(error);
    expect(recorder().span().status).toEqual({ code: ERROR, message: "RangeError" });
  });

  it("goes on after it has tried to step into itself", () => {
    const steps: Generator = traced(function* narcissus() {
      try {
        steps.next();
      } catch (error) {
        yield error;
      }
      yield "more";
    })();
    expect([...steps]).toEqual([expect.any(TypeError), "more"]);
    expect(recorder().span().status).toEqual({ code: UNSET });
  });

  it("can be handed out again and again without its being consumed", () => {
    const generator = counting(2);
    const list = traced("list")(() => generator);
    for (let call = 0; call < 20_000; call += 1) list();
    expect([...generator]).toEqual([1, 2]);
    expect(
      recorder()
        .spans()
        .filter(({ name }) => name === "list"),
    ).toHaveLength(20_000);
    expect(diagnostics.take()).toEqual([expect.stringContaining("observing a generator threw RangeError")]);
  });

  it("is seen where a function returns it, or a promise brings it", async () => {
    const generator = counting(1);
    expect(traced("sync")(() => generator)()).toBe(generator);
    const later = await traced("async")(async () => counting(1))();
    expect([recorder().started(), recorder().spans().length]).toEqual([2, 0]);
    expect([...generator, ...later]).toEqual([1, 1]);
    expect(recorder().names()).toEqual(["sync > step 1", "sync", "async > step 1", "async"]);
  });
});
