import { TracerProvider, type TracerProviderOptions } from "@opentelemetry/sdk-trace";

export { AsyncLocalStorageContextManager } from "@opentelemetry/context-async-hooks";
export { resourceFromAttributes } from "@opentelemetry/resources";
export { InMemorySpanExporter, SimpleSpanProcessor } from "@opentelemetry/sdk-trace";
export type { ReadableSpan, Span, SpanExporter, SpanProcessor } from "@opentelemetry/sdk-trace";

export const line: 2 | 3 = 3;

export const provider = (options: TracerProviderOptions): TracerProvider => new TracerProvider(options);
