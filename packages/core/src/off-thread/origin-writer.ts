import { type EncodedOrigin, encodeResource, encodeScope } from "../otlp/encode-origin.ts";
import type { InstrumentationScope, Resource } from "../readable-span.ts";
import { isPending } from "../resource-patience.ts";
import { Entry, OriginLog } from "./origin-memory.ts";

/**
 * Says once where spans come from, so that each span needs a number only. Resources and scopes that are equal on the
 * wire are one.
 */
export class OriginWriter {
  readonly #log: OriginLog;
  readonly #resources = new WeakMap<Resource, number>();
  readonly #scopes = new WeakMap<InstrumentationScope, number>();
  readonly #numbers = new Map<string, number>();
  #resourceCount = 0;
  #scopeCount = 0;
  #originCount = 0;
  #lastResource: Resource | undefined;
  #lastScope: InstrumentationScope | undefined;
  #lastOrigin: number | undefined;

  constructor(buffer: SharedArrayBuffer) {
    this.#log = new OriginLog(buffer);
  }

  /** The number of a pair; nothing when there is no room to say it. */
  numberOf(resource: Resource, scope: InstrumentationScope): number | undefined {
    if (resource === this.#lastResource && scope === this.#lastScope) return this.#lastOrigin;
    const origin = this.#find(resource, scope);
    this.#lastResource = resource;
    this.#lastScope = scope;
    this.#lastOrigin = origin;
    return origin;
  }

  #find(resource: Resource, scope: InstrumentationScope): number | undefined {
    const first = this.#resources.get(resource) ?? this.#addResource(resource);
    const second = this.#scopes.get(scope) ?? this.#addScope(scope);
    if (first === undefined || second === undefined) return undefined;
    const key = `${first}/${second}`;
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    if (!this.#log.append({ type: Entry.origin, first, second })) return undefined;
    this.#numbers.set(key, this.#originCount);
    return this.#originCount++;
  }

  #addResource(resource: Resource): number | undefined {
    const pending = isPending(resource);
    const encoded = encodeResource(resource);
    const key = `resource ${keyOf(encoded)}`;
    // One that is pending may become something else than what looks the same now.
    const known = pending ? undefined : this.#numbers.get(key);
    if (known !== undefined) {
      this.#resources.set(resource, known);
      return known;
    }
    if (!this.#log.append({ type: Entry.resource, first: pending ? 1 : 0, ...encoded })) return undefined;
    const number = this.#resourceCount++;
    this.#resources.set(resource, number);
    if (pending) void this.#settle(resource, number);
    else this.#numbers.set(key, number);
    return number;
  }

  #addScope(scope: InstrumentationScope): number | undefined {
    const encoded = encodeScope(scope);
    const key = `scope ${keyOf(encoded)}`;
    const known = this.#numbers.get(key);
    if (known === undefined && !this.#log.append({ type: Entry.scope, ...encoded })) return undefined;
    const number = known ?? this.#scopeCount++;
    this.#numbers.set(key, number);
    this.#scopes.set(scope, number);
    return number;
  }

  /** Waits for the detectors, and says what they have found. */
  async #settle(resource: Resource, first: number): Promise<void> {
    try {
      await resource.waitForAsyncAttributes?.();
    } catch {
      // What is known by now is final.
    }
    this.#log.append({ type: Entry.settled, first, ...encodeResource(resource) });
  }
}

const keyOf = ({ bytes, schemaUrl }: EncodedOrigin): string =>
  `${Buffer.from(bytes).toString("latin1")} ${Buffer.from(schemaUrl).toString("latin1")}`;
