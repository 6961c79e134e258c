import { describe, expect, it } from "vitest";

import { traced } from "../../src/index.ts";
import { activeName, child, collect, ERROR, turn, UNSET, useDiagnostics, useRecorder } from "./recorder.ts";

const recorder = useRecorder();
const diagnostics = useDiagnostics();

/** A query builder as they are: it runs when it is awaited, each time that it is. */
class Query implements PromiseLike<number> {
  runs: (string | undefined)[] = [];
  readonly #outcome: () => number;
  #limit = 1;

  constructor(outcome: () => number = () => 7) {
    this.#outcome = outcome;
  }

  limit(limit: number): this {
    this.#limit = limit;
    return this;
  }

  then<A = number, B = never>(
    onFulfilled?: ((value: number) => A | PromiseLike<A>) | null,
    onRejected?: ((error: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    this.runs.push(activeName());
    child("query");
    return new Promise<number>((resolve) => resolve(this.#outcome() * this.#limit)).then(onFulfilled, onRejected);
  }
}

/** A promise of a client library, with methods of its own. */
class ApiPromise<T> extends Promise<T> {
  readonly requestId = "req_1";
  withResponse(): Promise<[T, string]> {
    return this.then((data): [T, string] => [data, this.requestId]);
  }
}

const find = traced("find")(<T>(query: T): T => query);

describe("a function that returns a query builder", () => {
  it("gives the very builder, whose work begins when it is asked for, in the span's context", async () => {
    const query = new Query();
    expect(find(query).limit(2)).toBe(query);
    await turn();
    expect([query.runs, recorder().spans()]).toEqual([[], []]);
    expect(Object.keys(query)).toEqual(["runs"]);
    const value = await traced("consumer")(async () => {
      const awaited = await query;
      expect(activeName()).toBe("consumer");
      return awaited;
    })();
    expect([value, query.runs]).toEqual([14, ["find"]]);
    expect(recorder().names()).toEqual(["find > query", "find", "consumer"]);
  });

  it("has it run as often as the application asks, and ends its span with the first time", async () => {
    const query = find(new Query());
    expect([await query, await query, await query.then((value) => value + 1)]).toEqual([7, 7, 8]);
    expect(query.runs).toHaveLength(3);
    expect(
      recorder()
        .names()
        .filter((name) => name === "find"),
    ).toHaveLength(1);
  });

  it("runs that of the builder which is asked, where one is made of another", async () => {
    const asked: unknown[] = [];
    const base = find({
      then(this: unknown, resolve: (value: unknown) => void): void {
        asked.push(this);
        resolve(1);
      },
    });
    const made = Object.create(base) as typeof base;
    await made;
    expect(asked).toHaveLength(1);
    expect(asked[0]).toBe(made);
    expect(recorder().span().name).toBe("find");
  });

  it("runs the application's callbacks in the application's context", async () => {
    const names: (string | undefined)[] = [];
    await traced("consumer")(() => find(new Query()).then(() => names.push(activeName())))();
    const failing = find(new Query(() => { throw new Error("no"); })); // prettier-ignore
    await traced("other")(() => failing.then(undefined, () => names.push(activeName())))();
    expect(names).toEqual(["consumer", "other"]);
  });

  it("fails with the very error", async () => {
    const error = new RangeError("secret");
    const query = find(
      new Query(() => {
        throw error;
      }),
    );
    await expect((async () => query)()).rejects.toBe(error);
    expect(recorder().spans().at(-1)?.status).toEqual({ code: ERROR, message: "RangeError" });
  });

  it("fails where it cannot even begin", () => {
    const error = new Error("no connection");
    const broken = find({
      then: (onFulfilled: () => void): never => {
        expect(onFulfilled).toBeTypeOf("function");
        throw error;
      },
    });
    expect(() => broken.then(() => {})).toThrow(error);
    expect(recorder().span().status.code).toBe(ERROR);
  });

  it("does not take one for a promise that says it is", async () => {
    const query = Object.defineProperty(new Query(), "constructor", { value: Promise });
    expect(find(query)).toBe(query);
    expect(query.runs).toEqual([]);
    expect(await query).toBe(7);
  });

  it("sees one that is iterated over instead, or resolves to what is", async () => {
    const rows = async function* rows(): AsyncGenerator<number> {
      child("row");
      yield 1;
    };
    const iterated = find(Object.assign(new Query(), { [Symbol.asyncIterator]: rows }));
    expect(await collect(iterated)).toEqual([1]);
    expect([iterated.runs, recorder().names()]).toEqual([[], ["find > row", "find"]]);
    const streamed = await find(ApiPromise.resolve(rows()));
    expect(recorder().spans()).toHaveLength(2);
    await collect(streamed);
    expect(recorder().names().slice(2)).toEqual(["find > row", "find"]);
  });
});

describe("a function that returns a promise of a class of its own", () => {
  it("gives the very promise, with its methods", async () => {
    const promise = ApiPromise.resolve(1) as ApiPromise<number>;
    const same = find(promise);
    expect(same).toBe(promise);
    expect(await same.withResponse()).toEqual([1, "req_1"]);
    expect(await same).toBe(1);
    expect(same.then((value) => value)).toBeInstanceOf(ApiPromise);
    expect(await same.finally(() => {})).toBe(1);
    expect(recorder().span().status).toEqual({ code: UNSET });
  });

  it.each<[string, (promise: Promise<number>) => Promise<unknown>]>([
    ["await", async (promise) => promise],
    ["catch", (promise) => promise.catch((error: unknown) => Promise.reject(error as Error))],
    ["finally", (promise) => promise.finally(() => {})],
    ["Promise.all", (promise) => Promise.all([promise, Promise.resolve(1)])],
    ["Promise.race", (promise) => Promise.race([promise, new Promise(() => {})])],
    ["resolve", (promise) => new Promise((resolve) => resolve(promise))],
  ])("fails with the very error, by %s", async (_, consume) => {
    const error = new RangeError("secret");
    await expect(consume(find(ApiPromise.reject<number>(error)))).rejects.toBe(error);
    expect(recorder().span().status).toEqual({ code: ERROR, message: "RangeError" });
  });

  it("leaves alone one that takes no changes", async () => {
    const promise = Object.freeze(ApiPromise.resolve(1));
    expect(find(promise)).toBe(promise);
    expect(await promise).toBe(1);
    expect(recorder().span().status).toEqual({ code: UNSET });
    expect(diagnostics.take()).toEqual([expect.stringContaining("observing a promise threw TypeError")]);
  });

  it("gives the very proxy of a promise, with what that adds", async () => {
    const proxy = new Proxy(Promise.resolve(1), {
      get: (promise, key) => {
        const value: unknown = key === "added" ? "added" : Reflect.get(promise, key);
        return typeof value === "function" && key !== "constructor" ? (value.bind(promise) as unknown) : value;
      },
    }) as Promise<number> & { readonly added: string };
    const same = find(proxy);
    expect(same).toBe(proxy);
    expect(same.added).toBe("added");
    expect(await same).toBe(1);
  });

  it("does not begin what a native promise has for a `then` of its own", async () => {
    let begun = 0;
    const own = (resolve: (value: number) => void): void => {
      begun += 1;
      resolve(2);
    };
    const promise = find(Object.assign(Promise.resolve(1), { then: own }));
    expect(begun).toBe(0);
    expect(promise).toBeInstanceOf(Promise);
    expect(await promise).toBe(1);
    expect(recorder().span().status).toEqual({ code: UNSET });
    await new Promise<void>((resolve) => promise.then(() => resolve()));
    expect(begun).toBe(1);
  });

  it("can be handed out again and again, and is itself when it has settled", async () => {
    const promise = ApiPromise.resolve(1);
    for (let call = 0; call < 1000; call += 1) expect(await find(promise)).toBe(1);
    expect(Object.getOwnPropertyNames(promise)).toEqual(["requestId"]);
    expect(recorder().spans()).toHaveLength(1000);
    for (let call = 0; call < 20_000; call += 1) void find(promise);
    expect(await promise).toBe(1);
    const rejected = ApiPromise.reject<number>(new Error("no"));
    for (let call = 0; call < 100; call += 1) await expect(find(rejected)).rejects.toThrow("no");
    expect(Object.getOwnPropertyNames(rejected)).toEqual(["requestId"]);
  });
});
