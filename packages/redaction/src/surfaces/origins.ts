import type { Redaction } from "../redaction.ts";
import { WITHHELD_LABEL } from "../replace/labels.ts";
import type { InstrumentationScope } from "../sdk/instrumentation-scope.ts";
import type { Resource } from "../sdk/resource.ts";
import { redactScope } from "./redact-scope.ts";
import { RedactedResource } from "./redacted-resource.ts";

/**
 * Where telemetry comes from, cleaned once. The same goes in, the same comes out: exporters tell resources and scopes
 * apart by identity.
 */
export class Origins {
  readonly #redaction: Redaction;
  readonly #resources = new WeakMap<Resource, Resource>();
  readonly #scopes = new WeakMap<InstrumentationScope, InstrumentationScope>();

  constructor(redaction: Redaction) {
    this.#redaction = redaction;
  }

  /** @throws TypeError for what is no object. */
  resource(resource: Resource): Resource {
    const known = this.#resources.get(resource);
    if (known !== undefined) return known;
    const clean = new RedactedResource(this.#redaction, resource);
    this.#resources.set(resource, clean);
    this.#resources.set(clean, clean); // behind another stage of the same redactor
    return clean;
  }

  /** @throws TypeError for what is no object. */
  scope(scope: InstrumentationScope): InstrumentationScope {
    const known = this.#scopes.get(scope);
    if (known !== undefined) return known;
    const clean = redactScope(this.#redaction, scope);
    this.#scopes.set(scope, clean);
    this.#scopes.set(clean, clean);
    return clean;
  }
}

/** In place of a resource that cannot be read. */
export const NO_RESOURCE: Resource = /* @__PURE__ */ Object.freeze({
  attributes: Object.freeze({}),
  merge: (other: Resource | null): Resource => other ?? NO_RESOURCE,
  getRawAttributes: () => [],
});

/** In place of a scope that cannot be read. */
export const NO_SCOPE: InstrumentationScope = /* @__PURE__ */ Object.freeze({ name: WITHHELD_LABEL });
