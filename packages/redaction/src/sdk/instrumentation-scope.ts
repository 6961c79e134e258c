import type { AnyValueMap } from "./any-value.ts";

/** Which library produced the telemetry. */
export interface InstrumentationScope {
  readonly name: string;
  readonly version?: string;
  readonly schemaUrl?: string;
  readonly attributes?: AnyValueMap;
  readonly droppedAttributesCount?: number;
}
