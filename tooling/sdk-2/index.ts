import { LoggerProvider, type LoggerProviderOptions } from "@opentelemetry/sdk-logs";
import { BasicTracerProvider, type TracerConfig } from "@opentelemetry/sdk-trace-base";

export { AsyncLocalStorageContextManager } from "@opentelemetry/context-async-hooks";
export { resourceFromAttributes } from "@opentelemetry/resources";
export { InMemoryLogRecordExporter, SimpleLogRecordProcessor } from "@opentelemetry/sdk-logs";
export type { LogRecordProcessor, ReadableLogRecord, ReadWriteLogRecord } from "@opentelemetry/sdk-logs";
export { InMemorySpanExporter, SimpleSpanProcessor } from "@opentelemetry/sdk-trace-base";
export type { ReadableSpan, Span, SpanExporter, SpanProcessor } from "@opentelemetry/sdk-trace-base";

export const line: 2 | 3 = 2;

export const provider = (options: TracerConfig): BasicTracerProvider => new BasicTracerProvider(options);

export const loggerProvider = (options: LoggerProviderOptions): LoggerProvider => new LoggerProvider(options);
