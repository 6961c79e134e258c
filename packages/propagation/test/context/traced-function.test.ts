import { createHook } from "node:async_hooks";

import { SpanKind, trace } from "@opentelemetry/api";
import { describe, expect, it, vi } from "vitest";

import { traced } from "../../src/index.ts";
import { activeName, child, ERROR, startRecorder, UNSET, useDiagnostics, useRecorder } from "./recorder.ts";

const recorder = useRecorder();
useDiagnostics();

describe("a synchronous function", () => {
  it("gets a span that covers the call, by the function's name", () => {
    const add = traced(function add(this: unknown, ...values: number[]) {
      child("within");
      return [this, values];
    });
    const self = {};
    expect(add.call(self, 1, 2)).toEqual([self, [1, 2]]);
    expect(add.call(self)[0]).toBe(self);
    expect(recorder().names().slice(0, 2)).toEqual(["add > within", "add"]);
    expect(recorder().spans()[1]).toMatchObject({ kind: SpanKind.INTERNAL, status: { code: UNSET }, attributes: {} });
    expect(recorder().spans()[1]?.status).toEqual({ code: UNSET });
    expect(trace.getActiveSpan()).toBeUndefined();
  });

  it.each([["text"], [0], [undefined], [null], [Symbol("s")], [{}], [[1]], [new Map()], [() => {}]])(
    "gives back the very %s",
    (value) => {
      expect(traced("f")(() => value)()).toBe(value);
      expect(recorder().span().name).toBe("f");
    },
  );

  it("throws the very error", () => {
    const error = new RangeError("secret");
    const fail = traced("fail")((): never => {
      throw error;
    });
    expect(fail).toThrow(error);
    expect(recorder().span()).toMatchObject({
      status: { code: ERROR, message: "RangeError" },
      attributes: { "error.type": "RangeError" },
    });
  });

  it("does not take the iterator of a list for a generator", () => {
    expect([...traced("f")(() => [1, 2].values())()]).toEqual([1, 2]);
    expect(recorder().span().name).toBe("f");
  });
});

describe("a function that returns a native promise", () => {
  it("has its span until that settles, with all that happens in it as children", async () => {
    const gate = Promise.withResolvers<void>();
    const work = traced("work")(async () => {
      await gate.promise;
      child("late");
      return activeName();
    });
    const promise = work();
    expect(Object.getPrototypeOf(promise)).toBe(Promise.prototype);
    expect(recorder().spans()).toEqual([]);
    gate.resolve();
    expect(await promise).toBe("work");
    expect(activeName()).toBeUndefined();
    expect(recorder().names()).toEqual(["work > late", "work"]);
    expect(recorder().spans()[1]?.status).toEqual({ code: UNSET });
  });

  it("rejects with the very error", async () => {
    const error = { reason: "secret" };
    const work = traced("work")(async () => {
      throw error;
    });
    await expect(work()).rejects.toBe(error);
    expect(recorder().span().attributes).toEqual({ "error.type": "_OTHER" });
    expect(recorder().span().status).toEqual({ code: ERROR, message: "_OTHER" });
  });

  it("keeps what has been put on it", async () => {
    const cancel = vi.fn<() => string>(() => "cancelled");
    const work = traced("work")(() => Object.assign(Promise.resolve(1), { cancel }));
    const promise = work();
    expect(promise.cancel()).toBe("cancelled");
    expect(await promise).toBe(1);
    expect(recorder().spans()).toHaveLength(1);
  });

  it("is another to `async_hooks`, which keep their ids on promises", async () => {
    const hook = createHook({ init() {} }).enable();
    const promise = Promise.resolve(1);
    const derived = traced("work")(() => promise)();
    await derived;
    hook.disable();
    const ids = (of: object): unknown[] =>
      Object.getOwnPropertySymbols(of).map((key) => Reflect.get(of, key) as unknown);
    expect(ids(promise)[0]).toBeTypeOf("number");
    expect(ids(promise)[0]).not.toBe(ids(derived)[0]);
  });
});

describe("what is wrapped", () => {
  const symbol = Symbol("symbol");
  const bySymbol = { [symbol]() {} };

  it("looks like what it was", () => {
    const original = Object.assign(async function lookUp(_id: string, _limit: number, _more = 1): Promise<void> {}, {
      retries: 3,
    });
    const wrapped = traced("span")(original);
    expect([wrapped.name, wrapped.length, wrapped.retries]).toEqual(["lookUp", 2, 3]);
    expect(Object.getPrototypeOf(wrapped)).toBe(Object.getPrototypeOf(original));
    expect(Reflect.ownKeys(wrapped)).toEqual(Reflect.ownKeys(original));
    wrapped.retries = 4;
    expect(original.retries).toBe(4);
  });

  it("can be constructed where it could, and not where it could not", () => {
    const Point = function Point(this: { x: number }, x: number): void {
      this.x = x;
    };
    const Traced = traced(Point) as unknown as new (x: number) => { x: number };
    const point = new Traced(1);
    expect([point.x, point instanceof Traced, Object.getPrototypeOf(point)]).toEqual([1, true, Point.prototype]);
    const arrow = traced("arrow")(() => 1) as unknown as new () => unknown;
    expect(() => new arrow()).toThrow(TypeError);
    expect(recorder().started()).toBe(0);
  });

  it.each<[string, () => unknown]>([
    [
      "bound work",
      traced(
        function work(this: unknown) {
          return this;
        }.bind(null),
      ),
    ],
    ["anonymous", traced(() => {})],
    ["given", traced("given")(function work() {})],
    ["given", traced({ name: "given" })(() => {})],
    ["", traced("")(() => {})],
    ["[symbol]", traced(bySymbol[symbol])],
    ["frozen", traced(Object.freeze(function frozen() {}))],
    ["proxied", traced(new Proxy(function proxied() {}, {}))],
    ["class", traced(Reflect.get({ class() {} }, "class"))],
    ["twice", traced(traced(function twice() {}))],
  ])("names its span %j", (name, wrapped) => {
    wrapped();
    expect(
      recorder()
        .spans()
        .map((span) => span.name),
    ).toContain(name);
  });

  it("may be the callback of a list", () => {
    const [first] = [function first() {}, function second() {}].map(traced);
    (first as () => void)();
    expect(recorder().span().name).toBe("first");
  });

  it.each<[string, () => unknown, RegExp]>([
    ["a class", () => traced(class Service {} as never), /got the class; trace its methods/],
    ["a class, named", () => traced("name")(class {} as never), /got the class; trace its methods/],
    ["no function", () => traced("name")(7 as never), /to get a function or a method, got number/],
    ["nothing", () => (traced("name") as unknown as () => void)(), /to get a function or a method, got undefined/],
    ["a wrong name", () => traced(7 as never), /^Expected `options` to be a name or an object, got 7$/],
    ["null", () => traced(null as never), /^Expected `options`/],
    ["a name that is none", () => traced({ name: 7 as never }), /^Expected `name` to be a string, got 7$/],
    ["a wrong kind", () => traced({ kind: "client" as never }), /^Expected `kind` to be a SpanKind, got "client"$/],
    ["a kind too many", () => traced({ kind: 5 as never }), /^Expected `kind`/],
    ["wrong attributes", () => traced({ attributes: 1 as never }), /^Expected `attributes`/],
    ["wrong links", () => traced({ links: {} as never }), /^Expected `links`/],
    ["a wrong root", () => traced({ root: 1 as never }), /^Expected `root` to be a boolean, got 1$/],
    ["a wrong flag", () => traced({ captureErrorText: "yes" as never }), /^Expected `captureErrorText`/],
    ["no provider", () => traced({ tracerProvider: {} as never }), /^Expected `tracerProvider`.*got an object$/],
    ["no tracer", () => traced({ tracer: (() => {}) as never }), /^Expected `tracer`.*got a function$/],
    [
      "two sources of spans",
      () => traced({ tracer: trace.getTracer("a"), tracerProvider: trace.getTracerProvider() }),
      /^Expected `tracer` to be left out/,
    ],
  ])("cannot be %s", (_, make, message) => {
    expect(make).toThrow(TypeError);
    expect(make).toThrow(message);
  });
});

describe("options", () => {
  it("give kind, attributes and links, the same for each call or made of its arguments", () => {
    const linked = { context: { traceId: "1".repeat(32), spanId: "2".repeat(16), traceFlags: 1 } };
    const self = { tenant: "acme" };
    const attributes = { fixed: true };
    traced({ kind: SpanKind.CLIENT, attributes, links: [linked] })(function fixed() {})();
    traced({
      attributes(this: typeof self, id: string) {
        return { id, tenant: this.tenant };
      },
      links: () => [linked],
    })(function made(this: typeof self, _id: string) {}).call(self, "7");
    const [fixed, made] = recorder().spans();
    expect(fixed).toMatchObject({ kind: SpanKind.CLIENT, attributes: { fixed: true }, links: [linked] });
    expect(made).toMatchObject({ attributes: { id: "7", tenant: "acme" }, links: [linked] });
  });

  it("begin a trace of its own", () => {
    const inner = traced({ name: "inner", root: true })(() => activeName());
    expect(traced("outer")(() => inner())()).toBe("inner");
    const [first, second] = recorder().spans();
    expect(first?.parentSpanContext).toBeUndefined();
    expect(first?.spanContext().traceId).not.toBe(second?.spanContext().traceId);
  });

  it("name provider or tracer; without, the global provider of the moment is asked", () => {
    const work = traced("work")(() => {});
    const before = recorder();
    work();
    trace.disable();
    work();
    const after = startRecorder();
    trace.setGlobalTracerProvider(after.tracerProvider);
    work();
    const other = startRecorder();
    traced({ name: "provider", tracerProvider: other.tracerProvider })(() => {})();
    traced({ name: "tracer", tracer: other.tracerProvider.getTracer("mine") })(() => {})();
    expect([before, after, other].map((each) => each.names())).toEqual([["work"], ["work"], ["provider", "tracer"]]);
    expect(before.span().instrumentationScope.name).toBe("@sideband/propagation");
    expect(other.spans()[1]?.instrumentationScope.name).toBe("mine");
  });

  it("do not let what a sampler adds to one span reach the next", () => {
    const attributes = { fixed: true };
    traced({
      attributes,
      tracer: {
        startSpan: (_: string, options: { attributes: object }) => {
          Object.assign(options.attributes, { sampled: 1 });
          return trace.getTracer("t").startSpan("s");
        },
      } as never,
    })(() => {})();
    expect(attributes).toEqual({ fixed: true });
  });
});
