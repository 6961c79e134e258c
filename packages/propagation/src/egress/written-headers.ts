import type { TextMapSetter } from "@opentelemetry/api";

const MAX_YOUNG = 500;

/**
 * Remembers the headers that went into requests before any hook knew of these: clients that write trace context
 * themselves. The instrumentation that sends the request writes its own, for the host that it really goes to; so those
 * are taken out again, lest they are sent twice, or along a redirect to another host.
 *
 * A header that names its span can be nobody else's. The same baggage may well have been written by the application, which
 * passes on what it got: baggage and trace state are taken out next to such a header alone.
 */
export class WrittenHeaders {
  /** Each header, and whether it can be nobody else's. */
  #young = new Map<string, boolean>();
  #old = new Map<string, boolean>();

  /**
   * A setter that remembers what it sets.
   *
   * @param spanId of the span that is written of; undefined if there is none
   */
  remember(setter: TextMapSetter<unknown>, spanId: string | undefined): TextMapSetter<unknown> {
    return {
      set: (carrier, name, value) => {
        const line = toLine(name, value);
        this.#add(line, spanId === undefined || line.includes(spanId));
        setter.set(carrier, name, value);
      },
    };
  }

  /** Takes them out of a list of names and values in turn. */
  removeFromList(headers: unknown): void {
    if (this.#isEmpty || !Array.isArray(headers)) return;
    const pairs = Array.from({ length: Math.floor(headers.length / 2) }, (_, at) => headers.slice(2 * at, 2 * at + 2));
    const others = this.#others(pairs);
    if (others.length < pairs.length) headers.splice(0, 2 * pairs.length, ...others.flat(1));
  }

  /** @returns the headers without them; the same object if it has none. */
  without(headers: unknown): unknown {
    if (this.#isEmpty || typeof headers !== "object" || headers === null || Array.isArray(headers)) return headers;
    const entries = Object.entries(headers);
    const others = this.#others(entries);
    return others.length === entries.length ? headers : Object.fromEntries(others);
  }

  get #isEmpty(): boolean {
    return this.#young.size === 0 && this.#old.size === 0;
  }

  #others<T extends readonly unknown[]>(headers: readonly T[]): readonly T[] {
    const isOwn = headers.map(([name, value]) => this.#find(name, value));
    return isOwn.includes(true) ? headers.filter((_, at) => isOwn[at] === undefined) : headers;
  }

  /** @returns whether the header can be nobody else's; undefined if it was not written. */
  #find(name: unknown, value: unknown): boolean | undefined {
    if (typeof name !== "string" || typeof value !== "string") return undefined;
    const line = toLine(name, value);
    return this.#young.get(line) ?? this.#old.get(line);
  }

  #add(line: string, isOwn: boolean): void {
    if (this.#young.size >= MAX_YOUNG) {
      this.#old = this.#young;
      this.#young = new Map();
    }
    this.#young.set(line, isOwn);
  }
}

const toLine = (name: string, value: string): string => `${name.toLowerCase()}: ${value}`;
