import { compileDetector } from "../../src/detector/compile-detector.ts";
import type { Detector } from "../../src/detector/detector.ts";
import type { Replacer } from "../../src/replace/replacer.ts";
import { Scanner } from "../../src/scan/scanner.ts";
import { RedactionStream } from "../../src/stream/redaction-stream.ts";
import { TextRedactor } from "../../src/text-redactor.ts";

export const byLabel: Replacer = (_text, { detector }) => `[${detector.label}]`;

export interface Counts {
  readonly replaced: string[];
  readonly withheld: string[];
}

export interface Setup {
  readonly counts: Counts;
  readonly stream: () => RedactionStream;
  /** What a whole text becomes, of any length. */
  readonly whole: (text: string) => string;
  /** What comes out of a stream, piece by piece; the last is what `end` returned. */
  readonly pieces: (chunks: readonly string[]) => string[];
}

/** Streams and whole texts with the same detectors. */
export const setUp = (
  detectors: readonly Detector[],
  { replace = byLabel, nowMs = () => 0 }: { replace?: Replacer; nowMs?: () => number } = {},
): Setup => {
  const counts: Counts = { replaced: [], withheld: [] };
  const record = {
    replaced: (detector: string) => void counts.replaced.push(detector),
    withheld: (reason: string) => void counts.withheld.push(reason),
    cut: () => {},
  };
  const scanner = new Scanner(detectors.map(compileDetector), { maxTimeMs: 1000, maxLength: 1e8, nowMs });
  const texts = new TextRedactor(scanner, replace, record);
  const stream = (): RedactionStream => new RedactionStream({ scanner, replace, record });
  return {
    counts,
    stream,
    whole: (text) => texts.redact(text, "text", Number.MAX_SAFE_INTEGER),
    pieces: (chunks) => {
      const redacting = stream();
      return [...chunks.map((chunk) => redacting.write(chunk)), redacting.end()];
    },
  };
};
