import {
  type Baggage,
  type BaggageEntry,
  baggageEntryMetadataFromString,
  defaultTextMapGetter,
  defaultTextMapSetter,
  propagation,
  ROOT_CONTEXT,
} from "@opentelemetry/api";
import { BaggagePropagator, type BaggagePropagatorOptions, type BaggageViolation } from "@sideband/propagation";

/** Key, value, and properties as text. */
export type Entry = readonly [key: string, value: string, properties?: string];

/** Not by `createBaggage`: what is made from an object has keys like numbers first. */
export const baggageOf = (entries: readonly Entry[]): Baggage => {
  let baggage = propagation.createBaggage();
  for (const [key, value, properties] of entries) {
    const entry: BaggageEntry =
      properties === undefined ? { value } : { value, metadata: baggageEntryMetadataFromString(properties) };
    baggage = baggage.setEntry(key, entry);
  }
  return baggage;
};

export const entriesOf = (baggage: Baggage | undefined): Entry[] =>
  (baggage?.getAllEntries() ?? []).map(([key, { value, metadata }]) =>
    metadata === undefined ? [key, value] : [key, value, metadata.toString()],
  );

export interface Injected {
  readonly header: string | undefined;
  readonly violations: readonly BaggageViolation[];
}

export const inject = (baggage: Baggage, options: BaggagePropagatorOptions = {}): Injected => {
  let violations: readonly BaggageViolation[] = [];
  const propagator = new BaggagePropagator({ ...options, onViolations: (heard) => (violations = heard) });
  const carrier: { baggage?: string } = {};
  propagator.inject(propagation.setBaggage(ROOT_CONTEXT, baggage), carrier, defaultTextMapSetter);
  return { header: carrier.baggage, violations };
};

export interface Extracted {
  readonly baggage: Baggage | undefined;
  readonly entries: readonly Entry[];
  readonly violations: readonly BaggageViolation[];
}

export const extract = (header: unknown, options: BaggagePropagatorOptions = {}): Extracted => {
  let violations: readonly BaggageViolation[] = [];
  const propagator = new BaggagePropagator({ ...options, onViolations: (heard) => (violations = heard) });
  const context = propagator.extract(ROOT_CONTEXT, { baggage: header }, defaultTextMapGetter);
  const baggage = propagation.getBaggage(context);
  return { baggage, entries: entriesOf(baggage), violations };
};
