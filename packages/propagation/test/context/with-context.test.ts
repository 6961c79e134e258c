import { EventEmitter } from "node:events";
import { Readable } from "node:stream";

import { context, ROOT_CONTEXT, trace } from "@opentelemetry/api";
import { describe, expect, it } from "vitest";

import { bind, bindAsyncIterable, traced, withContext, withSpan } from "../../src/index.ts";
import { activeName, child, collect, turn, useDiagnostics, useRecorder } from "./recorder.ts";

const recorder = useRecorder();
const diagnostics = useDiagnostics();

const span = (name: string) => recorder().tracerProvider.getTracer("t").startSpan(name);
const contextOf = (name: string) => trace.setSpan(ROOT_CONTEXT, span(name));

const names = async function* names(steps = 2): AsyncGenerator<string | undefined, string> {
  try {
    for (let step = 0; step < steps; step += 1) {
      await turn();
      yield activeName();
    }
    return "end";
  } finally {
    await turn();
    child("finally");
  }
};
const syncNames = function* syncNames(): Generator<string | undefined, void> {
  yield activeName();
  yield activeName();
};

describe("withSpan", () => {
  it("calls a function with a span active, and does not end it", async () => {
    const active = span("active");
    const result = {};
    expect(withSpan(active, () => [activeName(), result])[1]).toBe(result);
    expect(withSpan(active, activeName)).toBe("active");
    expect(
      await withSpan(active, async () => {
        await turn();
        return activeName();
      }),
    ).toBe("active");
    expect(activeName()).toBeUndefined();
    expect(recorder().spans()).toEqual([]);
  });

  it("throws and rejects with the very error", async () => {
    const error = new Error("of the application");
    const fail = (): never => {
      throw error;
    };
    expect(() => withSpan(span("a"), fail)).toThrow(error);
    await expect(withSpan(span("a"), async () => fail())).rejects.toBe(error);
  });

  it.each<[string, () => AsyncIterable<unknown> | Promise<AsyncIterable<unknown>>]>([
    ["an async generator", () => names()],
    ["a promise of one", async () => names()],
    ["an async iterable", () => ({ [Symbol.asyncIterator]: () => names() })],
    ["a stream", () => Readable.from({ [Symbol.asyncIterator]: () => names() })],
  ])("has %s consumed in its context, and nothing else", async (_, make) => {
    const steps = await withSpan(span("active"), make);
    const seen: unknown[] = [];
    await traced("consumer")(async () => {
      for await (const name of steps) seen.push(name, activeName());
    })();
    expect(seen).toEqual(["active", "consumer", "active", "consumer"]);
    expect(recorder().names()).toEqual(["active > finally", "consumer"]);
  });

  it("has a stream read from its source in its context, however it is consumed", async () => {
    const stream = withSpan(span("active"), () => Readable.from(names()));
    const seen: unknown[] = [];
    await traced("consumer")(
      () => new Promise((resolve) => stream.on("data", (name) => seen.push(name)).on("close", resolve)),
    )();
    expect(seen).toEqual(["active", "active"]);
    expect(recorder().names()).toEqual(["active > finally", "consumer"]);
  });

  it("has generators consumed in its context", () => {
    expect([...withSpan(span("active"), syncNames)]).toEqual(["active", "active"]);
    const list = [1, 2];
    expect(withSpan(span("active"), () => list)).toBe(list);
    expect(Reflect.ownKeys(list)).toEqual(["0", "1", "length"]);
  });

  it("has the work of a query builder done in its context, when it is asked for", async () => {
    const seen: unknown[] = [];
    const query = {
      then(resolve: (value: unknown) => void): void {
        seen.push(activeName());
        resolve(7);
      },
    };
    expect(withSpan(span("active"), () => query)).toBe(query);
    expect(seen).toEqual([]);
    expect(await query).toBe(7);
    expect(seen).toEqual(["active"]);
  });
});

describe("withContext", () => {
  it("has a query builder iterated over in its context too", async () => {
    const query = { then: (resolve: (value: number) => void) => resolve(7), [Symbol.asyncIterator]: () => names() };
    expect(withContext(contextOf("given"), () => query)).toBe(query);
    expect(await collect(query)).toEqual(["given", "given"]);
  });

  it("lets the inner context be the one that counts", async () => {
    const inner = contextOf("inner");
    const steps = withContext(contextOf("outer"), () => withContext(inner, () => names()));
    expect(await collect(steps)).toEqual(["inner", "inner"]);
  });
});

describe("bind", () => {
  it("takes the active context where none is given", () => {
    const bound = withSpan(span("active"), () => ({ fn: bind(activeName) })).fn;
    expect([bound(), bound.name]).toEqual(["active", "activeName"]);
    expect(bind(activeName, contextOf("given"))()).toBe("given");
  });

  it("binds an emitter's listeners", () => {
    const emitter = withSpan(span("active"), () => bind(new EventEmitter()));
    const seen: unknown[] = [];
    emitter.on("event", () => seen.push(activeName()));
    emitter.emit("event");
    expect(seen).toEqual(["active"]);
  });
});

describe("bindAsyncIterable", () => {
  it("gives the very object, every step of which runs in the context, `return` and `throw` too", async () => {
    const given = contextOf("given");
    const steps = names();
    const methods = Object.keys(steps);
    expect(bindAsyncIterable(steps, given)).toBe(steps);
    expect([Object.keys(steps), Object.prototype.toString.call(steps)]).toEqual([methods, "[object AsyncGenerator]"]);
    await steps.next();
    await steps.return("left");
    const thrown = bindAsyncIterable(names(), given);
    await thrown.next();
    await expect(thrown.throw(new Error("thrown in"))).rejects.toThrow("thrown in");
    expect(recorder().names()).toEqual(["given > finally", "given > finally"]);
  });

  it("takes the active context where none is given, and keeps the first", async () => {
    const steps = withSpan(span("active"), () => ({ steps: bindAsyncIterable(names()) })).steps;
    bindAsyncIterable(steps, contextOf("second"));
    expect(await collect(steps)).toEqual(["active", "active"]);
  });

  it("binds each iteration of what can be iterated over again, and its further members not at all", async () => {
    class Pages {
      readonly #steps = 1;
      readonly title = "pages";
      [Symbol.asyncIterator](): AsyncGenerator<string | undefined> {
        return names(this.#steps);
      }
      tee(): AsyncGenerator<string | undefined>[] {
        return [this[Symbol.asyncIterator]()];
      }
    }
    const pages = bindAsyncIterable(new Pages(), contextOf("given"));
    for (let round = 0; round < 2; round += 1) expect(await collect(pages)).toEqual(["given"]);
    const [branch] = pages.tee();
    expect([pages.title, await branch?.next()]).toEqual(["pages", { done: false, value: "given" }]);
  });

  it("leaves alone what takes no changes, and tells of it", async () => {
    const frozen = Object.freeze(names());
    expect(bindAsyncIterable(frozen, contextOf("given"))).toBe(frozen);
    expect(await collect(frozen)).toEqual([undefined, undefined]);
    expect(diagnostics.take()).toEqual([expect.stringContaining("binding an iterable threw TypeError")]);
  });

  it("can be asked for again and again", async () => {
    const steps = names();
    const cached = { [Symbol.asyncIterator]: () => steps };
    for (let call = 0; call < 20_000; call += 1) {
      bindAsyncIterable(steps, contextOf("given"));
      bindAsyncIterable(cached, contextOf("given"))[Symbol.asyncIterator]();
    }
    expect(await collect(steps)).toEqual(["given", "given"]);
  });

  it("does not matter to `context.with`", async () => {
    const steps = bindAsyncIterable(names(), contextOf("given"));
    const seen = await context.with(contextOf("consumer"), async () => [(await steps.next()).value, activeName()]);
    expect(seen).toEqual(["given", "consumer"]);
  });
});
