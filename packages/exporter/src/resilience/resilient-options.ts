import { diag } from "@opentelemetry/api";
import { type Scheduler, type SpanExporter, systemScheduler } from "@sideband/core";

import { expectFunction, expectInteger, wrongOption } from "../expect-option.ts";
import type { Spool } from "../spool/spool.ts";
import type { Attempt } from "./attempt-sender.ts";
import { CircuitBreaker } from "./circuit-breaker.ts";

export interface RetryOptions {
  /**
   * How often a request is tried before it goes elsewhere or is lost, the first time included. What lies in the spool
   * is tried until it arrives.
   *
   * @default 5; 3 with a fallback; 1 with a spool and no fallback
   */
  readonly maxAttempts?: number;
  /** The longest delay before the second attempt, in milliseconds; it doubles with each further one. @default 1000 */
  readonly initialDelayMs?: number;
  /** No delay is longer, in milliseconds, unless the receiver asks for one that is. @default 30000 */
  readonly maxDelayMs?: number;
  /** No attempt begins later than this after the first, in milliseconds. @default 60000 */
  readonly maxElapsedMs?: number;
}

export interface ResilientSpanExporterOptions {
  /** Where spans are to go: an exporter of this package, or any stock one, OTLP over gRPC for instance. */
  readonly primary: SpanExporter;
  /** Takes what the primary cannot take now. One without a spool of its own: what it kept would be kept twice. */
  readonly fallback?: SpanExporter;
  /** Keeps what neither takes, and has it sent to the primary later. It belongs to this exporter alone. */
  readonly spool?: Spool;
  /** Of the primary. It belongs to this exporter alone. @default 5 failures in a row open it for 60 s */
  readonly breaker?: CircuitBreaker;
  readonly retry?: RetryOptions;
  /**
   * The time for one attempt, in milliseconds.
   *
   * @default 10000 for stock exporters; those of this package keep their own
   */
  readonly timeoutMs?: number;
  /** Hears of every request that was made: this is what metrics are made of. What it throws is ignored. */
  readonly onAttempt?: (attempt: Attempt) => void;
  /** Takes one line when the primary or the receiver begins to make trouble, and one when that is over. @default `diag.warn` of the OpenTelemetry API */
  readonly log?: (message: string) => void;
  /** @default the time and timers of the process */
  readonly scheduler?: Scheduler;
  /** From 0 up to, not including, 1. @default Math.random */
  readonly random?: () => number;
}

export interface ResolvedResilientOptions {
  readonly primary: SpanExporter;
  readonly fallback: SpanExporter | undefined;
  readonly spool: Spool | undefined;
  readonly breaker: CircuitBreaker;
  readonly retry: Required<RetryOptions>;
  readonly timeoutMs: number | undefined;
  readonly onAttempt: (attempt: Attempt) => void;
  readonly log: (message: string) => void;
  readonly scheduler: Scheduler;
  readonly random: () => number;
}

const MAX_TIMER_MS = 2 ** 31 - 1;

/** @throws TypeError for a value that cannot work. */
export const resolveResilientOptions = ({
  primary,
  fallback,
  spool,
  scheduler = systemScheduler,
  random = Math.random,
  breaker = new CircuitBreaker({ scheduler, random }),
  retry = {},
  timeoutMs,
  onAttempt = () => {},
  log = (message) => diag.warn("@sideband/exporter", message),
}: ResilientSpanExporterOptions): ResolvedResilientOptions => ({
  primary: expectExporter("primary", primary),
  fallback: fallback === undefined ? undefined : expectExporter("fallback", fallback),
  spool: spool === undefined ? undefined : expectSpool(spool),
  breaker,
  retry: resolveRetry(retry, usualAttempts(fallback !== undefined, spool !== undefined)),
  timeoutMs: timeoutMs === undefined ? undefined : expectInteger("timeoutMs", timeoutMs, 1, MAX_TIMER_MS),
  onAttempt: expectFunction("onAttempt", onAttempt),
  log: expectFunction("log", log),
  scheduler,
  random: expectFunction("random", random),
});

/** A spool tries for as long as it takes, so what may go there need not wait in memory. */
const usualAttempts = (hasFallback: boolean, hasSpool: boolean): number => {
  if (hasFallback) return 3;
  return hasSpool ? 1 : 5;
};

const resolveRetry = (
  { maxAttempts, initialDelayMs = 1000, maxDelayMs = 30_000, maxElapsedMs = 60_000 }: RetryOptions,
  usual: number,
): Required<RetryOptions> => ({
  maxAttempts: expectInteger("retry.maxAttempts", maxAttempts ?? usual, 1),
  initialDelayMs: expectInteger("retry.initialDelayMs", initialDelayMs, 1, MAX_TIMER_MS),
  maxDelayMs: expectInteger("retry.maxDelayMs", maxDelayMs, initialDelayMs, MAX_TIMER_MS),
  maxElapsedMs: expectInteger("retry.maxElapsedMs", maxElapsedMs, 0),
});

const expectExporter = (name: string, exporter: SpanExporter): SpanExporter => {
  if (typeof exporter?.export === "function" && typeof exporter.shutdown === "function") return exporter;
  throw wrongOption(name, "a span exporter", exporter);
};

const expectSpool = (spool: Spool): Spool => {
  if (typeof spool?.append === "function" && typeof spool.oldest === "function") return spool;
  throw wrongOption("spool", "a DiskSpool", spool);
};
