import type { Attributes } from "@opentelemetry/api";

/** The resource of simulated spans, in the shape of both lines of the stock SDK. */
export interface SimulatedResource {
  readonly attributes: Attributes;
  /** Always `false`: nothing is waited for. */
  readonly asyncAttributesPending: boolean;
  waitForAsyncAttributes(): Promise<void>;
  /** A new resource; where both have an attribute, it is the other's. */
  merge(other: { readonly attributes: Attributes } | null): SimulatedResource;
  // `any` is the stock declaration's own value type, with promises among it.
  // oxlint-disable-next-line typescript/no-explicit-any
  getRawAttributes(): [string, any][];
}

export const simulatedResource = (attributes: Attributes): SimulatedResource => ({
  attributes,
  asyncAttributesPending: false,
  waitForAsyncAttributes: () => Promise.resolve(),
  merge: (other) => simulatedResource({ ...attributes, ...other?.attributes }),
  getRawAttributes: () => Object.entries(attributes),
});
