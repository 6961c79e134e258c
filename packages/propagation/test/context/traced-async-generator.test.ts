import { AsyncLocalStorage } from "node:async_hooks";

import { trace } from "@opentelemetry/api";
import { describe, expect, it, vi } from "vitest";

import { traced } from "../../src/index.ts";
import { activeName, child, collect, ERROR, turn, UNSET, useDiagnostics, useRecorder } from "./recorder.ts";

const recorder = useRecorder();
const diagnostics = useDiagnostics();

const counting = async function* count(limit: number): AsyncGenerator<number, string, string | undefined> {
  for (let n = 1; n <= limit; n += 1) {
    await turn();
    child(`step ${n}`);
    yield n;
  }
  return "all";
};

describe("an async generator function", () => {
  it("has one span over all its steps, with what happens in each of them as children", async () => {
    // A source that gives a chunk when it is told to: what takes time elsewhere takes a turn of the test here.
    const arrivals = [1, 2, 3].map(() => Promise.withResolvers<void>());
    const ask = traced("ask")(async function* ask() {
      for (const { promise } of arrivals) {
        await promise;
        yield await traced("fetch chunk")(async () => activeName())();
      }
    });
    const chunks = traced("handle request")(() => ({ chunks: ask() }))().chunks;
    const reading = collect(chunks);
    for (const [index, arrival] of arrivals.entries()) {
      await turn();
      expect(recorder().names()).not.toContain("handle request > ask");
      expect(
        recorder()
          .names()
          .filter((name) => name === "ask > fetch chunk"),
      ).toHaveLength(index);
      arrival.resolve();
    }
    expect(await reading).toEqual(["fetch chunk", "fetch chunk", "fetch chunk"]);
    expect(recorder().names()).toEqual([
      "handle request",
      "ask > fetch chunk",
      "ask > fetch chunk",
      "ask > fetch chunk",
      "handle request > ask",
    ]);
    expect(recorder().spans().at(-1)?.status).toEqual({ code: UNSET });
  });

  it("gives what it would: an async generator of its own kind", async () => {
    const wrapped = traced(counting);
    const [plain, steps] = [counting(1), wrapped(1)];
    expect(Object.prototype.toString.call(steps)).toBe("[object AsyncGenerator]");
    expect(Object.getPrototypeOf(steps)).toBe(counting.prototype);
    expect(steps).toBeInstanceOf(counting);
    expect(steps[Symbol.asyncIterator]()).toBe(steps);
    expect(Symbol.asyncDispose in steps).toBe(Symbol.asyncDispose in plain);
    expect(Object.keys(steps)).toEqual([]);
    expect(await steps.next()).toEqual({ done: false, value: 1 });
    expect(await steps.next()).toEqual({ done: true, value: "all" });
    expect(await steps.next()).toEqual({ done: true, value: undefined });
    expect(recorder().names()).toEqual(["count > step 1", "count"]);
  });

  it("starts its span with the first step, under the span that was active at the call", async () => {
    const steps = traced("request")(() => ({ steps: traced(counting)(1) }))().steps;
    expect(recorder().started()).toBe(1);
    await traced("elsewhere")(() => collect(steps))();
    expect(recorder().names()).toEqual(["request", "count > step 1", "request > count", "elsewhere"]);
  });

  it.each(["return", "throw"] as const)("gets no span where `%s` comes before the first step", async (leave) => {
    const steps = traced(counting)(1);
    const plain = counting(1);
    const outcome = async (generator: typeof steps): Promise<unknown> =>
      Promise.allSettled([generator[leave]("left"), generator.next()]);
    expect(await outcome(steps)).toEqual(await outcome(plain));
    expect(recorder().started()).toBe(0);
  });

  it("leaves the consumer's context alone", async () => {
    await traced("consumer")(async () => {
      for await (const _ of traced(counting)(2)) expect(activeName()).toBe("consumer");
      expect(activeName()).toBe("consumer");
    })();
    expect(activeName()).toBeUndefined();
  });

  it("leaves alone what the application keeps in an `AsyncLocalStorage` of its own", async () => {
    const storage = new AsyncLocalStorage<string>();
    const stores = async function* stores() {
      for (;;) yield storage.getStore();
    };
    const seen = async (steps: AsyncGenerator<string | undefined>): Promise<unknown[]> => [
      (await storage.run("first", () => steps.next())).value,
      (await storage.run("second", () => steps.next())).value,
      (await steps.return(undefined)).done,
    ];
    expect(await seen(traced(stores)())).toEqual(await seen(stores()));
  });

  it("ends with an early `break`, once, after its `finally` has run in its context", async () => {
    let within: string | undefined;
    const steps = traced(async function* left() {
      try {
        yield 1;
        yield 2;
      } finally {
        await turn();
        within = activeName();
      }
    });
    for await (const _ of steps()) break;
    expect(within).toBe("left");
    expect(recorder().span().status).toEqual({ code: UNSET });
  });

  it("ends with `await using`", async () => {
    const steps = traced(counting)(3);
    await steps.next();
    if (Symbol.asyncDispose in steps) await steps[Symbol.asyncDispose]();
    else await (steps as AsyncGenerator<number, string>).return("left");
    expect(recorder().names()).toEqual(["count > step 1", "count"]);
  });

  it("stays open where a `finally` yields, until the generator is done", async () => {
    const steps = traced(async function* stubborn() {
      try {
        yield 1;
      } finally {
        yield 2;
      }
    })();
    await steps.next();
    expect(await steps.return(undefined)).toEqual({ done: false, value: 2 });
    expect(recorder().spans()).toEqual([]);
    expect(await steps.next()).toEqual({ done: true, value: undefined });
    expect(recorder().span().status).toEqual({ code: UNSET });
  });

  it("fails with the very error of a step, of a `finally`, or thrown in", async () => {
    const error = new RangeError("secret");
    const failing = traced("step")(async function* failing() {
      yield 1;
      throw error;
    });
    await expect(collect(failing())).rejects.toBe(error);
    const cleaning = traced("finally")(async function* cleaning() {
      try {
        yield 1;
      } finally {
        // oxlint-disable-next-line no-unsafe-finally -- which is what this is about
        throw error;
      }
    })();
    await cleaning.next();
    await expect(cleaning.return(undefined as never)).rejects.toBe(error);
    const steps = traced("thrown in")(counting)(3);
    await steps.next();
    await expect(steps.throw(error)).rejects.toBe(error);
    expect(
      recorder()
        .spans()
        .filter(({ status }) => status.code === ERROR)
        .map(({ name }) => name),
    ).toEqual(["step", "finally", "thrown in"]);
  });

  it("goes on where what is thrown in is handled", async () => {
    const steps = traced(async function* patient() {
      try {
        yield 1;
      } catch {
        yield 2;
      }
    })();
    await steps.next();
    expect(await steps.throw(new Error("handled"))).toEqual({ done: false, value: 2 });
    await steps.next();
    expect(recorder().span().status).toEqual({ code: UNSET });
  });

  it("takes what is sent in, and steps that are asked for at once, in order", async () => {
    const echo = traced(async function* echo(): AsyncGenerator<unknown, string, unknown> {
      let sent: unknown = "first";
      for (;;) sent = yield sent;
    })();
    const steps = await Promise.all([
      echo.next("ignored"),
      echo.next(1),
      echo.next(2),
      echo.return("done"),
      echo.next(3),
    ]);
    expect(steps.map(({ value }) => value)).toEqual(["first", 1, 2, "done", undefined]);
    expect(recorder().span().status).toEqual({ code: UNSET });
  });

  it("passes `yield*` on both ways, each with its own span", async () => {
    const inner = traced("inner")(counting);
    const outer = traced(async function* outer() {
      child("before");
      const result = yield* inner(2);
      child("after");
      return result;
    })();
    expect(await outer.next()).toEqual({ done: false, value: 1 });
    expect(await outer.next()).toEqual({ done: false, value: 2 });
    expect(await outer.next()).toEqual({ done: true, value: "all" });
    expect(recorder().names()).toEqual([
      "outer > before",
      "inner > step 1",
      "inner > step 2",
      "outer > inner",
      "outer > after",
      "outer",
    ]);
    const left = traced("outer")(async function* left() {
      yield* inner(2);
    })();
    await left.next();
    await left.return(undefined);
    expect(recorder().names().slice(-2)).toEqual(["outer > inner", "outer"]);
  });

  it("throws what its parameters throw, at the call", () => {
    const error = new Error("no default");
    const fail = (): never => {
      throw error;
    };
    const steps = traced("defaults")(async function* defaults(_value: number = fail()) {});
    expect(() => steps()).toThrow(error);
    expect(recorder().span().status.code).toBe(ERROR);
  });

  it("is known by its bound function too", async () => {
    const steps = traced("bound")(counting.bind(null, 1))();
    expect(recorder().started()).toBe(0);
    expect(await collect(steps)).toEqual([1]);
    expect(recorder().names()).toEqual(["bound > step 1", "bound"]);
  });

  it("has two spans where it is wrapped twice, which end together", async () => {
    await collect(traced("outer")(traced("inner")(counting))(1));
    expect(recorder().names()).toEqual(["inner > step 1", "outer > inner", "outer"]);
  });
});

describe("a function that returns an async generator or iterable", () => {
  it("has its span from the call to the last step, wherever it got it from", async () => {
    const generator = counting(2);
    const work = traced("work")(async () => generator);
    const same = await work();
    expect(same).toBe(generator);
    expect([recorder().started(), recorder().spans().length]).toEqual([1, 0]);
    expect(await collect(same)).toEqual([1, 2]);
    expect(recorder().names()).toEqual(["work > step 1", "work > step 2", "work"]);
    expect(trace.getActiveSpan()).toBeUndefined();
  });

  it("counts the first iteration of what can be iterated over again, and leaves no trace on it", async () => {
    const numbers = { [Symbol.asyncIterator]: () => counting(1) };
    const before = Object.getOwnPropertyDescriptors(numbers);
    for (let call = 0; call < 100; call += 1) {
      expect(await collect(traced("list")(() => numbers)())).toEqual([1]);
      expect(await collect(numbers)).toEqual([1]);
    }
    expect(Object.getOwnPropertyDescriptors(numbers)).toEqual(before);
    expect(
      recorder()
        .names()
        .filter((name) => name === "list"),
    ).toHaveLength(100);
    expect(
      recorder()
        .names()
        .filter((name) => name === "list > step 1"),
    ).toHaveLength(100);
  });

  it("counts the iterator that steps first, where there are several", async () => {
    const numbers = traced("list")(() => ({ [Symbol.asyncIterator]: () => counting(1) }))();
    const [idle, first] = [numbers[Symbol.asyncIterator](), numbers[Symbol.asyncIterator]()];
    await first.next();
    expect([await idle.next(), (await idle.next()).done]).toEqual([{ done: false, value: 1 }, true]);
    expect(recorder().names()).toEqual(["list > step 1", "step 1"]);
    await first.next();
    expect(recorder().names().at(-1)).toBe("list");
  });

  it("has its iterator made when the application asks for it, in the span's context", async () => {
    const within: unknown[] = [];
    const waiting: string[] = [];
    const subscription = {
      [Symbol.asyncIterator](): AsyncIterator<string | undefined> {
        within.push(activeName());
        let subscribed = true;
        waiting.splice(0);
        return {
          next: async () => (subscribed ? { done: false, value: waiting.shift() } : { done: true, value: undefined }),
          return: async () => ({ done: !(subscribed = false), value: undefined }),
        };
      },
    };
    const messages = traced("subscribe")(() => subscription)()[Symbol.asyncIterator]();
    expect(within).toEqual(["subscribe"]);
    waiting.push("published before the first step");
    expect((await messages.next()).value).toBe("published before the first step");
    await messages.return?.();
    expect(recorder().span().name).toBe("subscribe");
  });

  it("iterates over what is asked, where one iterable is made of another", async () => {
    const numbers = traced("list")(() => ({ limit: 1, [Symbol.asyncIterator]() { return counting(this.limit); } }))(); // prettier-ignore
    const more: typeof numbers = Object.assign(Object.create(numbers) as typeof numbers, { limit: 2 });
    expect(await collect(more)).toEqual([1, 2]);
    expect(recorder().names().at(-1)).toBe("list");
  });

  it("lets go of a signal that outlives it", async () => {
    const controller = new AbortController();
    const add = vi.spyOn(controller.signal, "addEventListener");
    const remove = vi.spyOn(controller.signal, "removeEventListener");
    const numbers = traced("list")(() => ({ controller, [Symbol.asyncIterator]: () => counting(1) }));
    const failing = traced("list")(() => ({
      controller,
      async *[Symbol.asyncIterator](): AsyncGenerator<number> {
        yield await Promise.reject(new Error("failed"));
      },
    }));
    for (let call = 0; call < 20; call += 1) await collect(numbers());
    for await (const _ of numbers()) break;
    await expect(collect(failing())).rejects.toThrow("failed");
    expect([add.mock.calls.length, remove.mock.calls.length]).toEqual([22, 22]);
    expect(remove.mock.calls).toEqual(add.mock.calls.map(([type, listener]) => [type, listener]));
  });

  it("fails where no iterator can be made, when the application asks for it", () => {
    const error = new RangeError("secret");
    const broken = traced("broken")(() => ({
      [Symbol.asyncIterator]: (): AsyncIterator<number> => {
        throw error;
      },
    }))();
    expect(() => broken[Symbol.asyncIterator]()).toThrow(error);
    expect(recorder().span().status).toEqual({ code: ERROR, message: "RangeError" });
  });

  it("can hand one out again and again without its being consumed", async () => {
    const numbers = { [Symbol.asyncIterator]: () => counting(1) };
    const list = traced("list")(() => numbers);
    for (let call = 0; call < 2000; call += 1) list();
    expect(await collect(numbers)).toEqual([1]);
    expect(
      recorder()
        .names()
        .filter((name) => name === "list"),
    ).toHaveLength(2000);
    expect(diagnostics.take()).toEqual([expect.stringContaining("observing an async iterable threw RangeError")]);
  });

  it("sees a cursor that is both stepped through and iterated over", async () => {
    class Cursor {
      readonly #rows = [1, 2];
      async next(): Promise<number | null> {
        child("row");
        return this.#rows.shift() ?? null;
      }
      async *[Symbol.asyncIterator](): AsyncGenerator<number, void> {
        for (let row = await this.next(); row !== null; row = await this.next()) yield row;
      }
    }
    const find = traced("find")(() => new Cursor());
    expect(await collect(find())).toEqual([1, 2]);
    expect(recorder().names()).toEqual(["find > row", "find > row", "find > row", "find"]);
    const cursor = find();
    expect([await cursor.next(), await cursor.next(), await cursor.next()]).toEqual([1, 2, null]);
    expect(recorder().names().slice(-3)).toEqual(["find > row", "find > row", "find > row"]);
  });
});
