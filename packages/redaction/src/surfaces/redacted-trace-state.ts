import type { TraceState } from "@opentelemetry/api";

const MAX_MEMBERS = 32;

/**
 * A trace state kept as text.
 *
 * @see https://www.w3.org/TR/trace-context-2/#tracestate-header
 */
export class RedactedTraceState implements TraceState {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  get(key: string): string | undefined {
    return membersOf(this.#text).find(([name]) => name === key)?.[1];
  }

  /** A copy with the member set, in front of all others. */
  set(key: string, value: string): RedactedTraceState {
    const others = membersOf(this.#text).filter(([name]) => name !== key);
    return RedactedTraceState.of([[key, value] as const, ...others].slice(0, MAX_MEMBERS));
  }

  /** A copy without the member. */
  unset(key: string): RedactedTraceState {
    return RedactedTraceState.of(membersOf(this.#text).filter(([name]) => name !== key));
  }

  serialize(): string {
    return this.#text;
  }

  static of(members: readonly TraceStateMember[]): RedactedTraceState {
    return new RedactedTraceState(members.map(([key, value]) => `${key}=${value}`).join(","));
  }
}

export type TraceStateMember = readonly [key: string, value: string];

/** The members of a serialized trace state; what is none is left out. */
export const membersOf = (text: string): TraceStateMember[] =>
  text.split(",").flatMap((member) => {
    const at = member.indexOf("=");
    return at > 0 ? [[member.slice(0, at).trim(), member.slice(at + 1).trim()] as const] : [];
  });
