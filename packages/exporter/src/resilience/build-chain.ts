import type { SpanExporter } from "@sideband/core";

import { EpisodeLog } from "../episode-log.ts";
import { type ExporterLayers, isLayered, layersOf } from "../exporter-layers.ts";
import type { Outcome } from "../outcome.ts";
import type { Sender } from "../sender.ts";
import type { Spool } from "../spool/spool.ts";
import { type Attempt, AttemptSender } from "./attempt-sender.ts";
import type { BackoffOptions } from "./backoff.ts";
import { BreakerSender } from "./breaker-sender.ts";
import { CircuitBreaker } from "./circuit-breaker.ts";
import { FallbackSender } from "./fallback-sender.ts";
import { wasHeldBack } from "./held-back.ts";
import { Replay, type ReplayListener } from "./replay.ts";
import type { ResolvedResilientOptions } from "./resilient-options.ts";
import { RetrySender } from "./retry-sender.ts";
import { SpoolSender } from "./spool-sender.ts";
import { TapSender } from "./tap-sender.ts";
import { ThrottleSender } from "./throttle-sender.ts";
import { TimeoutSender } from "./timeout-sender.ts";

/** All layers of an exporter, put together. */
export interface Chain {
  readonly layers: ExporterLayers;
  readonly breaker: CircuitBreaker;
  /** The requests to the primary. */
  readonly attempts: AttemptSender;
  readonly spool: Spool | undefined;
  readonly replay: Replay | undefined;
  /** What is said of the primary where nobody else says it. */
  readonly trouble: EpisodeLog;
}

const STOCK_TIMEOUT_MS = 10_000;

/** The longest delay between two attempts to send the oldest thing in a spool. */
const MAX_REPLAY_DELAY_MS = 60_000;

/** So often a request is tried that the spool does not take. */
const ATTEMPTS_WITHOUT_SPOOL = 5;

/**
 * From the outside in: compress, spool, fallback, retry, and then for each destination breaker, throttle, timeout,
 * transport. The replay goes in behind the retry, as it has a patience of its own, and its failures do not open the
 * breaker: what it sends may fail for ever while live data arrives.
 */
export const buildChain = (options: ResolvedResilientOptions, listener: ReplayListener): Chain => {
  const { spool, breaker, scheduler, random, retry, log } = options;
  const { compress, transport, target, maxRequestBytes } = layersOf(options.primary);
  const attempts = attempting(transport, "primary", options);
  const throttled = new ThrottleSender(attempts, scheduler);
  const replayed = new BreakerSender(throttled, breaker, { countsFailures: false });
  const hasAlternative = spool !== undefined || options.fallback !== undefined;
  const replayBackoff: BackoffOptions = {
    initialDelayMs: retry.initialDelayMs,
    maxDelayMs: Math.max(MAX_REPLAY_DELAY_MS, retry.maxDelayMs),
    random,
  };
  const replay = spool && new Replay({ spool, sender: replayed, listener, scheduler, backoff: replayBackoff });

  const trouble = new EpisodeLog(`Export to ${target}`, log, () => scheduler.wallTime());
  const live = new TapSender(new BreakerSender(throttled, breaker), (outcome) => {
    if (outcome.kind === "failed" && outcome.by === "sender") return; // which says nothing about the receiver
    replay?.liveOutcome(outcome);
    if (hasAlternative) tell(trouble, outcome);
  });
  const fallback = options.fallback && guardFallback(options.fallback, options);
  const retrying = (maxAttempts: number, waitsWhenHeldBack: boolean): Sender => {
    const retried = new RetrySender(live, { ...retry, maxAttempts, waitsWhenHeldBack, scheduler, random });
    return fallback === undefined ? retried : new FallbackSender(retried, fallback);
  };
  const chain = (transport: Sender): Chain => ({
    layers: { compress, transport, target, maxRequestBytes },
    breaker,
    attempts,
    spool,
    replay,
    trouble,
  });
  if (spool === undefined || replay === undefined) return chain(retrying(retry.maxAttempts, !hasAlternative));
  const spooling = new SpoolSender(retrying(retry.maxAttempts, false), {
    spool,
    replay,
    withoutSpool: retrying(Math.max(ATTEMPTS_WITHOUT_SPOOL, retry.maxAttempts), fallback === undefined),
    scheduler,
  });
  return chain(spooling);
};

const guardFallback = (fallback: SpanExporter, options: ResolvedResilientOptions): Sender => {
  const { scheduler, random } = options;
  const attempts = attempting(layersOf(fallback).transport, "fallback", options);
  return new BreakerSender(new ThrottleSender(attempts, scheduler), new CircuitBreaker({ scheduler, random }));
};

/** One attempt, in its time. */
const attempting = (
  transport: Sender,
  destination: Attempt["destination"],
  options: ResolvedResilientOptions,
): AttemptSender => {
  const { scheduler, onAttempt } = options;
  const exporter = options[destination];
  const usualMs = exporter === undefined || isLayered(exporter) ? undefined : STOCK_TIMEOUT_MS;
  const timeoutMs = options.timeoutMs ?? usualMs;
  const timed = timeoutMs === undefined ? transport : new TimeoutSender(transport, timeoutMs, scheduler);
  return new AttemptSender(timed, { destination, scheduler, onAttempt });
};

const tell = (trouble: EpisodeLog, outcome: Outcome): void => {
  if (outcome.kind !== "retryable") trouble.over();
  else if (!wasHeldBack(outcome)) trouble.trouble(outcome.error.message, 0);
};
