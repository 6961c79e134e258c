import type { ResourceLimits } from "node:worker_threads";

import { diag } from "@opentelemetry/api";

import { expectFunction, expectInteger, expectMethod, wrongOption } from "../expect-option.ts";
import type { Ledger } from "../ledger.ts";
import { MAX_DELAY_MS, type Scheduler, systemScheduler } from "../scheduler.ts";
import type { StringInterner } from "../string-interner.ts";
import type { PipelineFactory } from "./define-pipeline.ts";
import { uncloneablePath } from "./uncloneable.ts";

export interface OffThreadSpanProcessorOptions<Options = unknown> {
  /** The module that exports the pipeline: `new URL("./pipeline.js", import.meta.url)`. A bundler needs it as an entry. */
  readonly pipeline: URL | string;
  /** Handed to the pipeline as a copy: anything that `structuredClone` takes. @default undefined */
  readonly pipelineOptions?: Options;
  /**
   * The pipeline itself, for where its module cannot be loaded, or no thread be started: it runs in this thread then.
   * @default whatever the module exports, if this thread can load it
   */
  readonly fallback?: PipelineFactory<Options>;
  /** Room for encoded spans on their way, in bytes, per producing thread. @default 16777216 (16 MiB) */
  readonly ringBytes?: number;
  /** How many bytes of spans wait in the pipeline at most, as `context.batching` says to it. @default 67108864 (64 MiB) */
  readonly maxQueueBytes?: number;
  /** The largest span, in bytes; a larger one is dropped as `too_large`. @default 8388608 (8 MiB) */
  readonly maxSpanBytes?: number;
  /**
   * How long the end of the process waits for what is left, in milliseconds; it ends as soon as all is settled.
   * 0 does not wait. @default 2000
   */
  readonly flushOnExitMs?: number;
  /**
   * Whether SIGTERM and SIGINT, which would end the process without a chance to export, are waited for too. The signal
   * is raised again if nobody else listens to it. @default false
   */
  readonly drainOnSignals?: boolean;
  /** How long `shutdown` may take, in milliseconds; what is left then is counted as lost. @default 30000 */
  readonly shutdownTimeoutMs?: number;
  /** A thread that has shown no sign of life for so long, in milliseconds, is replaced. @default 10000 */
  readonly heartbeatTimeoutMs?: number;
  /**
   * Bounds the heap of the pipeline's thread; `maxQueueBytes` bounds what lies outside. What is not set stays as Node.js
   * has it, but for a young generation of 8 MiB: spans are bytes there, and a larger one only keeps memory.
   * @default { maxYoungGenerationSizeMb: 8 }
   */
  readonly resourceLimits?: ResourceLimits;
  /** The ledger of the pipeline. @default one of its own */
  readonly ledger?: Ledger;
  /** Remembers attribute keys as bytes. @default one of its own */
  readonly interner?: StringInterner;
  /** Where one line per episode of loss goes, and what the pipeline says. @default `diag.warn` of the OpenTelemetry API */
  readonly log?: (message: string) => void;
  /** Time and timers of this thread. @default those of the process */
  readonly scheduler?: Scheduler;
}

export interface OffThreadOptions {
  readonly pipeline: string;
  readonly pipelineOptions: unknown;
  readonly fallback: PipelineFactory | undefined;
  readonly ringBytes: number;
  readonly maxQueueBytes: number;
  readonly maxSpanBytes: number;
  readonly flushOnExitMs: number;
  readonly drainOnSignals: boolean;
  readonly shutdownTimeoutMs: number;
  readonly heartbeatTimeoutMs: number;
  readonly resourceLimits: ResourceLimits;
  readonly ledger: Ledger | undefined;
  readonly interner: StringInterner | undefined;
  readonly log: (message: string) => void;
  readonly scheduler: Scheduler;
}

const MIB = 1024 * 1024;

const YOUNG_GENERATION_MB = 8;

/** @throws TypeError when an option is out of range. */
export const resolveOffThreadOptions = <Options>(options: OffThreadSpanProcessorOptions<Options>): OffThreadOptions => {
  if (typeof options !== "object" || options === null) throw wrongOption("options", "an object", options);
  const {
    pipeline,
    pipelineOptions,
    fallback,
    ringBytes = 16 * MIB,
    maxQueueBytes = 64 * MIB,
    maxSpanBytes = 8 * MIB,
    flushOnExitMs = 2000,
    drainOnSignals = false,
    shutdownTimeoutMs = 30_000,
    heartbeatTimeoutMs = 10_000,
    resourceLimits = {},
    ledger,
    interner,
    log = (message) => diag.warn(message),
    scheduler = systemScheduler,
  } = options;
  if (typeof drainOnSignals !== "boolean") throw wrongOption("drainOnSignals", "a boolean", drainOnSignals);
  if (typeof resourceLimits !== "object" || resourceLimits === null)
    throw wrongOption("resourceLimits", "an object as Worker of Node.js takes it", resourceLimits);
  if (ledger !== undefined) expectMethod("ledger", ledger, "include", "a Ledger");
  if (interner !== undefined) expectMethod("interner", interner, "bytes", "a StringInterner");
  return {
    pipeline: moduleUrl(pipeline),
    pipelineOptions: cloneable(pipelineOptions),
    fallback: fallback === undefined ? undefined : (expectFunction("fallback", fallback) as PipelineFactory),
    ringBytes: expectInteger("ringBytes", ringBytes, 4096, 2 ** 30),
    maxQueueBytes: expectInteger("maxQueueBytes", maxQueueBytes, 1),
    maxSpanBytes: expectInteger("maxSpanBytes", maxSpanBytes, 1),
    flushOnExitMs: expectInteger("flushOnExitMs", flushOnExitMs, 0, MAX_DELAY_MS),
    drainOnSignals,
    shutdownTimeoutMs: expectInteger("shutdownTimeoutMs", shutdownTimeoutMs, 1, MAX_DELAY_MS),
    heartbeatTimeoutMs: expectInteger("heartbeatTimeoutMs", heartbeatTimeoutMs, 1000, MAX_DELAY_MS),
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_GENERATION_MB, ...resourceLimits },
    ledger,
    interner,
    log: expectFunction("log", log),
    scheduler: expectMethod("scheduler", scheduler, "schedule", "a Scheduler"),
  };
};

const moduleUrl = (pipeline: URL | string): string => {
  const text = String(pipeline);
  if (URL.canParse(text)) return text;
  throw wrongOption("pipeline", 'a URL, as in new URL("./pipeline.js", import.meta.url)', pipeline);
};

const cloneable = (pipelineOptions: unknown): unknown => {
  try {
    return structuredClone(pipelineOptions);
  } catch (cause) {
    throw new TypeError(
      `Expected \`${uncloneablePath("pipelineOptions", pipelineOptions)}\` to be something that can be sent to ` +
        "another thread (as structuredClone does); make it in the pipeline module instead",
      { cause },
    );
  }
};
