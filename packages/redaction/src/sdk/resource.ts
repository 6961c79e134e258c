import type { Attributes } from "@opentelemetry/api";

/**
 * What produced the telemetry. Declared structurally, so that resources of both SDK lines fit.
 *
 * @see https://opentelemetry.io/docs/specs/otel/resource/sdk/
 */
export interface Resource {
  readonly attributes: Attributes;
  readonly schemaUrl?: string;
  /** `true` while detectors still work; the attributes are final once {@link waitForAsyncAttributes} resolves. */
  readonly asyncAttributesPending?: boolean;
  waitForAsyncAttributes?(): Promise<void>;
  merge(other: Resource | null): Resource;
  // `any` is the stock declaration's own value type: anything narrower is not assignable in both directions.
  // oxlint-disable-next-line typescript/no-explicit-any
  getRawAttributes(): [string, any][];
}
