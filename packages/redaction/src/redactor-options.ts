import type { Detector } from "./detector/detector.ts";
import type { RedactionMode } from "./replace/redaction-mode.ts";

/** How a redactor works. */
export interface RedactorOptions {
  /** What is looked for. @default every detector there is: `[...secretDetectors, ...personalDataDetectors]` */
  readonly detectors?: readonly Detector[];
  /** Names of detectors that are left out: `["ip-address"]`. @default [] */
  readonly disable?: readonly string[];
  /**
   * Keys whose values are secrets, besides those known: whole segments in any case and spelling, `"member_no"` is also
   * `app.memberNo` and `X-Member-No-Old`. @default []
   */
  readonly keys?: readonly string[];
  /**
   * What is left as it is: values (exactly, or by an expression that matches all of it), which no detector finds then.
   * @default []
   */
  readonly allow?: readonly (string | RegExp)[];
  /** Code points that a value may have, marker included. @default 4096 */
  readonly maxValueLength?: number;
  /** The same where content is: prompts, completions, tool arguments. @default 131072 */
  readonly maxContentLength?: number;
  /** What becomes of findings: one mode for all, or by detector's name, with `default` for the others. @default "label" */
  readonly mode?: RedactionMode | Readonly<Record<string, RedactionMode>>;
  /** The key of mode `"hmac"`, at least 32 bytes; needed there. */
  readonly hmacKey?: string | Uint8Array;
  /** Replaces prompts as a whole, wherever they stand. @default false */
  readonly redactPrompts?: boolean;
  /** Replaces completions as a whole, wherever they stand. @default false */
  readonly redactCompletions?: boolean;
  /** Milliseconds that one value may take; one that takes longer is withheld. @default 100 */
  readonly maxTimeMs?: number;
  /** UTF-16 units that are scanned of one value; a longer one is withheld. @default 16777216 */
  readonly maxScanLength?: number;
  /**
   * Where it is counted what was replaced: memory made by `sharedCounters()` with the same detectors, so that another
   * thread can read it. @default memory of its own
   */
  readonly counters?: SharedArrayBuffer;
  /** Milliseconds that only grow. @default performance.now */
  readonly nowMs?: () => number;
}

/** The same with nothing left open. */
export interface ResolvedRedactorOptions {
  readonly detectors: readonly Detector[];
  readonly keys: readonly string[];
  readonly allow: readonly (string | RegExp)[];
  readonly maxValueLength: number;
  readonly maxContentLength: number;
  readonly modeOf: (detector: Detector) => RedactionMode;
  readonly hmacKey: Uint8Array | undefined;
  readonly redactPrompts: boolean;
  readonly redactCompletions: boolean;
  readonly maxTimeMs: number;
  readonly maxScanLength: number;
  readonly counters: SharedArrayBuffer | undefined;
  readonly nowMs: () => number;
}
