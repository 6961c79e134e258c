import { PassThrough } from "node:stream";
import { queryObjects, setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

import { trace } from "@opentelemetry/api";
import { beforeAll, expect, it, vi } from "vitest";

import { traced } from "../../src/index.ts";
import { SpanEnding } from "../../src/lifetime/index.ts";
import { turn, UNSET, useDiagnostics, useRecorder } from "./recorder.ts";

const recorder = useRecorder();
useDiagnostics();

let collectGarbage: () => void;
beforeAll(() => {
  setFlagsFromString("--expose_gc");
  collectGarbage = runInNewContext("gc") as () => void;
});

const counting = async function* counting(): AsyncGenerator<number> {
  yield 1;
  yield 2;
};
const syncCounting = function* syncCounting(): Generator<number> {
  yield 1;
  yield 2;
};
const iteratorOf = <T>(iterable: AsyncIterable<T>): AsyncIterator<T> => iterable[Symbol.asyncIterator]();
class Query<T = number> implements PromiseLike<T> {
  readonly then: PromiseLike<T>["then"];
  constructor(value: T = 1 as T) {
    this.then = Promise.prototype.then.bind(Promise.resolve(value)) as PromiseLike<T>["then"];
  }
}

it.each<[string, () => unknown]>([
  ["an async generator", () => traced("left")(counting)().next()],
  ["a generator", () => traced("left")(syncCounting)().next()],
  ["an async generator, returned", () => traced("left")(() => counting())()],
  ["a promise of one", () => traced("left")(async () => counting())()],
  ["an async iterable", () => traced("left")(() => ({ [Symbol.asyncIterator]: counting }))()],
  ["an iterator of it", () => iteratorOf(traced("left")(() => ({ [Symbol.asyncIterator]: counting }))()).next()],
  ["a stream of Node.js", () => traced("left")(() => new PassThrough())()],
  ["a web stream", () => traced("left")(() => new ReadableStream())()],
  ["a query", () => ({ query: traced("left")(() => new Query())() })], // within an object, or it would be awaited
])("%s that is left without a word ends its span when it is collected, once", async (_, begin) => {
  await (async () => {
    await begin();
  })();
  expect(recorder().started()).toBe(1);
  for (let round = 0; round < 50 && recorder().spans().length === 0; round += 1) {
    collectGarbage();
    await turn();
  }
  expect(recorder().span().status).toEqual({ code: UNSET });
});

it("ends as of the last time that it made progress", async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: 1_000_000_000_000 });
  await (async () => {
    const steps = traced("left")(() => counting())();
    vi.setSystemTime(1_000_000_001_000);
    await steps.next();
    await traced("never begun")(async () => counting())();
    vi.setSystemTime(1_000_000_009_000);
  })();
  for (let round = 0; round < 50 && recorder().spans().length < 2; round += 1) {
    collectGarbage();
    await turn();
  }
  vi.useRealTimers();
  expect(
    recorder()
      .spans()
      .map(({ endTime }) => endTime),
  ).toEqual([
    [1_000_000_001, 0],
    [1_000_000_001, 0],
  ]);
});

it.each<[string, () => Promise<unknown>]>([
  ["an async generator", async () => traced("held")(() => new Query(counting()))()],
  ["a generator", async () => traced("held")(() => new Query(syncCounting()))()],
  ["a stream of Node.js", async () => traced("held")(() => new Query(new PassThrough()))()],
  ["a web stream", async () => traced("held")(() => new Query(new ReadableStream()))()],
  [
    "an iteration",
    async () => iteratorOf(traced("held")(() => Object.assign(new Query(), { [Symbol.asyncIterator]: counting }))()),
  ],
])("%s that a query brought is not abandoned with the query", async (_, begin) => {
  const held = await begin();
  for (let round = 0; round < 5; round += 1) {
    collectGarbage();
    await turn();
  }
  expect([typeof held, recorder().spans()]).toEqual(["object", []]);
});

it("what can still be consumed is not abandoned", async () => {
  const held = [
    traced("held")(() => counting())(),
    traced("held")(() => syncCounting())(),
    traced("held")(() => new PassThrough())(),
    traced("held")(() => new ReadableStream())(),
    traced("held")(() => new Query())(),
    iteratorOf(traced("held")(() => ({ [Symbol.asyncIterator]: counting }))()),
  ];
  for (let round = 0; round < 5; round += 1) {
    collectGarbage();
    await turn();
  }
  expect([held.length, recorder().spans()]).toEqual([6, []]);
});

it.each<[string, () => unknown]>([
  ["an async generator", async () => { for await (const _ of traced("done")(counting)()); }], // prettier-ignore
  ["a generator", () => [...traced("done")(syncCounting)()]],
  ["an async iterable", async () => { for await (const _ of traced("done")(() => ({ [Symbol.asyncIterator]: counting }))()); }], // prettier-ignore
  ["a query", () => traced("done")(() => new Query())()],
])("%s keeps nothing of a span that has ended, even before the event loop turns", async (_, consume) => {
  // No recorder, which would keep the spans.
  trace.disable();
  const before = queryObjects(SpanEnding);
  for (let call = 0; call < 1000; call += 1) await consume();
  expect(Number(queryObjects(SpanEnding)) - Number(before)).toBeLessThan(100);
});
