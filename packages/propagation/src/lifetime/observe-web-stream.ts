import { finished } from "node:stream";

import { addLayer } from "./add-layer.ts";
import type { Lease } from "./lease.ts";
import { readProperty } from "./read-property.ts";

export const isWebStream = (value: unknown): value is ReadableStream =>
  typeof readProperty(value, "getReader") === "function" && typeof readProperty(value, "pipeTo") === "function";

/**
 * Ends a lease's span when a web stream has been read to its end, has failed, or has been cancelled, whoever read it:
 * `pipeTo`, `tee`, `Response` and `fetch` call none of its methods that could be replaced, but Node.js tells of every
 * end. The stream stays the same object; what it reads from is asked in the context of whoever reads.
 *
 * @throws TypeError for the stream of a polyfill, of which Node.js knows nothing.
 * @throws RangeError where too many spans wait for it already.
 */
export const observeWebStream = (stream: ReadableStream, lease: Lease): void => {
  const removeLayer = addLayer(stream);
  // The types know the streams of Node.js alone.
  finished(stream as unknown as NodeJS.ReadableStream, (error: unknown) => {
    removeLayer();
    if (error === undefined || error === null) lease.end();
    else lease.fail(error);
  });
};
