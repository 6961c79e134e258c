import type { RedactionCounts } from "./counts/redaction-counts.ts";
import type { Finding } from "./scan/finding.ts";
import type { AnyValueMap } from "./sdk/any-value.ts";
import type { ReadableLogRecord, SdkLogRecord } from "./sdk/log-record.ts";
import type { ReadableSpan } from "./sdk/readable-span.ts";
import type { SelfTestReport } from "./self-test/self-test-report.ts";

/** Text that arrives in pieces, cleaned on its way. */
export interface TextStream {
  /** Takes a piece of the text, and returns what may be let out by now: often nothing, or some of earlier pieces. */
  write(chunk: string): string;
  /** Returns the rest. What is written afterwards is ignored. */
  end(): string;
}

/**
 * Takes secrets and personal data out of telemetry. Nothing of it throws, and nothing changes what it is given: it makes
 * copies. What cannot be cleaned is withheld, and counted. The methods need no `this`.
 */
export interface Redactor {
  /**
   * A text without what the detectors find, of at most `maxContentLength` code points. JSON is understood, and stays
   * JSON of the same shape.
   */
  readonly text: (value: string) => string;
  /** Where in a text something is found; a text that would be withheld is one finding. Not limited in length. */
  readonly scan: (value: string) => Finding[];
  /** Clean attributes: keys and values, nested ones too. */
  readonly attributes: <T extends AnyValueMap>(attributes: T) => T;
  /** A clean copy of an ended span. */
  readonly span: (span: ReadableSpan) => ReadableSpan;
  /** A clean copy of a log record, which may be changed further. */
  readonly logRecord: (record: ReadableLogRecord) => SdkLogRecord;
  /** Cleans one text that arrives in pieces: JSON document by document, any other as it comes. */
  readonly stream: () => TextStream;
  /** What was replaced, withheld and cut so far; with `counters`, by all redactors that share them. */
  readonly counts: () => RedactionCounts;
  /**
   * Plants an example for every detector in every place of a span, a log record, a text and a stream, and says which came
   * out. With all detectors it takes a second or two, in which nothing else runs; it counts nothing.
   */
  readonly selfTest: () => SelfTestReport;
}
