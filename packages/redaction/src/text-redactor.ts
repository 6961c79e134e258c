import type { RedactionRecorder } from "./counts/redaction-recorder.ts";
import type { Surface } from "./counts/surface.ts";
import type { TextRange } from "./detector/detector.ts";
import { CUT_MARKER, endOfCodePoints, fits, markCut } from "./limit/cut-text.ts";
import { WITHHELD_LABEL } from "./replace/labels.ts";
import type { Replacer } from "./replace/replacer.ts";
import { ChangedPlaces } from "./scan/changed-places.ts";
import { mergeMatches } from "./scan/merge-matches.ts";
import { isWithheld, type Match, NOTHING_FOUND, type Withheld } from "./scan/scan-outcome.ts";
import type { Scanner } from "./scan/scanner.ts";

/** What was replaced can look like something again beside its neighbours: so often it is looked at again. */
export const MAX_PASSES = 6;

/** On keys that name machines these detectors are not applied. */
const OF_MACHINES: ReadonlySet<string> = /* @__PURE__ */ new Set(["ip-address", "mac-address"]);

/** Cleans one text that is nothing but text. */
export class TextRedactor {
  readonly scanner: Scanner;
  #infrastructureScanner: Scanner | undefined;
  #numberScanner: Scanner | undefined;
  readonly #replace: Replacer;
  readonly #record: RedactionRecorder;

  constructor(scanner: Scanner, replace: Replacer, record: RedactionRecorder) {
    this.scanner = scanner;
    this.#replace = replace;
    this.#record = record;
  }

  /** For values of keys that name machines: addresses of machines are what they are for. */
  get infrastructureScanner(): Scanner {
    this.#infrastructureScanner ??= this.scanner.narrowed(({ name }) => !OF_MACHINES.has(name));
    return this.#infrastructureScanner;
  }

  /** For numbers, written out in decimal. */
  get numberScanner(): Scanner {
    this.#numberScanner ??= this.scanner.narrowed(({ definition }) => definition.numbers === true);
    return this.#numberScanner;
  }

  /**
   * The text without what the detectors find, of at most so many code points.
   *
   * @param isPart whether it is part of a value: then it is not counted that it was cut.
   * @param found what was found in it already, because of what stands around it.
   */
  redact(
    text: string,
    surface: Surface,
    maxLength: number,
    scanner: Scanner = this.scanner,
    isPart: boolean = false,
    found: readonly Match[] = NOTHING_FOUND,
  ): string {
    scanner.watch.enter();
    try {
      return this.#redact(text, surface, maxLength, scanner, isPart, found);
    } finally {
      scanner.watch.leave();
    }
  }

  #redact(
    text: string,
    surface: Surface,
    maxLength: number,
    scanner: Scanner,
    isPart: boolean,
    found: readonly Match[],
  ): string {
    const seen = beginning(text, maxLength, scanner);
    const end = endOfCodePoints(seen, maxLength);
    const isLonger = end < seen.length;
    // What begins before the cut has its keyword whole up to there.
    const to = isLonger ? Math.min(seen.length, end + scanner.reachBefore + scanner.index.longest) : end;
    const scanned = scanner.scan(seen, 0, to);
    if (isWithheld(scanned)) return this.withhold(scanned, surface, maxLength);
    const outcome = found.length === 0 ? scanned : mergeMatches([...scanned, ...found]);
    if (!isLonger)
      return outcome.length === 0
        ? seen
        : this.#settle(seen, outcome, { scanner, surface, maxLength, isPart, isCut: false });
    // What begins behind the cut is not looked at whole: nothing of it may come in because the text before got shorter.
    const matches = outcome.filter(({ start }) => start < end);
    const kept = seen.slice(0, Math.max(end, matches.at(-1)?.end ?? 0));
    if (!isPart) this.#record.cut(surface);
    if (matches.length > 0) return this.#settle(kept, matches, { scanner, surface, maxLength, isPart, isCut: true });
    // What stands right before the cut can look like something now.
    const result = markCut(kept, maxLength);
    const tail = scanner.scan(result, Math.max(0, result.length - scanner.reachAfter - WIDEST_MARKER), result.length);
    if (isWithheld(tail)) return this.withhold(tail, surface, maxLength);
    return tail.length === 0
      ? result
      : this.#settle(result, tail, { scanner, surface, maxLength, isPart: true, isCut: false });
  }

  /** @param places is told where in the clean text replacements stand. */
  #replaceAll(text: string, matches: readonly Match[], surface: Surface, places: TextRange[]): string {
    const parts: string[] = [];
    let done = 0;
    let length = 0;
    for (const match of matches) {
      const replacement = this.#replace(text, match);
      if (text.slice(match.start, match.end) !== replacement) this.#record.replaced(match.detector.name, surface);
      parts.push(text.slice(done, match.start), replacement);
      const start = length + match.start - done;
      length = start + replacement.length;
      places.push({ start, end: length });
      done = match.end;
    }
    parts.push(text.slice(done));
    return parts.join("");
  }

  /** What stands in place of a value that cannot be let through; counts it. */
  withhold({ withheld, detector }: Withheld, surface: Surface, maxLength: number): string {
    return this.withholdFor(detector ?? withheld, surface, maxLength);
  }

  /** The same for one of `WITHHELD_REASONS`. */
  withholdFor(reason: string, surface: Surface, maxLength: number): string {
    this.#record.withheld(reason, surface);
    return WITHHELD_LABEL.slice(0, maxLength);
  }

  /** Replaces and looks again until nothing is found; each step stays within the limit. */
  #settle(text: string, first: readonly Match[], { scanner, surface, maxLength, isPart, isCut }: Settling): string {
    let current = text;
    let matches = first;
    let isCounted = isPart || isCut;
    for (let pass = 0; pass < MAX_PASSES; pass += 1) {
      const places: TextRange[] = [];
      const clean = this.#replaceAll(current, matches, surface, places);
      const isTooLong = !fits(clean, maxLength);
      if (isTooLong && !isCounted) this.#record.cut(surface);
      isCounted ||= isTooLong;
      const next = isTooLong || (isCut && pass === 0) ? markCut(clean, maxLength) : clean;
      if (next === current) return current;
      current = next;
      const changed = next === clean ? places : withEnd(places, next.length);
      const outcome = scanner.scan(current, 0, current.length, new ChangedPlaces(changed));
      if (isWithheld(outcome)) return this.withhold(outcome, surface, maxLength);
      if (outcome.length === 0) return current;
      matches = outcome;
    }
    return this.withholdFor("unstable", surface, maxLength);
  }
}

/** The places of a text that was cut since: what is left of them, and its end with the marker. */
const withEnd = (places: readonly TextRange[], length: number): TextRange[] => {
  const cut = Math.max(0, length - CUT_MARKER.length);
  const kept = places.filter(({ start }) => start < cut);
  return [...kept.map(({ start, end }) => ({ start, end: Math.min(end, cut) })), { start: cut, end: length }];
};

/** How a text is brought to where nothing is found. */
interface Settling {
  readonly scanner: Scanner;
  readonly surface: Surface;
  readonly maxLength: number;
  readonly isPart: boolean;
  /** Whether something stood behind the text that is left out. */
  readonly isCut: boolean;
}

/** Longer than the marker of a cut and than any keyword. */
const WIDEST_MARKER = 64;

/** How many UTF-16 units of a text matter, where so many code points may be kept. */
export const beginningLength = (maxLength: number, scanner: Scanner): number =>
  2 * maxLength + scanner.reachBefore + scanner.reachAfter + WIDEST_MARKER;

/** As much of a text as can matter, in valid UTF-16: what it costs does not depend on how much more there is. */
const beginning = (text: string, maxLength: number, scanner: Scanner): string => {
  // How far detectors look is found out only if it matters.
  const isLong = text.length > 2 * maxLength && text.length > beginningLength(maxLength, scanner);
  const seen = isLong ? text.slice(0, beginningLength(maxLength, scanner)) : text;
  return seen.isWellFormed() ? seen : seen.toWellFormed();
};
