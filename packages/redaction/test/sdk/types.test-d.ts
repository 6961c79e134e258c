import type {
  LogRecordProcessor as StockLogRecordProcessor,
  ReadableLogRecord as StockLogRecord,
  ReadableSpan as StockSpan,
  ReadWriteLogRecord as StockSdkLogRecord,
  SpanExporter as StockExporter,
  SpanProcessor as StockProcessor,
} from "sdk-under-test";

import type { ReadableLogRecord, SdkLogRecord } from "../../src/sdk/log-record.ts";
import type { LogRecordProcessor } from "../../src/sdk/log-record-processor.ts";
import type { ReadableSpan } from "../../src/sdk/readable-span.ts";
import type { SpanExporter } from "../../src/sdk/span-exporter.ts";
import type { SpanProcessor } from "../../src/sdk/span-processor.ts";
import type { RedactingLogRecordProcessor } from "../../src/stages/redacting-log-record-processor.ts";
import type { RedactingSpanExporter } from "../../src/stages/redacting-span-exporter.ts";
import type { RedactingSpanProcessor } from "../../src/stages/redacting-span-processor.ts";

// What we declare fits the stock SDK, and what the stock SDK declares fits us: checked against both lines.
type Fits<From extends To, To> = [From, To];

export type Checks = [
  Fits<ReadableSpan, StockSpan>,
  Fits<StockSpan, ReadableSpan>,
  Fits<SpanExporter, StockExporter>,
  Fits<StockExporter, SpanExporter>,
  Fits<SpanProcessor, StockProcessor>,
  Fits<StockProcessor, SpanProcessor>,
  Fits<ReadableLogRecord, StockLogRecord>,
  Fits<StockLogRecord, ReadableLogRecord>,
  Fits<SdkLogRecord, StockSdkLogRecord>,
  Fits<StockSdkLogRecord, SdkLogRecord>,
  Fits<LogRecordProcessor, StockLogRecordProcessor>,
  Fits<StockLogRecordProcessor, LogRecordProcessor>,
  Fits<RedactingSpanProcessor, StockProcessor>,
  Fits<RedactingSpanExporter, StockExporter>,
  Fits<RedactingLogRecordProcessor, StockLogRecordProcessor>,
];

// @ts-expect-error a span without its ids is none
export type Refused = Fits<{ name: string }, ReadableSpan>;
