import type { HrTime, SpanContext, SpanStatus } from "@opentelemetry/api";

type AnyAttributes = Readonly<Record<string, unknown>>;

/** The part of the SDK's `ReadableSpan` that is read here: the same in the lines 2.x and 3.x. */
export interface ReadableSpanLike {
  readonly name: string;
  readonly kind: number;
  readonly spanContext: () => SpanContext;
  readonly parentSpanContext?: SpanContext;
  readonly startTime: HrTime;
  readonly endTime: HrTime;
  readonly ended: boolean;
  readonly status: SpanStatus;
  readonly attributes: AnyAttributes;
  readonly events: readonly { readonly name: string; readonly time: HrTime; readonly attributes?: AnyAttributes }[];
  readonly links: readonly { readonly context: SpanContext; readonly attributes?: AnyAttributes }[];
  readonly resource: { readonly attributes: AnyAttributes };
  readonly instrumentationScope: { readonly name: string; readonly version?: string; readonly schemaUrl?: string };
}
