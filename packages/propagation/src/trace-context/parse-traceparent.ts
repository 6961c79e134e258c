import type { SpanContext } from "@opentelemetry/api";

import { sliceTrimmed } from "../optional-white-space.ts";
import { hexDigitAt, isHexId } from "./hex.ts";
import { knownFlags } from "./trace-flags.ts";

const DASH = 0x2d;
const FORBIDDEN_VERSION = 0xff;

// Version, trace id, parent id, flags: 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01
const TRACE_ID = 3;
const TRACE_ID_END = 35;
const PARENT_ID = 36;
const PARENT_ID_END = 52;
const FLAGS = 53;
const LENGTH = 55;

/** The ids are slices that keep the whole header in memory for as long as they live: no header is longer. */
const MAX_LENGTH = 8192;

/** The byte that two hex digits stand for; negative where they are none. */
const byteAt = (text: string, at: number): number => {
  const high = hexDigitAt(text, at);
  const low = hexDigitAt(text, at + 1);
  return high < 0 || low < 0 ? -1 : high * 16 + low;
};

/** What follows the flags is for later versions to say. A comma is from two headers that were made one. */
const isEnd = (text: string, version: number): boolean =>
  text.length === LENGTH ||
  (version > 0 && text.charCodeAt(LENGTH) === DASH && text.length <= MAX_LENGTH && !text.includes(",", LENGTH));

/**
 * Reads a `traceparent` header, of this version or of a later one, by the rules of W3C Trace Context, level 2.
 *
 * Space and tab around it are no part of it. Flags other than sampled (1) and random (2) are left out. Never throws.
 *
 * @returns undefined where the header is not valid: the trace has to start anew.
 * @see https://www.w3.org/TR/trace-context-2/#traceparent-header
 * @example
 * ```ts
 * import { parseTraceparent } from "@sideband/propagation";
 *
 * const caller = parseTraceparent("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
 * ```
 */
export const parseTraceparent = (header: string): SpanContext | undefined => {
  if (typeof header !== "string") return undefined;
  const text = sliceTrimmed(header, 0, header.length);
  if (text.length < LENGTH) return undefined;
  const version = byteAt(text, 0);
  const flags = byteAt(text, FLAGS);
  const isValid =
    version >= 0 &&
    version !== FORBIDDEN_VERSION &&
    text.charCodeAt(TRACE_ID - 1) === DASH &&
    isHexId(text, TRACE_ID, TRACE_ID_END) &&
    text.charCodeAt(PARENT_ID - 1) === DASH &&
    isHexId(text, PARENT_ID, PARENT_ID_END) &&
    text.charCodeAt(FLAGS - 1) === DASH &&
    flags >= 0 &&
    isEnd(text, version);
  if (!isValid) return undefined;
  return {
    traceId: text.slice(TRACE_ID, TRACE_ID_END),
    spanId: text.slice(PARENT_ID, PARENT_ID_END),
    traceFlags: knownFlags(flags),
    isRemote: true,
  };
};
