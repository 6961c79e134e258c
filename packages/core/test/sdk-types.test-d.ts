import type {
  ReadableSpan as StockSpan,
  SpanExporter as StockExporter,
  SpanProcessor as StockProcessor,
} from "sdk-under-test";
import type {
  BatchingSpanProcessor,
  ReadableSpan,
  SendingSpanExporter,
  SpanExporter,
  SpanProcessor,
} from "@sideband/core";

// What we declare fits the stock SDK, and what the stock SDK declares fits us: checked against both lines.
type Fits<From extends To, To> = [From, To];

export type Checks = [
  Fits<ReadableSpan, StockSpan>,
  Fits<StockSpan, ReadableSpan>,
  Fits<SpanExporter, StockExporter>,
  Fits<StockExporter, SpanExporter>,
  Fits<SpanProcessor, StockProcessor>,
  Fits<StockProcessor, SpanProcessor>,
  Fits<SendingSpanExporter, StockExporter>,
  Fits<BatchingSpanProcessor, StockProcessor>,
];

// @ts-expect-error a span without its ids is none
export type Refused = Fits<{ name: string }, ReadableSpan>;
