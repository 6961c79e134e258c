import { LoggerProvider, type LoggerProviderOptions } from "@opentelemetry/sdk-logs";
import { TracerProvider, type TracerProviderOptions } from "@opentelemetry/sdk-trace";

export { AsyncLocalStorageContextManager } from "@opentelemetry/context-async-hooks";
export { resourceFromAttributes } from "@opentelemetry/resources";
export { InMemoryLogRecordExporter, SimpleLogRecordProcessor } from "@opentelemetry/sdk-logs";
export type { LogRecordProcessor, ReadableLogRecord, ReadWriteLogRecord } from "@opentelemetry/sdk-logs";
export { InMemorySpanExporter, SimpleSpanProcessor } from "@opentelemetry/sdk-trace";
export type { ReadableSpan, Span, SpanExporter, SpanProcessor } from "@opentelemetry/sdk-trace";

export const line: 2 | 3 = 3;

export const provider = (options: TracerProviderOptions): TracerProvider => new TracerProvider(options);

export const loggerProvider = (options: LoggerProviderOptions): LoggerProvider => new LoggerProvider(options);
