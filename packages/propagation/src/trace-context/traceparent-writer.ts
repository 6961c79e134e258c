import { isHexId } from "./hex.ts";
import type { KnownFlags } from "./trace-flags.ts";

const TRACE_ID_LENGTH = 32;
const SPAN_ID_LENGTH = 16;

const ENDINGS = ["-00", "-01", "-02", "-03"] as const;

/** The id as it may be sent; undefined where it is none. Exporters send bytes, to which upper case is the same id. */
const sendable = (id: string, length: number): string | undefined => {
  if (typeof id !== "string" || id.length !== length) return undefined;
  if (isHexId(id, 0, length)) return id;
  const lower = id.toLowerCase();
  return isHexId(lower, 0, length) ? lower : undefined;
};

const beginningOf = (traceId: string): string | undefined => {
  const sent = sendable(traceId, TRACE_ID_LENGTH);
  return sent === undefined ? undefined : `00-${sent}-`;
};

const complete = (beginning: string | undefined, spanId: string, flags: KnownFlags): string | undefined => {
  if (beginning === undefined) return undefined;
  const parentId = sendable(spanId, SPAN_ID_LENGTH);
  return parentId === undefined ? undefined : beginning + parentId + ENDINGS[flags];
};

/** A header of version 00; undefined where one of the ids is none. */
export const writeTraceparent = (traceId: string, spanId: string, flags: KnownFlags): string | undefined =>
  complete(beginningOf(traceId), spanId, flags);

/** Writes `traceparent` headers. A trace sends request after request: its id is looked at once. */
export class TraceparentWriter {
  #traceId = "";
  #beginning: string | undefined;

  /** @param isValid the trace id is known to be so. */
  write(traceId: string, spanId: string, flags: KnownFlags, isValid: boolean): string | undefined {
    if (isValid) return complete(`00-${traceId}-`, spanId, flags);
    if (traceId !== this.#traceId) {
      this.#beginning = beginningOf(traceId);
      this.#traceId = traceId;
    }
    return complete(this.#beginning, spanId, flags);
  }
}
