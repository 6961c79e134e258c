import type { RedactionRecorder } from "./counts/redaction-recorder.ts";
import type { Surface } from "./counts/surface.ts";
import { findingsOf } from "./findings-of.ts";
import { createKeyTable } from "./keys/create-key-table.ts";
import type { Redaction } from "./redaction.ts";
import type { Redactor } from "./redactor.ts";
import type { ResolvedRedactorOptions } from "./redactor-options.ts";
import { WITHHELD_LABEL } from "./replace/labels.ts";
import type { Replacer } from "./replace/replacer.ts";
import type { AnyValueMap } from "./sdk/any-value.ts";
import type { Scanner } from "./scan/scanner.ts";
import { RedactionStream } from "./stream/redaction-stream.ts";
import { guarded } from "./surfaces/guarded.ts";
import { readAttributes } from "./surfaces/read-attributes.ts";
import { Origins } from "./surfaces/origins.ts";
import { redactLogRecord } from "./surfaces/redact-log-record.ts";
import { redactSpan } from "./surfaces/redact-span.ts";
import { TextRedactor } from "./text-redactor.ts";
import { redactValue } from "./value/redact-value.ts";

/** What finds and what replaces, the same whoever counts. */
export interface Engine {
  readonly options: ResolvedRedactorOptions;
  readonly scanner: Scanner;
  readonly replace: Replacer;
}

/** What of a redactor takes something dirty and gives something clean. */
export type Redacting = Pick<Redactor, "text" | "scan" | "attributes" | "span" | "logRecord" | "stream">;

/** Puts together what cleans; what it does goes to one record. */
export const redactingWith = ({ options, scanner, replace }: Engine, record: RedactionRecorder): Redacting => {
  const texts = new TextRedactor(scanner, replace, record);
  const shared = { options, texts, keys: createKeyTable(options, texts), record };
  const redaction = { ...shared, origins: new Origins(shared) };
  /** Cleans what is there as a whole, of at most so many code points. */
  const wholeText = (surface: Surface, maxLength: number): ((value: string) => string) => {
    const facts = { ...shared.keys.facts(""), maxLength };
    const redactWhole = (_redaction: Redaction, value: string): string => {
      const clean = redactValue(redaction, facts, String(value), surface);
      return typeof clean === "string" ? clean : WITHHELD_LABEL;
    };
    return (value) => guarded(redaction, value, redactWhole, surface, WITHHELD_LABEL);
  };
  const streamed = { scanner, keys: shared.keys, replace, record, clean: wholeText("stream", Number.MAX_SAFE_INTEGER) };
  return {
    text: wholeText("text", options.maxContentLength),
    attributes: <T extends AnyValueMap>(attributes: T) =>
      (guarded(redaction, { attributes }, readAttributes, "attribute", undefined) ?? {}) as T,
    span: (span) => redactSpan(redaction, span),
    logRecord: (logRecord) => redactLogRecord(redaction, logRecord),
    scan: (value) => guarded(redaction, value, (_redaction, text) => findingsOf(scanner, String(text)), "text", []),
    stream: () => new RedactionStream(streamed),
  };
};
