import { CountLayout } from "./counts/count-layout.ts";
import { discardingRecorder } from "./counts/discarding-recorder.ts";
import { RedactionCounter } from "./counts/redaction-counter.ts";
import { compileDetector } from "./detector/compile-detector.ts";
import { type Engine, redactingWith } from "./redacting.ts";
import type { Redactor } from "./redactor.ts";
import type { RedactorOptions, ResolvedRedactorOptions } from "./redactor-options.ts";
import { allowed } from "./replace/allow-list.ts";
import { createReplacer } from "./replace/create-replacer.ts";
import { resolveRedactorOptions } from "./resolve-redactor-options.ts";
import { Scanner } from "./scan/scanner.ts";
import { runSelfTest } from "./self-test/run-self-test.ts";

const engineFor = (options: ResolvedRedactorOptions): Engine => {
  const { maxTimeMs, maxScanLength: maxLength, nowMs } = options;
  const isAllowed = options.allow.length === 0 ? undefined : allowed(options);
  const scanner = new Scanner(options.detectors.map(compileDetector), { maxTimeMs, maxLength, nowMs }, isAllowed);
  return { options, scanner, replace: createReplacer(options) };
};

/**
 * Makes what takes secrets and personal data out of telemetry.
 *
 * @throws TypeError if an option is none, or a detector could take long on some text.
 * @example
 * ```ts
 * const redactor = createRedactor({ disable: ["ip-address"], keys: ["member_no"] });
 * const processor = new RedactingSpanProcessor({ redactor, next: new BatchingSpanProcessor({ exporter }) });
 * ```
 */
export const createRedactor = (options: RedactorOptions = {}): Redactor => {
  const resolved = resolveRedactorOptions(options);
  const engine = engineFor(resolved);
  const layout = new CountLayout(resolved.detectors.map(({ name }) => name));
  const counter = new RedactionCounter(layout, resolved.counters);
  return Object.freeze({
    ...redactingWith(engine, counter),
    counts: () => counter.counts(),
    // What the test replaces nobody has written, so it does not count.
    selfTest: () => runSelfTest(redactingWith(engine, discardingRecorder), engine.scanner),
  });
};
