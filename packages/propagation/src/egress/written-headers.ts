import type { TextMapSetter } from "@opentelemetry/api";

const MAX_YOUNG = 500;

/**
 * Remembers the headers that went into requests before any hook knew of these: clients that write trace context
 * themselves. The instrumentation that sends the request writes its own, for the host that it really goes to; so those
 * are taken out again, lest they are sent twice, or along a redirect to another host.
 */
export class WrittenHeaders {
  #young = new Set<string>();
  #old = new Set<string>();

  /** A setter that remembers what it sets. */
  remember(setter: TextMapSetter<unknown>): TextMapSetter<unknown> {
    return {
      set: (carrier, name, value) => {
        this.#add(toLine(name, value));
        setter.set(carrier, name, value);
      },
    };
  }

  /** Takes them out of a list of names and values in turn. */
  removeFromList(headers: unknown): void {
    if (this.#isEmpty || !Array.isArray(headers)) return;
    for (let at = headers.length - 2; at >= 0; at -= 2) {
      if (this.#has(headers[at], headers[at + 1])) headers.splice(at, 2);
    }
  }

  /** @returns the headers without them; the same object if it has none. */
  without(headers: unknown): unknown {
    if (this.#isEmpty || typeof headers !== "object" || headers === null || Array.isArray(headers)) return headers;
    const entries = Object.entries(headers);
    const others = entries.filter(([name, value]) => !this.#has(name, value));
    return others.length === entries.length ? headers : Object.fromEntries(others);
  }

  get #isEmpty(): boolean {
    return this.#young.size === 0 && this.#old.size === 0;
  }

  #has(name: unknown, value: unknown): boolean {
    if (typeof name !== "string" || typeof value !== "string") return false;
    const line = toLine(name, value);
    return this.#young.has(line) || this.#old.has(line);
  }

  #add(line: string): void {
    if (this.#young.size >= MAX_YOUNG) {
      this.#old = this.#young;
      this.#young = new Set();
    }
    this.#young.add(line);
  }
}

const toLine = (name: string, value: string): string => `${name.toLowerCase()}: ${value}`;
