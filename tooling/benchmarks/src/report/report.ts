import type { Figure } from "../statistics/figure.ts";

export interface Column {
  readonly title: string;
  /** Digits behind the point. */
  readonly digits: number;
}

export interface Row {
  readonly name: string;
  /** One per column; `null` where there is nothing to say. */
  readonly figures: readonly (Figure | null)[];
}

/** A thing that is promised, and whether it was kept. */
export interface Verdict {
  readonly claim: string;
  readonly figure: Figure;
  readonly limit: number;
  /** Not judged: a run that is too short for its figures to mean anything. */
  readonly outcome: "reached" | "missed" | "not judged";
}

/** What one benchmark found. */
export interface Report {
  readonly name: string;
  readonly title: string;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  readonly verdicts: readonly Verdict[];
}
