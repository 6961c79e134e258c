import type { LintFinding, LintLevel } from "../lint/lint-finding.ts";
import type { LintRule } from "../lint/lint-rule.ts";

/** Where a span was read. */
export interface Place {
  readonly file: string;
  readonly line: number;
}

export type Example = LintFinding & Place;

/** Findings of one rule about one key in spans of one scope. */
export interface FindingGroup {
  readonly rule: LintRule;
  readonly level: LintLevel;
  readonly key: string | undefined;
  readonly scope: string;
  readonly count: number;
  /** The first ones. */
  readonly examples: readonly Example[];
}

export interface Unreadable extends Place {
  readonly reason: string;
}

const MAX_EXAMPLES = 3;
const MAX_GROUPS = 1000;
const MAX_UNREADABLE = 20;

type MutableGroup = { -readonly [Key in keyof FindingGroup]: FindingGroup[Key] } & { examples: Example[] };

/** What was found in files of any size: counts of everything, and the first few of each sort. */
export class LintSummary {
  spans = 0;
  errors = 0;
  warnings = 0;
  /** Findings of more sorts than are told apart. */
  ungrouped = 0;
  unreadableCount = 0;
  readonly unreadable: Unreadable[] = [];
  /** Requests that were passed over, by signal. */
  readonly passedOver: Map<string, number> = new Map();
  readonly #groups = new Map<string, MutableGroup>();

  add(finding: LintFinding, place: Place): void {
    if (finding.level === "error") this.errors += 1;
    else this.warnings += 1;
    const { rule, level, key, span } = finding;
    const id = JSON.stringify([rule, level, key, span.scope]);
    const group = this.#groups.get(id);
    if (group !== undefined) {
      group.count += 1;
      if (group.examples.length < MAX_EXAMPLES) group.examples.push({ ...finding, ...place });
    } else if (this.#groups.size < MAX_GROUPS) {
      this.#groups.set(id, { rule, level, key, scope: span.scope, count: 1, examples: [{ ...finding, ...place }] });
    } else {
      this.ungrouped += 1;
    }
  }

  addUnreadable(unreadable: Unreadable): void {
    this.unreadableCount += 1;
    if (this.unreadable.length < MAX_UNREADABLE) this.unreadable.push(unreadable);
  }

  passOver(signal: string): void {
    this.passedOver.set(signal, (this.passedOver.get(signal) ?? 0) + 1);
  }

  /** Errors first, then what is found most. */
  groups(): readonly FindingGroup[] {
    const rank = ({ level }: FindingGroup): number => (level === "error" ? 0 : 1);
    return [...this.#groups.values()].toSorted((left, right) => rank(left) - rank(right) || right.count - left.count);
  }
}
