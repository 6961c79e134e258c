import type { TracerProvider } from "@opentelemetry/api";
import { guardedLog, type Log, readProperty } from "@sideband/propagation/lifetime";
import { type Dialect, DIALECT_GENAI_0_1, DIALECTS } from "@sideband/semconv";

import { CAPTURE_CONTENT, type CaptureContent, captureContentFromEnvironment } from "./content/capture-content.ts";
import type { ContentForm } from "./content/form-content.ts";
import type { Redact } from "./content/redact.ts";
import { IDENTITY_FIELDS, type IdentityField } from "./context/identity.ts";
import type { CostSource } from "./cost/cost-source.ts";
import type { ExceptionSignal } from "./errors/exception-signal.ts";
import type { EventLoggerProvider } from "./events/logger.ts";
import { expectOption } from "./expect-option.ts";
import { diagLog } from "./log.ts";
import type { LlmObserver } from "./observers/llm-observer.ts";

export interface LlmTracerOptions {
  /** @default the global provider, looked up at each operation, so that it may be set later */
  readonly tracerProvider?: TracerProvider;
  /**
   * Takes the events: the details of each call of a model, what an agent has decided, evaluations, and exceptions in
   * place of events of spans. Any `LoggerProvider` of the OpenTelemetry Logs API.
   * @default the global one, where the API has one (from 1.10 on), looked up at each event
   */
  readonly loggerProvider?: EventLoggerProvider;
  /**
   * Where prompts, completions, tool arguments and tool results are recorded, and what may quote them: error messages,
   * explanations of evaluations. Calls of models, reasoning, evaluations and exceptions have events; the content of all
   * else has its span alone.
   * @default what `OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT` says when the tracer is made, otherwise "none"
   */
  readonly captureContent?: CaptureContent;
  /**
   * How content is recorded on spans: as JSON text, or as the structure that it is, which spares the application's
   * thread making the JSON. The latter is for a pipeline that makes it later, such as a `BatchingSpanProcessor` with
   * `jsonAttributes`, and needs SDK 3.x, whose attributes may be structures: 2.x drops them. What no attribute may be -
   * text and numbers alone, or a value that holds a `Date`, a bigint, an instance of a class, itself, or more than 64
   * levels - is JSON text all the same. On events content is always structured.
   * @default "json"
   * @see https://opentelemetry.io/docs/specs/otel/common/#anyvalue
   */
  readonly contentAs?: ContentForm;
  /**
   * Applied to every text before it is recorded anywhere: content, attributes, messages of errors. Where it throws, or
   * gives no text, the text is not recorded.
   * @default texts are recorded as they are
   */
  readonly redact?: Redact;
  /** The names on the wire: the newest official ones, and older ones in addition. @default ["genai-0.1"] */
  readonly dialects?: readonly Dialect[];
  /** Says what calls cost, for example a `CostCalculator`. @default cost is not recorded */
  readonly prices?: CostSource;
  /** Are told of every operation, sampled or not. */
  readonly observers?: readonly LlmObserver[];
  /** Which ids of `withIdentity` are recorded. @default ["conversationId"] */
  readonly identity?: readonly IdentityField[];
  /**
   * Where exceptions are told.
   * @default what `OTEL_SEMCONV_EXCEPTION_SIGNAL_OPT_IN` says, otherwise "logs" with a `loggerProvider`, "span-events"
   * without; but where content, and with it stack traces, is captured on spans alone, "both" with one, and where it is
   * captured on events alone, "logs"
   */
  readonly exceptions?: ExceptionSignal;
  /** The schema of what is recorded, told to the providers. @default none */
  readonly schemaUrl?: string;
  /** How many open operations are remembered, to be ended by `flush`, `shutdown` or the end of the process. @default 10000 */
  readonly maxOpenOperations?: number;
  /**
   * A monotonic clock, in milliseconds.
   * @default performance.now
   */
  readonly nowMs?: () => number;
  /**
   * Where faults of telemetry are told, each kind once and without quoting anything: what a provider, a callback or a
   * value threw, a variable of the environment that cannot be read, a client that cannot be traced, streams that were
   * abandoned.
   * @default `diag.warn` of the OpenTelemetry API, prefixed `@sideband/llm-tracing:`
   */
  readonly log?: (message: string) => void;
}

export interface ResolvedLlmTracerOptions {
  readonly tracerProvider: TracerProvider | undefined;
  readonly loggerProvider: EventLoggerProvider | undefined;
  readonly captureContent: CaptureContent;
  readonly contentAs: ContentForm;
  readonly redact: Redact | undefined;
  readonly dialects: readonly Dialect[];
  readonly prices: CostSource | undefined;
  readonly observers: readonly LlmObserver[];
  readonly identity: readonly IdentityField[];
  readonly exceptions: ExceptionSignal | undefined;
  readonly schemaUrl: string | undefined;
  readonly maxOpenOperations: number;
  readonly nowMs: () => number;
  /** Does not throw. */
  readonly log: Log;
}

const isFunction = (value: unknown): boolean => typeof value === "function";
const hasMethod =
  (name: string) =>
  (value: unknown): boolean =>
    isFunction(readProperty(value, name));
const isOneOf =
  (values: readonly unknown[]) =>
  (value: unknown): boolean =>
    values.includes(value);
const isListOf =
  (isItem: (item: unknown) => boolean) =>
  (value: unknown): boolean =>
    Array.isArray(value) && value.every(isItem);

const check = (options: LlmTracerOptions): void => {
  expectOption(options, "tracerProvider", "a TracerProvider", hasMethod("getTracer"));
  expectOption(options, "loggerProvider", "a LoggerProvider", hasMethod("getLogger"));
  expectOption(options, "captureContent", '"none", "span", "event" or "span-and-event"', isOneOf(CAPTURE_CONTENT));
  expectOption(options, "contentAs", '"json" or "structure"', isOneOf(["json", "structure"]));
  expectOption(options, "redact", "a function that takes and gives a text", isFunction);
  expectOption(
    options,
    "dialects",
    `a list of ${DIALECTS.join(", ")}`,
    (value) => value.length > 0 && isListOf(isOneOf(DIALECTS))(value),
  );
  expectOption(options, "prices", "an object with a method `cost`", hasMethod("cost"));
  expectOption(
    options,
    "observers",
    "a list of objects",
    isListOf((item) => typeof item === "object" && item !== null),
  );
  expectOption(options, "identity", `a list of ${IDENTITY_FIELDS.join(", ")}`, isListOf(isOneOf(IDENTITY_FIELDS)));
  expectOption(options, "schemaUrl", "a text", (value) => typeof value === "string");
  expectOption(
    options,
    "maxOpenOperations",
    "a whole number >= 1",
    (value) => Number.isSafeInteger(value) && value >= 1,
  );
  expectOption(options, "nowMs", "a function that returns milliseconds", isFunction);
  expectOption(options, "log", "a function", isFunction);
};

/** @throws TypeError where an option is not what it should be. */
export const resolveOptions = (options: LlmTracerOptions): ResolvedLlmTracerOptions => {
  check(options);
  const log = guardedLog(options.log ?? diagLog);
  return {
    tracerProvider: options.tracerProvider,
    loggerProvider: options.loggerProvider,
    captureContent: options.captureContent ?? captureContentFromEnvironment(log),
    contentAs: options.contentAs ?? "json",
    redact: options.redact,
    dialects: options.dialects ?? [DIALECT_GENAI_0_1],
    prices: options.prices,
    observers: options.observers ?? [],
    identity: options.identity ?? ["conversationId"],
    exceptions: options.exceptions,
    schemaUrl: options.schemaUrl,
    maxOpenOperations: options.maxOpenOperations ?? 10_000,
    nowMs: options.nowMs ?? (() => performance.now()),
    log,
  };
};
