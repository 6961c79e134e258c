import { type Attributes, type Context, context, type Span } from "@opentelemetry/api";
import { type Completion, SpanEnding, type Steps } from "@sideband/propagation/lifetime";
import {
  ATTR_SIDEBAND_OUTCOME,
  DIALECT_GENAI_0_1,
  OUTCOME_ABANDONED,
  OUTCOME_CANCELLED,
  totalDurationAttributes,
} from "@sideband/semconv";

import { onEvents, onSpans } from "../content/capture-content.ts";
import { type FormedContent, formContent } from "../content/form-content.ts";
import { describeError } from "../errors/describe-error.ts";
import { failureAttributes } from "../errors/failure-attributes.ts";
import type { EventKind } from "../events/event-kind.ts";
import type { LlmOperation } from "../observers/llm-observer.ts";
import { asAttributes } from "./as-attributes.ts";
import { inDialects } from "./dialect-names.ts";
import type { OpenOperation } from "./open-operations.ts";
import type { TracerSettings } from "./tracer-settings.ts";

export interface OperationOptions {
  /** Undefined where none could be started. */
  readonly span: Span | undefined;
  readonly settings: TracerSettings;
  /** The attributes that the span has started with, under their official names. */
  readonly attributes: Attributes;
  /** @default the active context */
  readonly parent?: Context;
  /** Which event takes its content. @default none: only its span does */
  readonly event?: EventKind | undefined;
  /** The name of the log record of an exception. @default that of a client's */
  readonly exceptionEvent?: string | undefined;
}

/** A span with exactly one end, none of whose methods throws, and what is recorded on it and told of it. */
export class Operation extends SpanEnding implements LlmOperation, OpenOperation {
  readonly settings: TracerSettings;
  readonly startedMs: number;
  /** In milliseconds since the epoch. */
  readonly startedAtMs: number = Date.now();
  readonly #recorded: Attributes;
  readonly #isRecording: boolean;
  readonly #contentOnSpan: boolean;
  readonly #contentOnEvent: boolean;
  #eventContent: Record<string, unknown> | undefined;
  /** Called once, before the end is told: what only the end decides is recorded there. */
  onEnd: ((completion: Completion) => void) | undefined;
  /** Whether another instrumentation has traced the same call within this operation. */
  nested = false;
  /** Those of who reads an answer that has come as a stream. Must not reference the stream. */
  steps: Steps | undefined;

  constructor({ span, settings, attributes, event, exceptionEvent, parent = context.active() }: OperationOptions) {
    super({
      span,
      parent,
      isolation: settings.isolation,
      recordError: (_, error) => this.#recordError(error, exceptionEvent),
      beforeEnd: (completion) => this.#complete(completion),
    });
    const { captureContent } = settings.options;
    this.settings = settings;
    this.#recorded = attributes;
    this.#isRecording =
      span !== undefined && (settings.isolation.run("a span's isRecording", () => span.isRecording()) ?? false);
    this.#contentOnSpan = this.#isRecording && onSpans(captureContent);
    this.#contentOnEvent = event !== undefined && onEvents(captureContent) && settings.takes(event, this.context);
    this.startedMs = settings.now();
    settings.open.add(this);
    settings.observers?.started(this);
  }

  get attributes(): Readonly<Attributes> {
    return this.#recorded;
  }

  /** Whether content is wanted: capture is on, and somebody will see it. */
  get capturesContent(): boolean {
    return this.open && (this.#contentOnSpan || this.#contentOnEvent);
  }

  get idle(): boolean {
    return this.steps?.pending === 0;
  }

  idleFor(ms: number): boolean {
    return Date.now() - (this.lastProgressMs ?? this.startedAtMs) >= ms;
  }

  /** Records attributes under their official names, and those of the dialects that are on. */
  set(attributes: Attributes): void {
    if (this.open) this.setClean(this.settings.clean(attributes));
  }

  /** The same for attributes that are redacted. */
  setClean(attributes: Attributes): void {
    this.setDerived(attributes, inDialects(attributes, this.settings.options.dialects));
  }

  /** Records attributes whose names in the dialects that are on are not derived one by one. */
  setDerived(official: Attributes, named: Attributes): void {
    if (!this.open) return;
    Object.assign(this.#recorded, official);
    this.setNamed(named);
  }

  /** Records attributes on the span alone, under the very names that are given. */
  setNamed(attributes: Attributes): void {
    if (this.open && this.#isRecording) {
      this.isolation.run("setting attributes", () => this.span.setAttributes(attributes));
    }
  }

  /** Records content as it is now, in the forms that are wanted. The value is made only where it is wanted at all. */
  setContent(key: string, content: () => unknown): void {
    if (!this.capturesContent) return;
    const places = {
      span: this.#contentOnSpan ? this.settings.options.contentAs : undefined,
      event: this.#contentOnEvent,
      redact: this.settings.redact,
    };
    const formed = this.isolation.run("serializing content", () => formContent(content(), places));
    if (formed !== undefined) this.#recordContent(key, formed);
  }

  /** Records content that is one text, as it is. */
  setText(key: string, text: unknown): void {
    if (typeof text !== "string" || !this.capturesContent) return;
    const clean = this.settings.redact?.(text) ?? text;
    this.#recordContent(key, {
      ...(this.#contentOnSpan && { onSpan: clean }),
      ...(this.#contentOnEvent && { onEvent: clean }),
    });
  }

  /** Makes a log record in the operation's context, with the content that is for events. */
  tell(kind: EventKind, attributes: () => Attributes): void {
    const { dialects } = this.settings.options;
    this.settings.emit(kind, this.context, () =>
      inDialects(asAttributes({ ...attributes(), ...this.#eventContent }), dialects),
    );
  }

  /** Adds an event to the span, for those who look for it there. */
  addEvent(name: string, attributes?: Attributes): void {
    if (this.open) this.isolation.run("adding an event", () => this.span.addEvent(name, attributes));
  }

  #recordContent(key: string, { onSpan, onEvent }: FormedContent): void {
    if (onSpan !== undefined) {
      this.setNamed(inDialects(asAttributes({ [key]: onSpan }), this.settings.options.dialects));
    }
    if (onEvent !== undefined) (this.#eventContent ??= {})[key] = onEvent;
  }

  #recordError(error: unknown, eventName: string | undefined): void {
    const { span, context: own, settings } = this;
    const failure = describeError({ span, context: own, error, eventName }, settings.errorRecording);
    Object.assign(this.#recorded, failureAttributes(failure, OFFICIAL));
  }

  #complete(completion: Completion): void {
    const { settings } = this;
    const outcome = OUTCOMES[completion];
    if (outcome !== undefined) this.setClean({ [ATTR_SIDEBAND_OUTCOME]: outcome });
    this.isolation.run("completing a span", () => this.onEnd?.(completion));
    if (completion === "abandoned") settings.open.warn("A model's answer or another operation was left open");
    const durationS = this.#durationMs(completion) / 1000;
    if (!settings.officialOnly) this.setNamed(totalDurationAttributes(durationS, settings.options.dialects));
    settings.open.delete(this);
    settings.observers?.ended({
      attributes: this.#recorded,
      context: this.context,
      completion,
      durationS,
      nested: this.nested,
    });
  }

  /** As long as the span: an abandoned one ends as of the last time it made progress, if it ever did. */
  #durationMs(completion: Completion): number {
    const { lastProgressMs } = this;
    const isOver = completion === "abandoned" && lastProgressMs !== undefined;
    return Math.max(0, isOver ? lastProgressMs - this.startedAtMs : this.settings.now() - this.startedMs);
  }
}

const OFFICIAL = { dialects: [DIALECT_GENAI_0_1], captured: false } as const;

const OUTCOMES: Readonly<Partial<Record<Completion, string>>> = {
  cancelled: OUTCOME_CANCELLED,
  abandoned: OUTCOME_ABANDONED,
};
