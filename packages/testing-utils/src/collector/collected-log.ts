import type { CollectedAttributes, CollectedOrigin, CollectedValue } from "./collected-value.ts";

/** The ranges of severity numbers. Source: https://opentelemetry.io/docs/specs/otel/logs/data-model/#field-severitynumber */
export type CollectedSeverity = "unspecified" | "trace" | "debug" | "info" | "warn" | "error" | "fatal";

/** A log record as it came over the wire, flat: resource and scope stand beside its own fields. Ids are hexadecimal. */
export interface CollectedLog extends CollectedOrigin {
  /** 0 when unknown. */
  readonly timeUnixNano: bigint;
  readonly observedTimeUnixNano: bigint;
  /** The range in which `severityNumber` lies. */
  readonly severity: CollectedSeverity;
  readonly severityNumber: number;
  readonly severityText: string;
  /** Empty for a record that is no event. */
  readonly eventName: string;
  readonly body: CollectedValue;
  readonly attributes: CollectedAttributes;
  readonly droppedAttributesCount: number;
  readonly flags: number;
  /** `null` outside of a trace. */
  readonly traceId: string | null;
  readonly spanId: string | null;
}
