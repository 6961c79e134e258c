import type { Attributes, Context } from "@opentelemetry/api";
import { Isolation } from "@sideband/propagation/lifetime";

import { failClosed, type Redact, redactAttributes } from "../content/redact.ts";
import type { ErrorRecording } from "../errors/error-recording.ts";
import { resolveExceptionSignal } from "../errors/exception-signal.ts";
import type { EventKind } from "../events/event-kind.ts";
import { type EventLogger, eventLogger, type EventLoggerProvider, globalLoggerProvider } from "../events/logger.ts";
import type { ResolvedLlmTracerOptions } from "../llm-tracer-options.ts";
import { Observers } from "../observers/observers.ts";
import { isOfficialOnly } from "./dialect-names.ts";
import { OpenOperations } from "./open-operations.ts";

/** What all operations of a tracer share. */
export class TracerSettings {
  readonly options: ResolvedLlmTracerOptions;
  readonly isolation: Isolation;
  readonly redact: Redact | undefined;
  readonly observers: Observers | undefined;
  readonly open: OpenOperations;
  readonly errorRecording: ErrorRecording;
  /** Whether no dialect but the official one is on. */
  readonly officialOnly: boolean;
  readonly #told = new Set<string>();
  #loggerProvider: EventLoggerProvider | undefined;
  #lastLogger: EventLogger | undefined;

  constructor(options: ResolvedLlmTracerOptions) {
    const { log, redact, observers, maxOpenOperations } = options;
    this.options = options;
    this.isolation = new Isolation(log);
    this.redact = redact === undefined ? undefined : failClosed(redact, this.isolation);
    this.observers = observers.length === 0 ? undefined : new Observers(observers, this.isolation);
    this.open = new OpenOperations(maxOpenOperations, log);
    this.errorRecording = this.#errorRecording();
    this.officialOnly = isOfficialOnly(options.dialects);
  }

  /** In milliseconds. */
  now(): number {
    const ms = this.isolation.run("the clock", this.options.nowMs);
    return Number.isFinite(ms) ? (ms as number) : 0;
  }

  /** Attributes as they may be recorded. */
  clean(attributes: Attributes): Attributes {
    return this.redact === undefined ? attributes : redactAttributes(attributes, this.redact);
  }

  /** Tells the log something once. */
  warn(message: string): void {
    if (this.#told.has(message)) return;
    this.#told.add(message);
    this.options.log(message);
  }

  /** Whether anybody takes a kind of event. */
  takes(kind: EventKind, context: Context): boolean {
    return this.#taker(kind, context) !== undefined;
  }

  /** Makes a log record, and tells whether anybody took it. */
  emit(kind: EventKind, context: Context, attributes: () => Readonly<Record<string, unknown>>): boolean {
    const logger = this.#taker(kind, context);
    if (logger === undefined) return false;
    const emitted = this.isolation.run("a logger", () => {
      logger.emit({ ...kind, attributes: attributes(), context });
      return true;
    });
    return emitted ?? false;
  }

  #taker(kind: EventKind, context?: Context): EventLogger | undefined {
    return this.isolation.run("a logger", () => {
      const logger = this.#logger();
      const asked = context === undefined ? kind : { ...kind, context };
      return logger?.enabled?.(asked) === false ? undefined : logger;
    });
  }

  /** The logger of the provider that there is now, which is asked for it once. */
  #logger(): EventLogger | undefined {
    const { loggerProvider = globalLoggerProvider(), schemaUrl } = this.options;
    if (loggerProvider !== this.#loggerProvider) {
      this.#loggerProvider = loggerProvider;
      this.#lastLogger = undefined;
    }
    return (this.#lastLogger ??= loggerProvider && eventLogger(loggerProvider, schemaUrl));
  }

  #errorRecording(): ErrorRecording {
    const { captureContent, dialects, exceptions, loggerProvider, log } = this.options;
    const logger: EventLogger = {
      enabled: (kind) => this.#taker(kind as EventKind) !== undefined,
      emit: (record) => this.isolation.run("a logger", () => this.#logger()?.emit(record)),
    };
    const signal = resolveExceptionSignal(exceptions, { captureContent, logged: loggerProvider !== undefined }, log);
    return { captureContent, dialects, exceptions: signal, logger, redact: this.redact, isolation: this.isolation };
  }
}
