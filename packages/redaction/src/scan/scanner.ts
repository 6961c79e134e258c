import type { CompiledDetector } from "../detector/compile-detector.ts";
import type { TextRange } from "../detector/detector.ts";
import type { ChangedPlaces } from "./changed-places.ts";
import { Hit } from "./hit.ts";
import { KeywordIndex, type KeywordEntry } from "./keyword-index.ts";
import { mergeMatches } from "./merge-matches.ts";
import { startOfDigits } from "./run-table.ts";
import { type Match, NOTHING_FOUND, type ScanOutcome, type Withheld } from "./scan-outcome.ts";
import { Watch } from "./watch.ts";

/** What is tried between two looks at the clock may cost as much as so many detectors that look at next to nothing. */
export const COST_PER_LOOK = 128;

/** What a scan may cost. */
export interface ScanBudget {
  /** Milliseconds per value. */
  readonly maxTimeMs: number;
  /** UTF-16 units per value. */
  readonly maxLength: number;
  readonly nowMs: () => number;
}

/** Whether what a detector found may stay. */
export type IsAllowed = (found: string) => boolean;

const entriesOf = (detectors: readonly CompiledDetector[]): KeywordEntry<CompiledDetector>[] => {
  const byKeyword = new Map<string, CompiledDetector[]>();
  const runs: KeywordEntry<CompiledDetector>[] = [];
  for (const detector of detectors) {
    const { keywords, digits = false } = detector.definition;
    if (digits !== false) {
      const beside = "find" in detector.definition ? detector.definition.beside : undefined;
      runs.push({ keyword: "", items: [detector], digits: digits === true ? undefined : digits, beside });
    }
    for (const keyword of new Set(keywords.map((text) => text.toLowerCase()))) {
      const known = byKeyword.get(keyword);
      if (known === undefined) byKeyword.set(keyword, [detector]);
      else known.push(detector);
    }
  }
  return [...Array.from(byKeyword, ([keyword, items]) => ({ keyword, items })), ...runs];
};

/** One scan of one text, while it lasts. */
class Attempt {
  readonly #text: string;
  readonly #hit: Hit;
  readonly #watch: Watch;
  readonly #isAllowed: IsAllowed | undefined;
  readonly #kept: ReadonlySet<CompiledDetector> | undefined;
  readonly #changed: ChangedPlaces | undefined;
  #matches: Match[] | undefined;
  #withheld: Withheld | undefined;
  #cost = 0;

  constructor(
    text: string,
    { watch, isAllowed, kept }: Pick<Scanner, "watch" | "isAllowed" | "kept">,
    changed?: ChangedPlaces,
  ) {
    this.#text = text;
    this.#changed = changed;
    this.#kept = kept;
    this.#hit = new Hit(text);
    this.#watch = watch;
    this.#isAllowed = isAllowed;
  }

  /** Tries all detectors of a keyword; says whether to go on. */
  readonly visit = ({ items }: KeywordEntry<CompiledDetector>, start: number, end: number): boolean => {
    const hit = this.#hit;
    hit.moveTo(start, end);
    for (let index = 0; index < items.length; index += 1) {
      const detector = items[index];
      if (detector === undefined) break;
      if (this.#kept?.has(detector) === false) continue;
      if (this.#changed?.areSeen(hit, detector) === false) continue;
      this.#cost += detector.cost;
      if (this.#cost >= COST_PER_LOOK && !this.look()) return false;
      try {
        const range = detector.find(hit);
        if (range !== undefined) this.#keep(range, detector);
      } catch {
        this.#withheld = { withheld: "detector_failed", detector: detector.name };
        return false;
      }
    }
    return true;
  };

  /** Looks at the clock; says whether to go on. */
  readonly look = (): boolean => {
    this.#cost = 0;
    if (!this.#watch.isUp()) return true;
    this.#withheld = { withheld: "time_budget" };
    return false;
  };

  #keep({ start, end }: TextRange, detector: CompiledDetector): void {
    if (this.#isAllowed?.(this.#text.slice(start, end)) === true) return;
    (this.#matches ??= []).push({ start, end, detector });
  }

  /** Whether there is nothing more to look for. */
  get isOver(): boolean {
    return this.#withheld !== undefined;
  }

  outcome(): ScanOutcome {
    if (this.#withheld !== undefined) return this.#withheld;
    return this.#matches === undefined ? NOTHING_FOUND : mergeMatches(this.#matches);
  }
}

/** Looks for everything that a list of detectors knows, in one pass over a text. */
export class Scanner {
  /** How far before a keyword a match may begin, in UTF-16 units. */
  readonly reachBefore: number;
  readonly detectors: readonly CompiledDetector[];
  readonly index: KeywordIndex<CompiledDetector>;
  readonly budget: ScanBudget;
  readonly isAllowed: IsAllowed | undefined;
  /** Of the value that is scanned: every scan of it, by any scanner, has the same time. */
  readonly watch: Watch;
  /** Those that are tried, where the index knows of others. */
  readonly kept: ReadonlySet<CompiledDetector> | undefined;
  #reachAfter: number | undefined;

  constructor(
    detectors: readonly CompiledDetector[],
    budget: ScanBudget,
    isAllowed?: IsAllowed,
    watch: Watch = new Watch(budget),
    index?: KeywordIndex<CompiledDetector>,
  ) {
    this.detectors = detectors;
    this.kept = index && new Set(detectors);
    this.isAllowed = isAllowed;
    this.watch = watch;
    this.index = index ?? new KeywordIndex(entriesOf(detectors));
    this.budget = budget;
    this.reachBefore = detectors.reduce((most, detector) => Math.max(most, detector.reachBefore), 0);
  }

  /** The longest match of any detector, from where its keyword begins, in UTF-16 units. */
  get reachAfter(): number {
    this.#reachAfter ??= this.detectors.reduce((most, detector) => Math.max(most, detector.reachAfter), 0);
    return this.#reachAfter;
  }

  /** The same scanner with fewer detectors. They share the index: to make one takes time, and half a megabyte. */
  narrowed(keeps: (detector: CompiledDetector) => boolean): Scanner {
    const detectors = this.detectors.filter(keeps);
    if (detectors.length === this.detectors.length) return this;
    return new Scanner(detectors, this.budget, this.isAllowed, this.watch, this.index);
  }

  /**
   * Finds what there is in a text, from one place up to another.
   *
   * @param changed where alone there may be anything, since the rest of the text was looked through.
   */
  scan(text: string, from: number = 0, to: number = text.length, changed?: ChangedPlaces): ScanOutcome {
    if (to - from > this.budget.maxLength) return { withheld: "too_long" };
    const attempt = new Attempt(text, this, changed);
    this.watch.enter();
    try {
      if (changed === undefined) this.index.visit(text, from, to, attempt.visit, attempt.look, true);
      else this.#scanAround(changed, text, from, to, attempt);
    } finally {
      this.watch.leave();
    }
    return attempt.outcome();
  }

  /** What is further from what changed than any detector sees is not even read. */
  #scanAround(changed: ChangedPlaces, text: string, from: number, to: number, attempt: Attempt): void {
    const { longest } = this.index;
    for (const { start, end } of changed.around(this.reachAfter + longest, this.reachBefore + longest)) {
      if (attempt.isOver) return;
      const first = startOfDigits(text, Math.max(from, start), from);
      this.index.visit(text, first, Math.min(to, end), attempt.visit, attempt.look, true);
    }
  }
}
