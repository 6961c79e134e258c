import type { Attributes } from "@opentelemetry/api";

import type { Redaction } from "../redaction.ts";
import type { Resource } from "../sdk/resource.ts";
import { redactAttributes } from "../value/redact-attributes.ts";
import { guarded } from "./guarded.ts";
import { NO_ATTRIBUTES, readAttributes } from "./read-attributes.ts";
import { redactText } from "./redact-text.ts";

type RawAttributes = ReturnType<Resource["getRawAttributes"]>;

/** What produced the telemetry, clean. While detectors still work on it, so they do on this one. */
export class RedactedResource implements Resource {
  declare readonly schemaUrl?: string;
  readonly #redaction: Redaction;
  readonly #original: Resource;
  /** Set as soon as they are final. */
  #attributes: Attributes | undefined;

  constructor(redaction: Redaction, original: Resource) {
    this.#redaction = redaction;
    this.#original = original;
    const schemaUrl = guarded(redaction, original, readSchemaUrl, "resource", undefined);
    if (schemaUrl !== undefined) this.schemaUrl = schemaUrl;
    if (!isPending(original)) this.#attributes = this.#clean();
  }

  get attributes(): Attributes {
    if (this.#attributes !== undefined) return this.#attributes;
    const isFinal = !isPending(this.#original);
    const attributes = this.#clean();
    if (isFinal) this.#attributes = attributes;
    return attributes;
  }

  get asyncAttributesPending(): boolean {
    return this.#attributes === undefined && isPending(this.#original);
  }

  /** Never rejects: a reason could hold anything, and nobody would wait any longer for it. */
  async waitForAsyncAttributes(): Promise<void> {
    try {
      await this.#original.waitForAsyncAttributes?.();
    } catch {
      this.#redaction.record.withheld("unreadable", "resource");
    }
  }

  merge(other: Resource | null): Resource {
    return new RedactedResource(this.#redaction, this.#original.merge(other));
  }

  getRawAttributes(): RawAttributes {
    return guarded(this.#redaction, this.#original, readRawAttributes, "resource", []);
  }

  #clean(): Attributes {
    return guarded(this.#redaction, this.#original, readAttributes, "resource", NO_ATTRIBUTES) ?? NO_ATTRIBUTES;
  }
}

const isPending = (resource: Resource): boolean => {
  try {
    return resource.asyncAttributesPending === true;
  } catch {
    return false; // what cannot even say that will not get better by waiting
  }
};

const readSchemaUrl = (redaction: Redaction, { schemaUrl }: Resource): string | undefined =>
  schemaUrl === undefined ? undefined : redactText(redaction, schemaUrl, "resource");

const readRawAttributes = (redaction: Redaction, resource: Resource): RawAttributes =>
  resource.getRawAttributes().flatMap(([key, value]): RawAttributes => redactPair(redaction, key, value));

/** A value may be on its way. */
const redactPair = (redaction: Redaction, key: string, value: unknown): RawAttributes => {
  if (!isThenable(value)) return Object.entries(redactAttributes(redaction, { [key]: value }, "resource"));
  const { key: cleanKey } = redaction.keys.facts(key);
  const arriving = Promise.resolve(value).then((arrived) => redactPair(redaction, key, arrived)[0]?.[1] as unknown);
  arriving.catch(() => undefined); // whoever reads it sees it fail; nobody has to
  return [[cleanKey, arriving]];
};

const isThenable = (value: unknown): value is PromiseLike<unknown> =>
  typeof value === "object" && value !== null && "then" in value && typeof value.then === "function";
