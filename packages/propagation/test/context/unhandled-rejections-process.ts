// Counts the rejections that nobody has handled, of a function that is traced or is not.
import process from "node:process";

import { context, trace } from "@opentelemetry/api";

import { AsyncContextManager, bindAsyncIterable, traced, withContext } from "../../src/index.ts";

class OwnPromise<T> extends Promise<T> {}
const error = new Error("unhandled");
const iterate = <T>(iterable: AsyncIterable<T>): AsyncIterator<T> => iterable[Symbol.asyncIterator]();
const reject = (): Promise<never> => Promise.reject(error);

const ways: readonly ((fn: <T>(make: () => T) => T) => unknown)[] = [
  (fn) => fn(reject),
  (fn) => fn(reject).then(() => {}),
  (fn) => fn(reject).catch(() => {}),
  (fn) => fn(reject).finally(() => {}),
  (fn) => Promise.allSettled([fn(reject), fn(reject)]),
  (fn) => [fn(reject).then(() => {}), fn(reject)],
  (fn) => fn(() => OwnPromise.reject(error)),
  (fn) => fn(() => OwnPromise.reject(error)).then(() => {}),
  (fn) => fn(() => OwnPromise.reject(error)).catch(() => {}),
  (fn) =>
    fn(async () =>
      bindAsyncIterable(failing())
        .next()
        .catch(() => {}),
    ),
  (fn) => fn(() => bindAsyncIterable(failing()).next()),
  (fn) => fn(async () => fn(async () => fn(reject))),
  (fn) => fn(failing).next(),
  (fn) =>
    fn(failing)
      .next()
      .catch(() => {}),
  (fn) => iterate(fn(() => ({ [Symbol.asyncIterator]: failing }))).next(),
];

async function* failing(): AsyncGenerator<never> {
  yield await reject();
}

const plain = <T>(make: () => T): T => make();
const asTraced = <T>(make: () => T): T => traced("work")(make)();
const inContext = <T>(make: () => T): T => withContext(context.active(), make);

context.setGlobalContextManager(new AsyncContextManager().enable());
trace.setGlobalTracerProvider(trace.getTracerProvider());

let count = 0;
process.on("unhandledRejection", (reason) => {
  if (reason !== error) throw new Error("Expected the very error");
  count += 1;
});
const counts: number[][] = [];
for (const way of ways) {
  const row: number[] = [];
  for (const fn of [plain, asTraced, inContext]) {
    count = 0;
    way(fn);
    for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    row.push(count);
  }
  counts.push(row);
}
process.stdout.write(JSON.stringify(counts));
