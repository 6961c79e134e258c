import type { TraceState } from "@opentelemetry/api";

const MAX_MEMBERS = 32;

/**
 * A trace state kept as the text it came as, so that passing it on changes nothing.
 *
 * @see https://www.w3.org/TR/trace-context-2/#tracestate-header
 */
export class RawTraceState implements TraceState {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  get(key: string): string | undefined {
    return this.#members().find(([name]) => name === key)?.[1];
  }

  /** A copy with the member set, in front of all others. */
  set(key: string, value: string): RawTraceState {
    const others = this.#members().filter(([name]) => name !== key);
    return RawTraceState.#of([[key, value] as const, ...others].slice(0, MAX_MEMBERS));
  }

  /** A copy without the member. */
  unset(key: string): RawTraceState {
    return RawTraceState.#of(this.#members().filter(([name]) => name !== key));
  }

  serialize(): string {
    return this.#text;
  }

  #members(): (readonly [string, string])[] {
    return this.#text.split(",").flatMap((member) => {
      const at = member.indexOf("=");
      return at > 0 ? [[member.slice(0, at).trim(), member.slice(at + 1).trim()] as const] : [];
    });
  }

  static #of(members: readonly (readonly [string, string])[]): RawTraceState {
    return new RawTraceState(members.map(([key, value]) => `${key}=${value}`).join(","));
  }
}
