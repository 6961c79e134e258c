import { EventEmitter, once } from "node:events";
import { setTimeout } from "node:timers";

import { type Context, type ContextManager, context, createContextKey, diag, ROOT_CONTEXT } from "@opentelemetry/api";
import { AsyncLocalStorageContextManager } from "sdk-under-test";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { AsyncContextManager } from "../../src/index.ts";

const KEY = createContextKey("name");
const named = (name: string): Context => ROOT_CONTEXT.setValue(KEY, name);
const nameOf = (active: Context): unknown => active.getValue(KEY) ?? "root";

const managers = { ours: AsyncContextManager, stock: AsyncLocalStorageContextManager };

describe.each(Object.entries(managers))("a context manager, %s,", (_, Manager) => {
  let manager: ContextManager;
  const active = (): unknown => nameOf(manager.active());
  beforeEach(() => {
    manager = new Manager().enable();
  });
  afterEach(() => void manager.disable());

  it("has the root context where there is none", () => {
    expect(manager.active()).toBe(ROOT_CONTEXT);
  });

  it("gives a call its context, its `this` and its arguments, and gives back its result", () => {
    const self = {};
    const call = function call(this: unknown, ...args: unknown[]): unknown[] {
      return [this, args, active()];
    };
    expect(manager.with(named("a"), call as never, self as never, ...([1, 2] as never[]))).toEqual([self, [1, 2], "a"]);
    expect(manager.active()).toBe(ROOT_CONTEXT);
  });

  it("nests, and restores after a throw", () => {
    manager.with(named("a"), () => {
      const fail = (): never =>
        manager.with(named("b"), () => {
          throw new Error(String(active()));
        });
      expect(fail).toThrow("b");
      expect(active()).toBe("a");
    });
  });

  it("keeps the context in all that a call begins", async () => {
    const emitter = new EventEmitter();
    const seen = await manager.with(named("a"), async () => {
      const later: Promise<unknown>[] = [
        new Promise((resolve) => setTimeout(() => resolve(active()), 0)),
        new Promise((resolve) => setImmediate(() => resolve(active()))),
        new Promise((resolve) => process.nextTick(() => resolve(active()))),
        new Promise((resolve) => queueMicrotask(() => resolve(active()))),
        once(emitter, "event").then(active),
      ];
      await Promise.resolve();
      emitter.emit("event");
      return [active(), ...(await Promise.all(later))];
    });
    expect(seen).toEqual(["a", "a", "a", "a", "a", "a"]);
    expect(active()).toBe("root");
  });

  it("keeps concurrent work apart", async () => {
    const work = (name: string): Promise<unknown[]> =>
      manager.with(named(name), async () => {
        const seen: unknown[] = [];
        for (let turn = 0; turn < 3; turn += 1) {
          await new Promise((resolve) => setImmediate(resolve));
          seen.push(active());
        }
        return seen;
      });
    expect(await Promise.all(["a", "b", "c"].map(work))).toEqual(["a", "b", "c"].map((name) => [name, name, name]));
  });

  it("has the root context everywhere once it is disabled, and begins anew after that", () => {
    manager.with(named("a"), () => {
      manager.disable();
      expect(manager.active()).toBe(ROOT_CONTEXT);
    });
    expect(manager.active()).toBe(ROOT_CONTEXT);
    expect(manager.disable()).toBe(manager);
    expect(manager.enable()).toBe(manager);
    expect(manager.with(named("b"), active)).toBe("b");
  });

  it("can be the global one, and does not ask itself through that", () => {
    expect(context.setGlobalContextManager(manager)).toBe(true);
    expect(context.active()).toBe(ROOT_CONTEXT);
    expect(context.with(named("a"), () => nameOf(context.active()))).toBe("a");
    context.disable();
    expect(manager.active()).toBe(ROOT_CONTEXT);
  });

  it("binds a function, with its `this`, arguments and length", () => {
    const self = {
      call(this: unknown, ...args: unknown[]): unknown[] {
        return [this, args, active()];
      },
    };
    self.call = manager.bind(named("a"), Reflect.get(self, "call"));
    expect(manager.with(named("b"), () => self.call(1))).toEqual([self, [1], "a"]);
    expect(manager.bind(named("a"), (_a: number, _b: number) => {})).toHaveLength(2);
  });

  it("leaves alone what is neither function nor emitter", () => {
    const values = [{}, 7, null, undefined, "text"];
    expect(values.map((value) => manager.bind(named("a"), value))).toEqual(values);
    const [object] = values;
    expect(manager.bind(named("a"), object)).toBe(object);
  });

  describe("binds the listeners of an emitter", () => {
    let seen: unknown[];
    let emitter: EventEmitter;
    const note = (...args: unknown[]): void => void seen.push([active(), ...args]);
    beforeEach(() => {
      seen = [];
      emitter = new EventEmitter();
    });
    const emit = (): unknown[] => {
      seen = [];
      manager.with(named("emitting"), () => emitter.emit("event", 1));
      return seen;
    };

    it.each(["on", "addListener", "prependListener", "once", "prependOnceListener"] as const)("by %s", (method) => {
      expect(manager.bind(named("a"), emitter)).toBe(emitter);
      expect(emitter[method]("event", note)).toBe(emitter);
      expect(emit()).toEqual([["a", 1]]);
      expect(emit()).toEqual(method.includes("nce") ? [] : [["a", 1]]);
    });

    it.each(["on", "addListener", "prependListener", "once", "prependOnceListener"] as const)(
      "which are forgotten when told to, by %s",
      (method) => {
        manager.bind(named("a"), emitter);
        for (const remove of ["off", "removeListener"] as const) {
          emitter[method]("event", note);
          emitter[remove]("event", note);
          expect([emit(), emitter.listenerCount("event")]).toEqual([[], 0]);
        }
        emitter[method]("event", note);
        emitter.removeAllListeners("event");
        expect([emit(), emitter.listenerCount("event")]).toEqual([[], 0]);
        emitter[method]("event", note);
        emitter.removeAllListeners();
        expect(emit()).toEqual([]);
      },
    );

    it("but not those that it had", () => {
      emitter.on("event", note);
      manager.bind(named("a"), emitter);
      expect(emit()).toEqual([["emitting", 1]]);
      emitter.off("event", note);
      expect(emit()).toEqual([]);
    });

    it("once: its first context counts", () => {
      manager.bind(named("a"), emitter);
      manager.bind(named("b"), emitter);
      emitter.on("event", note);
      expect(emit()).toEqual([["a", 1]]);
    });

    it("with the emitter as `this`", () => {
      manager.bind(named("a"), emitter);
      const listener = vi.fn<(this: unknown) => void>();
      emitter.on("event", listener);
      emit();
      expect(listener.mock.contexts).toEqual([emitter]);
    });

    it("and refuses what is no listener, as it would", () => {
      manager.bind(named("a"), emitter);
      expect(() => emitter.on("event", 7 as never)).toThrow(TypeError);
    });
  });
});

describe("AsyncContextManager", () => {
  const manager = new AsyncContextManager();
  const active = (): unknown => nameOf(manager.active());
  afterEach(() => void manager.disable());

  it("binds functions that keep their name, their properties, and `new`", () => {
    class Sample {
      readonly within = active();
    }
    const Bound = manager.bind(named("a"), Sample);
    expect([Bound.name, new Bound().within, new Bound() instanceof Sample]).toEqual(["Sample", "a", true]);
    const fn = Object.assign(async function work() {}, { retries: 3 });
    const bound = manager.bind(named("a"), fn);
    expect([bound.name, bound.retries, Object.getPrototypeOf(bound)]).toEqual(["work", 3, Object.getPrototypeOf(fn)]);
  });

  it("has an emitter list and forget listeners as it would, however often they were added", () => {
    const emitter = manager.bind(named("a"), new EventEmitter());
    const told: unknown[] = [];
    emitter.on("newListener", (_, listener) => told.push(listener));
    const [first, second] = [() => {}, () => {}];
    emitter.on("event", first).once("event", second).on("event", first).prependOnceListener("event", first);
    expect(emitter.listeners("event")).toEqual([first, first, second, first]);
    expect(told).toEqual([first, second, first, first]);
    expect(emitter.listenerCount("event", first)).toBe(3);
    for (const left of [3, 2, 1]) {
      emitter.off("event", first);
      expect(emitter.listenerCount("event")).toBe(left);
    }
    emitter.emit("event");
    expect(emitter.listenerCount("event")).toBe(0);
  });

  it("binds what is added while a listener is being added", () => {
    const emitter = manager.bind(named("a"), new EventEmitter());
    const seen: unknown[] = [];
    emitter.once("newListener", () => emitter.on("other", () => seen.push(active())));
    emitter.on("event", () => seen.push(active()));
    emitter.emit("other");
    emitter.emit("event");
    expect(seen).toEqual(["a", "a"]);
  });

  it("knows emitters whose methods call one another", () => {
    class Chatty extends EventEmitter {
      override on(event: string, listener: () => void): this {
        return this.addListener(event, listener);
      }
      override once(event: string, listener: () => void): this {
        this.on("other", () => {});
        return super.once(event, listener);
      }
    }
    const emitter = manager.bind(named("a"), new Chatty());
    const seen: unknown[] = [];
    const note = (): void => void seen.push(active());
    for (const [method, before] of [
      ["on", 0],
      ["once", 1],
    ] as const) {
      emitter[method]("event", note);
      emitter.off("event", note);
      expect(emitter.listenerCount("event")).toBe(before);
      emitter[method]("event", note);
    }
    emitter.emit("event");
    expect([seen, emitter.listenerCount("event")]).toEqual([["a", "a"], 1]);
  });

  it("leaves alone an emitter that takes no changes", () => {
    const emitter = new EventEmitter();
    emitter.on("event", () => {});
    Object.preventExtensions(emitter);
    expect(manager.bind(named("a"), emitter)).toBe(emitter);
    expect(emitter.emit("event")).toBe(true);
  });

  it("forgets, once it is disabled, the contexts of work that goes on, for good", async () => {
    const gate = Promise.withResolvers<void>();
    const work = manager.with(named("a"), async () => {
      await gate.promise;
      const seen = [active()];
      manager.with(named("b"), () => seen.push(active()));
      return [...seen, active()];
    });
    manager.disable();
    manager.with(named("c"), () => gate.resolve());
    expect(await work).toEqual(["root", "b", "root"]);
  });

  it("has the promises of an emitter's listeners captured as it would", async () => {
    const emitter = manager.bind(named("a"), new EventEmitter({ captureRejections: true }));
    const seen: unknown[] = [];
    emitter.on("event", async () => {
      seen.push(active());
      throw new RangeError("captured");
    });
    const failed = once(emitter, "error") as Promise<[Error]>;
    emitter.emit("event");
    expect((await failed)[0].message).toBe("captured");
    expect([seen, emitter.eventNames()]).toEqual([["a"], ["event"]]);
  });

  it("knows symbols as events, and what `events.once` waits for", async () => {
    const event = Symbol("event");
    const emitter = manager.bind(named("a"), new EventEmitter());
    const controller = new AbortController();
    const aborted = once(emitter, event, { signal: controller.signal });
    controller.abort();
    await expect(aborted).rejects.toThrow("aborted");
    expect(emitter.eventNames()).toEqual([]);
    const next = once(emitter, event);
    emitter.emit(event, 1);
    expect([await next, emitter.eventNames()]).toEqual([[1], []]);
    const seen: unknown[] = [];
    emitter.on(event, () => seen.push(active())).removeAllListeners("other");
    emitter.emit(event);
    emitter.removeAllListeners(event).emit(event);
    expect(seen).toEqual(["a"]);
  });

  it("has no `attach`, and the API makes do without", () => {
    expect("attach" in manager).toBe(false);
    context.setGlobalContextManager(manager);
    const attach = Reflect.get(context, "attach") as ((active: Context) => { dispose(): void }) | undefined;
    const token = attach?.call(context, named("a"));
    expect(context.active()).toBe(ROOT_CONTEXT);
    token?.dispose();
    context.disable();
    diag.disable();
  });
});
