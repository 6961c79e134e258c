import type { Attributes } from "@opentelemetry/api";

import type { Resource } from "../readable-span.ts";

/** A resource of another thread, on which detectors still work there. */
export class ArrivingResource implements Resource {
  readonly #arrived = Promise.withResolvers<void>();
  #resource: Resource;
  #pending = true;

  constructor(known: Resource) {
    this.#resource = known;
  }

  /** Takes what the detectors have found. */
  arrive(resource: Resource): void {
    this.#resource = resource;
    this.#pending = false;
    this.#arrived.resolve();
  }

  get attributes(): Attributes {
    return this.#resource.attributes;
  }

  // An absent schema is `undefined` here as in the SDK; the interface has no way to say that of a getter.
  get schemaUrl(): string {
    return this.#resource.schemaUrl as string;
  }

  get asyncAttributesPending(): boolean {
    return this.#pending;
  }

  waitForAsyncAttributes(): Promise<void> {
    return this.#arrived.promise;
  }

  merge(other: Resource | null): Resource {
    return this.#resource.merge(other);
  }

  getRawAttributes(): ReturnType<Resource["getRawAttributes"]> {
    return this.#resource.getRawAttributes();
  }
}
