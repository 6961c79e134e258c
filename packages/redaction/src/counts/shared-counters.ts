import { expectCounters } from "../options/expect-counters.ts";
import type { RedactorOptions } from "../redactor-options.ts";
import { resolveRedactorOptions } from "../resolve-redactor-options.ts";
import { CountLayout } from "./count-layout.ts";
import { RedactionCounter } from "./redaction-counter.ts";
import type { RedactionCounts } from "./redaction-counts.ts";

const layoutOf = (options: RedactorOptions): CountLayout =>
  new CountLayout(resolveRedactorOptions(options).detectors.map(({ name }) => name));

/**
 * Memory in which redactors with the same detectors count, in whichever thread: hand it to each as option `counters`,
 * and read it with {@link readCounts}.
 *
 * @throws TypeError for options that `createRedactor` would refuse.
 * @example
 * ```ts
 * const counters = sharedCounters();
 * new OffThreadSpanProcessor({ pipeline, pipelineOptions: { counters } });
 * readCounts(counters).total;
 * ```
 */
export const sharedCounters = (options: RedactorOptions = {}): SharedArrayBuffer => {
  const layout = layoutOf(options);
  const counters = new SharedArrayBuffer(layout.byteLength);
  void new RedactionCounter(layout, counters); // says in it whose it is
  return counters;
};

/**
 * What the redactors that share this memory have done together.
 *
 * @param options those of the redactors: their detectors tell what is counted where.
 * @throws TypeError if it is no such memory, or was made for other detectors.
 */
export const readCounts = (counters: SharedArrayBuffer, options: RedactorOptions = {}): RedactionCounts =>
  new RedactionCounter(layoutOf(options), expectCounters(counters)).counts();
