import type { TraceState } from "@opentelemetry/api";

import { parseMembers, type Members } from "./parse-members.ts";
import { MAX_HEADER_LENGTH, shorten } from "./shorten.ts";
import { isKey, isValue, MAX_MEMBERS } from "./trace-state-grammar.ts";

const isMember = (key: unknown, value: unknown): boolean =>
  typeof key === "string" &&
  typeof value === "string" &&
  isKey(key, 0, key.length) &&
  isValue(value, 0, value.length) &&
  key.length + value.length + 1 <= MAX_HEADER_LENGTH;

const join = (members: Members): string => {
  let text = "";
  for (const [key, value] of members) text += `${text === "" ? "" : ","}${key}=${value}`;
  return text;
};

/**
 * A trace state by the grammar and the limits of W3C Trace Context, level 2. It never changes: `set` and `unset` make
 * a copy.
 *
 * A header is read when it is first asked for, and what is serialized always is a valid header, of at most 32 members
 * and 512 characters: whatever does not fit goes, long members first, then from the end. A list with an invalid member
 * is none.
 */
export class W3cTraceState implements TraceState {
  /** A header still to be read, or what was read. */
  #source: string | Members;
  #text: string | undefined;

  constructor(source: string | Members) {
    this.#source = source;
  }

  get(key: string): string | undefined {
    return this.#members().get(key);
  }

  /**
   * A copy with the member in front of all others, which make room for it from the end. It is the same trace state
   * where key or value are not valid.
   */
  set(key: string, value: string): W3cTraceState {
    if (!isMember(key, value)) return this;
    const members = new Map([[key, value]]);
    for (const [otherKey, otherValue] of this.#members()) {
      if (members.size === MAX_MEMBERS) break;
      if (otherKey !== key) members.set(otherKey, otherValue);
    }
    return new W3cTraceState(shorten(members, key));
  }

  /** A copy without the member. */
  unset(key: string): W3cTraceState {
    const members = new Map(this.#members());
    return members.delete(key) ? new W3cTraceState(members) : this;
  }

  serialize(): string {
    this.#text ??= join(this.#members());
    return this.#text;
  }

  #members(): Members {
    if (typeof this.#source === "string") this.#source = shorten(parseMembers(this.#source));
    return this.#source;
  }
}
