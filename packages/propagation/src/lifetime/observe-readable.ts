import { errorMonitor, type EventEmitter } from "node:events";

import { context } from "@opentelemetry/api";

import { addLayer } from "./add-layer.ts";
import type { Lease } from "./lease.ts";
import { patch } from "./patch.ts";
import { readProperty } from "./read-property.ts";

/** The readable side of a stream, as the streams of Node.js and their likes have it. */
interface ReadableLike extends EventEmitter {
  readonly readable: boolean;
}

export const isReadable = (value: unknown): value is ReadableLike =>
  typeof readProperty(value, "pipe") === "function" &&
  typeof readProperty(value, "on") === "function" &&
  typeof readProperty(value, "readable") === "boolean";

/** The leases of the streams that are being observed: however many spans wait for one, it has one set of listeners. */
const leases = /* @__PURE__ */ new WeakMap<object, Set<Lease>>();

const isOver = (stream: ReadableLike): boolean =>
  readProperty(stream, "readableEnded") === true ||
  readProperty(stream, "closed") === true ||
  (!stream.readable && readProperty(stream, "destroyed") !== true);

/** What a stream has failed with, also where it does not emit it: an HTTP message does if somebody listens for it. */
const errorOf = (stream: ReadableLike): unknown => readProperty(stream, "errored") ?? undefined;

/**
 * What Node.js destroys a stream with that is left: by `break` out of `for await`, or because the other end of a pipeline
 * is gone. Nobody gets to see it. An abort of the application's own has a cause.
 */
const isLeft = (error: unknown): boolean =>
  readProperty(error, "code") === "ABORT_ERR" && readProperty(error, "cause") === undefined;

/** The span of a stream that is closed before its end, by an error or without one. */
const endEarly = (lease: Lease, error: unknown): void => {
  if (error === undefined || error === null || isLeft(error)) lease.cancel();
  else lease.fail(error);
};

/** What the stream reads from is asked in the context of the span that was first to wait for it. */
const readInContext = (stream: ReadableLike, { context: active }: Lease): (() => void) => {
  const read = readProperty(stream, "_read");
  if (typeof read !== "function") return () => {};
  return patch(stream, "_read", function readInContext(this: unknown, ...args: unknown[]): unknown {
    return context.with(active, () => Reflect.apply(read, this, args) as unknown);
  });
};

/**
 * Ends a lease's span when a stream of Node.js has been read to its end, has failed, or has been closed before. The
 * stream stays the same object and in the same mode: nothing is read, and an error that nobody handles is still thrown.
 *
 * @throws RangeError where too many spans wait for it already.
 */
export const observeReadable = (stream: ReadableLike, lease: Lease): void => {
  if (isOver(stream)) {
    if (errorOf(stream) === undefined) lease.end();
    else endEarly(lease, errorOf(stream));
    return;
  }
  const removeLayer = addLayer(stream);
  const observed = leases.get(stream);
  if (observed !== undefined) {
    observed.add(lease);
    return;
  }
  const held = new Set([lease]);
  const restore = readInContext(stream, lease);
  const settle = (end: (lease: Lease) => void): void => {
    restore();
    leases.delete(stream);
    stream.removeListener("end", onEnd);
    stream.removeListener("close", onClose);
    stream.removeListener(errorMonitor, onError);
    for (const each of held) {
      removeLayer();
      end(each);
    }
    held.clear();
  };
  const onEnd = (): void => settle((each) => each.end());
  const onClose = (): void => settle((each) => endEarly(each, errorOf(stream)));
  const onError = (error: unknown): void => settle((each) => endEarly(each, error));
  leases.set(stream, held);
  stream.on("end", onEnd);
  stream.on("close", onClose);
  stream.on(errorMonitor, onError);
};
