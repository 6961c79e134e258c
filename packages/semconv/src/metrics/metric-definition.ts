import type { Deprecation, Stability } from "../attributes/attribute-definition.ts";

export type MetricInstrument = "counter" | "gauge" | "histogram" | "updowncounter";

/** What the conventions say about one metric. */
export interface MetricDefinition {
  readonly instrument: MetricInstrument;
  /** Unit as UCUM, e.g. `s`, `{token}`. */
  readonly unit: string;
  readonly valueType: "double" | "int";
  readonly description: string;
  /** Bucket boundaries of a histogram, where the conventions give any. */
  readonly boundaries?: readonly number[];
  /** Keys that the metric's points may carry, where the conventions list them. */
  readonly attributes?: readonly string[];
  readonly stability: Stability;
  readonly deprecated?: Deprecation;
}
