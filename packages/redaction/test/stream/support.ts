import { compileDetector } from "../../src/detector/compile-detector.ts";
import type { Detector } from "../../src/detector/detector.ts";
import { redactingWith } from "../../src/redacting.ts";
import type { TextStream } from "../../src/redactor.ts";
import type { RedactorOptions } from "../../src/redactor-options.ts";
import type { Replacer } from "../../src/replace/replacer.ts";
import { resolveRedactorOptions } from "../../src/resolve-redactor-options.ts";
import { Scanner } from "../../src/scan/scanner.ts";

export const byLabel: Replacer = (_text, { detector }) => `[${detector.label}]`;

export interface Counts {
  readonly replaced: string[];
  readonly withheld: string[];
}

export interface Setup {
  readonly counts: Counts;
  readonly stream: () => TextStream;
  /** What a whole text becomes, of any length. */
  readonly whole: (text: string) => string;
  /** What comes out of a stream, piece by piece; the last is what `end` returned. */
  readonly pieces: (chunks: readonly string[]) => string[];
}

type SetupOptions = Pick<RedactorOptions, "maxScanLength" | "nowMs" | "keys"> & { readonly replace?: Replacer };

/** Streams and whole texts with the same detectors. */
export const setUp = (
  detectors: readonly Detector[],
  { replace = byLabel, nowMs = () => 0, maxScanLength = 1e8, keys = [] }: SetupOptions = {},
): Setup => {
  const counts: Counts = { replaced: [], withheld: [] };
  const record = {
    replaced: (detector: string) => void counts.replaced.push(detector),
    withheld: (reason: string) => void counts.withheld.push(reason),
    cut: () => {},
  };
  const maxContentLength = Number.MAX_SAFE_INTEGER;
  const options = resolveRedactorOptions({ detectors, keys, maxContentLength, maxScanLength });
  const scanner = new Scanner(detectors.map(compileDetector), { maxTimeMs: 1000, maxLength: maxScanLength, nowMs });
  const { text, stream } = redactingWith({ options, scanner, replace }, record);
  return {
    counts,
    stream,
    whole: text,
    pieces: (chunks) => {
      const redacting = stream();
      return [...chunks.map((chunk) => redacting.write(chunk)), redacting.end()];
    },
  };
};
