import { decodeResource, decodeScope } from "../otlp/decode-origin.ts";
import type { InstrumentationScope, Resource } from "../readable-span.ts";
import { ArrivingResource } from "./arriving-resource.ts";
import { Entry, OriginCursor, type OriginEntry } from "./origin-memory.ts";

export interface Origin {
  readonly resource: Resource;
  readonly scope: InstrumentationScope;
}

/** Knows where the spans of a ring come from. */
export class OriginReader {
  readonly #cursor: OriginCursor;
  readonly #resources: Resource[] = [];
  readonly #scopes: InstrumentationScope[] = [];
  readonly #origins: Origin[] = [];
  /** Resources on which detectors still work, by number. */
  readonly #arriving = new Map<number, ArrivingResource>();

  constructor(buffer: SharedArrayBuffer) {
    this.#cursor = new OriginCursor(buffer);
  }

  /** Looks for what was said since, so that nobody waits for a resource that has arrived. */
  refresh(): void {
    for (const entry of this.#cursor.news()) this.#add(entry);
  }

  /** The pair with this number; a record that refers to it was written after it was said. */
  get(number: number): Origin {
    const known = this.#origins[number];
    if (known !== undefined) return known;
    this.refresh();
    const origin = this.#origins[number];
    if (origin === undefined) throw new Error(`Expected origin ${number} to have been said`);
    return origin;
  }

  #add({ type, first, second, bytes, schemaUrl }: OriginEntry): void {
    switch (type) {
      case Entry.resource:
        this.#addResource(decodeResource(bytes, schemaUrl), first === 1);
        return;
      case Entry.scope:
        this.#scopes.push(decodeScope(bytes, schemaUrl));
        return;
      case Entry.origin:
        this.#origins.push({
          resource: this.#resources[first] as Resource,
          scope: this.#scopes[second] as InstrumentationScope,
        });
        return;
      case Entry.settled:
        this.#arriving.get(first)?.arrive(decodeResource(bytes, schemaUrl));
        this.#arriving.delete(first);
    }
  }

  #addResource(known: Resource, pending: boolean): void {
    if (!pending) {
      this.#resources.push(known);
      return;
    }
    const arriving = new ArrivingResource(known);
    this.#arriving.set(this.#resources.length, arriving);
    this.#resources.push(arriving);
  }
}
